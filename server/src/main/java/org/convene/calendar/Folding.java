package org.convene.calendar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Content lines as bytes: RFC 5545, section 3.1.
final class Folding {
  /// Octets of a line, its end not counted.
  static final int MAX_OCTETS = 75;

  private static final int CONTINUATION_BITS = 0xC0;
  private static final int CONTINUATION = 0x80;

  private Folding() {}

  /// Appends one line, folded by octets and never inside a character.
  ///
  /// @param line without its end, and without control characters but tabs
  static void write(String line, ByteArrayOutputStream out) {
    byte[] octets = line.getBytes(StandardCharsets.UTF_8);
    int from = 0;
    int room = MAX_OCTETS;
    while (octets.length - from > room) {
      int to = from + room;
      while ((octets[to] & CONTINUATION_BITS) == CONTINUATION) {
        to--;
      }
      out.write(octets, from, to - from);
      out.writeBytes(new byte[] {'\r', '\n', ' '});
      from = to;
      room = MAX_OCTETS - 1;
    }
    out.write(octets, from, octets.length - from);
    out.writeBytes(new byte[] {'\r', '\n'});
  }
}
