package org.convene.tally.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads an election from a file of any form that is known, recognised by content alone.
public final class ElectionFiles {
  private ElectionFiles() {}

  /// The bytes of a file, and at most one more than [#read] takes: an endless stream ends there.
  public static byte[] bytes(InputStream in) throws IOException {
    return in.readNBytes(Limits.MAX_BYTES + 1);
  }

  /// @throws UnreadableFile if the form is not known or its content breaks it
  public static ElectionFile read(byte[] bytes) throws UnreadableFile {
    Source source = Source.of(bytes);
    List<Line> filled = source.filled().limit(2).toList();
    Line first = filled.getFirst();
    if (isJson(source, first)) {
      source.mustBeUtf8("JSON");
      JsonValue json = JsonText.read(bytes);
      return BundleJson.is(json) ? BundleJson.read(json) : OwnJson.read(json);
    }
    if (Pabulib.starts(first)) {
      return Pabulib.read(source);
    }
    if (source.filled().takeWhile(PrefLibHeader::isHeader).anyMatch(PrefLibHeader::isTypical)) {
      return PrefLib.read(source);
    }
    if (Debian.is(source)) {
      return Debian.read(source);
    }
    if (filled.size() == 2 && LegacyPrefLib.starts(first, filled.get(1))) {
      return LegacyPrefLib.read(source);
    }
    return commented(source);
  }

  /// The forms whose first line may be a comment.
  private static ElectionFile commented(Source source) throws UnreadableFile {
    Line said =
        source
            .filled()
            .filter(line -> new Cursor(line).peek() != '#')
            .findFirst()
            .orElse(source.lines().getLast());
    if (said.text().strip().matches("[0-9]{1,9}\\s+[0-9]{1,9}(\\s.*)?")) {
      return Blt.read(source);
    }
    if (Abif.starts(said)) {
      return Abif.read(source);
    }
    throw said.place()
        .refuse(
            "this is no election file that is known (PrefLib, BLT, HIL, ABIF, Pabulib, Debian, JSON)");
  }

  /// ABIF may start with `{version: "0.1"}`: one line, and further lines that are no JSON.
  private static boolean isJson(Source source, Line first) {
    String text = first.text().strip();
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return false;
    }
    boolean wholeLine = text.startsWith("{") && text.endsWith("}");
    return !wholeLine
        || source.filled().skip(1).findFirst().filter(ElectionFiles::isAbif).isEmpty();
  }

  private static boolean isAbif(Line line) {
    return line.text().strip().startsWith("#") || Abif.starts(line);
  }
}
