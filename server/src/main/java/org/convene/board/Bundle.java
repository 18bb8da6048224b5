package org.convene.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.convene.base.Json;
import org.convene.base.PollId;

/// Everything that an outsider needs to check a poll, in one JSON file. What is wrong with one that
/// can be read is for [Verification].
///
/// @param version of the format; this program knows [#VERSION]
/// @param key of the board
/// @param roll the frozen roll as [org.convene.roll.Roll] writes it
/// @param entries the board, from the setup on
/// @param ballots in the order of their hashes
public record Bundle(
    String format,
    int version,
    PollId poll,
    BoardKey key,
    JsonNode roll,
    List<Posted> entries,
    List<Leaves.Hashed> ballots) {
  public static final String FORMAT = "convene-bundle";
  public static final int VERSION = 1;

  /// What a file turned out to be.
  public sealed interface Read<T> {
    record Whole<T>(T value) implements Read<T> {}

    /// @param what one line: the place and the reason
    record Broken<T>(String what) implements Read<T> {}
  }

  public Bundle {
    entries = List.copyOf(entries);
    ballots = List.copyOf(ballots);
  }

  public static Bundle of(BoardKey key, Chain chain, JsonNode roll, Leaves leaves) {
    return new Bundle(FORMAT, VERSION, chain.poll(), key, roll, chain.posted(), leaves.hashed());
  }

  public static Read<Bundle> read(byte[] file) {
    return read(file, FORMAT, VERSION, Bundle.class);
  }

  public static Read<Receipt> readReceipt(byte[] file) {
    return read(file, Receipt.FORMAT, Receipt.VERSION, Receipt.class);
  }

  private static <T> Read<T> read(byte[] file, String format, int version, Class<T> type) {
    try {
      JsonNode json =
          Json.MAPPER
              .readerFor(JsonNode.class)
              .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .readValue(file);
      if (!json.path("format").asText().equals(format)) {
        return new Read.Broken<>("format: this is no " + format);
      }
      if (!json.path("version").isInt() || json.path("version").intValue() != version) {
        return new Read.Broken<>(
            "version: this program knows version " + version + " of a " + format + " only");
      }
      return Canonical.isPlain(json)
          ? only(json, Json.MAPPER.treeToValue(json, type))
          : new Read.Broken<>("a number is not whole, or a value is null");
    } catch (JsonProcessingException e) {
      return new Read.Broken<>(Json.explain(e));
    } catch (IOException e) {
      return new Read.Broken<>("the file cannot be read");
    }
  }

  /// A value that could be read but would be written otherwise, such as an id in capitals, is not
  /// what was published.
  private static <T> Read<T> only(JsonNode json, T value) {
    return Difference.first(Canonical.tree(value), json)
        .<Read<T>>map(
            path -> new Read.Broken<>(path.replaceFirst("^\\.", "") + ": not in its one form"))
        .orElseGet(() -> new Read.Whole<>(value));
  }
}
