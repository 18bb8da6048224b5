package org.convene.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.convene.base.OptionId;
import org.convene.base.Secrets;
import org.convene.tally.Lot;

/// Where the order of a poll's lot comes from. Its hash stands in the setup, so it cannot be chosen
/// after the votes; the head of the close goes in too, so it could not be chosen to suit them
/// before.
///
/// @param hex 32 random bytes
public record LotSeed(@JsonValue String hex) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LotSeed(String hex) {
    this.hex = new Hash(hex).hex();
  }

  public static LotSeed random() {
    return new LotSeed(HexFormat.of().formatHex(Secrets.bytes()));
  }

  public Hash commitment() {
    return Hash.of(bytes());
  }

  /// Options by `SHA-256(seed ‖ close head ‖ option id)`, the smallest first; the id as the 36
  /// characters it is written with.
  public Lot order(Hash closeHead, List<OptionId> options) {
    List<Hash> drawn =
        options.stream()
            .map(option -> Hash.of(bytes(), closeHead.bytes(), Hash.utf8(option.toString())))
            .toList();
    return new Lot(
        IntStream.range(0, options.size())
            .boxed()
            .sorted(Comparator.comparing(drawn::get))
            .toList());
  }

  private byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
