package org.convene.roll;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convene.base.CanonicalJson;
import org.convene.base.MandateId;
import org.convene.base.Secrets;

/// An electoral roll: who may vote, and with what weight. It has one order and one spelling, so
/// that the same roll has the same hash wherever it was written.
///
/// @param mandates by id
/// @param proxies by the mandate lent
public record Roll(List<Mandate> mandates, List<Proxy> proxies) {
  public static final Roll EMPTY = new Roll(List.of(), List.of());

  /// Of a hash of a roll.
  public static final int HASH_LENGTH = 64;

  public Roll {
    mandates =
        mandates.stream().sorted(Comparator.comparing(m -> m.id().value().toString())).toList();
    proxies =
        proxies.stream()
            .sorted(
                Comparator.comparing((Proxy p) -> p.lender().value().toString())
                    .thenComparing(p -> p.holder().value().toString()))
            .toList();
  }

  /// A roll where everybody votes for themselves.
  public static Roll of(List<Mandate> mandates) {
    return new Roll(mandates, List.of());
  }

  /// With mandates that are not on it yet.
  public Roll with(List<Mandate> joined) {
    return new Roll(Stream.concat(mandates.stream(), joined.stream()).toList(), proxies);
  }

  public BigDecimal weight() {
    BigDecimal sum =
        mandates.stream().map(m -> m.weight().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Weight(sum).value();
  }

  public Map<MandateId, Mandate> byId() {
    return mandates.stream().collect(Collectors.toMap(Mandate::id, Function.identity()));
  }

  /// RFC 8785, UTF-8: what [#hash] is taken of, and what an outsider is given.
  public byte[] canonical() {
    return CanonicalJson.write(this);
  }

  /// SHA-256 of [#canonical], in lower-case hexadecimal.
  public String hash() {
    return Secrets.hex(canonical());
  }

  /// What everybody may know of it.
  public Summary summary() {
    return new Summary(hash(), mandates.size(), weight());
  }

  /// @param hash of the roll as it is now
  /// @param mandates how many
  /// @param weight of all of them
  public record Summary(String hash, int mandates, BigDecimal weight) {}
}
