package org.convene.tally.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The text of a file, line by line. UTF-8, and what is not UTF-8 is taken as Windows-1252, which
/// the older formats were written in; the younger ones refuse that.
///
/// @param lines ended by LF, CR LF or CR; without a byte order mark; no control characters but tabs
/// @param notUtf8 where UTF-8 ends; line 0 where it is UTF-8 throughout
record Source(List<Line> lines, Place notUtf8) {
  private static final Charset OLDER = Charset.forName("windows-1252");
  private static final int DOS_END = 0x1a;

  Source {
    lines = List.copyOf(lines);
  }

  /// @throws UnreadableFile if it is too large, empty, or no text
  static Source of(byte[] bytes) throws UnreadableFile {
    if (bytes.length > Limits.MAX_BYTES) {
      throw new UnreadableFile("the file is larger than %d MiB".formatted(Limits.MAX_BYTES >> 20));
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult end = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    return end.isError()
        ? new Source(split(new String(bytes, OLDER)), Place.line(lineOf(text)))
        : new Source(split(text.toString()), Place.FILE);
  }

  /// @throws UnreadableFile if it is not UTF-8
  void mustBeUtf8(String format) throws UnreadableFile {
    if (notUtf8.line() > 0) {
      throw notUtf8.refuse("this is not UTF-8, as " + format + " must be");
    }
  }

  Stream<Line> filled() {
    return lines.stream().filter(line -> !line.isBlank());
  }

  private static List<Line> split(String text) throws UnreadableFile {
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    int end = text.length();
    while (end > start && text.charAt(end - 1) == DOS_END) {
      end--;
    }
    List<Line> lines = new ArrayList<>();
    while (start < end) {
      int stop = lineEnd(text, start, end);
      lines.add(line(lines.size() + 1, text.substring(start, stop)));
      start = text.startsWith("\r\n", stop) ? stop + 2 : stop + 1;
    }
    if (lines.stream().allMatch(Line::isBlank)) {
      throw Place.line(1).refuse("the file is empty");
    }
    return lines;
  }

  private static int lineEnd(String text, int start, int end) {
    int stop = start;
    while (stop < end && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
      stop++;
    }
    return stop;
  }

  private static Line line(int number, String text) throws UnreadableFile {
    Line line = new Line(number, text);
    if (text.length() > Limits.MAX_LINE) {
      throw line.place().refuse("longer than %d characters".formatted(Limits.MAX_LINE));
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw line.place(i).refuse("a control character (%d): this is not text".formatted((int) c));
      }
    }
    return line;
  }

  private static int lineOf(CharBuffer before) {
    int line = 1;
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == before.length() || before.charAt(i + 1) != '\n'))) {
        line++;
      }
    }
    return line;
  }
}
