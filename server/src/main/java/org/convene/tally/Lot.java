package org.convene.tally;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The order in which options win where votes cannot tell them apart and one has to.
///
/// @param order every place of the election's options once, first drawn first
public record Lot(List<Integer> order) {
  public Lot {
    order = List.copyOf(order);
  }

  /// Options in the order of `SHA-256(seed ‖ closeHead ‖ option)`, the least first: nobody knew it
  /// before the close, and whoever knows the seed then can draw it again.
  ///
  /// @param seed committed to when the poll opened
  /// @param closeHead the head of the bulletin board at the close
  /// @param options keys, each once, hashed as UTF-8
  public static Lot draw(byte[] seed, byte[] closeHead, List<String> options) {
    List<byte[]> tickets = options.stream().map(key -> ticket(seed, closeHead, key)).toList();
    Comparator<Integer> byTicket =
        Comparator.comparing(tickets::get, (one, other) -> Arrays.compareUnsigned(one, other));
    return new Lot(IntStream.range(0, options.size()).boxed().sorted(byTicket).toList());
  }

  /// The lot of an election that has no seed, such as a file: drawn by the keys alone.
  public static Lot ofKeys(List<String> options) {
    return draw(new byte[0], new byte[0], options);
  }

  private static byte[] ticket(byte[] seed, byte[] closeHead, String option) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(seed);
      sha256.update(closeHead);
      return sha256.digest(option.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /// These options, first drawn first.
  List<Integer> sort(Collection<Integer> options) {
    return order.stream().filter(options::contains).toList();
  }
}
