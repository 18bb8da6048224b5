package org.convene.tally.file;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convene.base.Secrets;
import org.convene.tally.Lot;

/// The lot of a file, which anybody can draw again: no secret was committed to for it.
public final class FileLot {
  private FileLot() {}

  /// Options by `SHA-256(seed ‖ option)`, both in UTF-8, the smallest first.
  public static Lot drawn(String seed, List<String> options) {
    List<String> drawn =
        options.stream()
            .map(option -> Secrets.hex((seed + option).getBytes(StandardCharsets.UTF_8)))
            .toList();
    return new Lot(
        IntStream.range(0, options.size())
            .boxed()
            .sorted(Comparator.comparing(drawn::get))
            .toList());
  }
}
