package org.convene.poll;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.jspecify.annotations.Nullable;

/// How many mandates of a class a roll has.
///
/// @param kind the class; null for mandates without one
/// @param weight of all of them
public record Electors(@Nullable String kind, int mandates, BigDecimal weight) {
  /// By class, in no order.
  public static List<Electors> of(Roll roll) {
    List<Electors> all = new ArrayList<>();
    roll.mandates().stream()
        .map(Mandate::kind)
        .distinct()
        .forEach(kind -> {
          List<Mandate> of =
              roll.mandates().stream().filter(m -> Objects.equals(m.kind(), kind)).toList();
          all.add(new Electors(kind, of.size(), Roll.of(of).weight()));
        });
    return List.copyOf(all);
  }

  static int mandates(List<Electors> all) {
    return all.stream().mapToInt(Electors::mandates).sum();
  }

  static BigDecimal weight(List<Electors> all) {
    return Spread.plain(
        all.stream().map(Electors::weight).reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
