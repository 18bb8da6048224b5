package org.convene.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.convene.base.Bounded;
import org.convene.base.Secrets;

/// A feed as gzip (RFC 1952), made of parts that were compressed before: after an edit some sixteen
/// meetings are compressed again, however long the feed is. A part begins without the window of the
/// one before, so that parts may stand in any order.
final class Gzip {
  /// Meetings of a part, on average. Fewer compress worse, for they share less; more take longer
  /// after an edit.
  private static final int TOGETHER = 16;

  /// Bytes of all parts kept; some 30,000 meetings.
  static final long MOST_BYTES = 16L << 20;

  private static final int OVERHEAD = 200;
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final byte[] LAST_BLOCK = {3, 0};

  private final Bounded<String, byte[]> parts =
      new Bounded<>(MOST_BYTES, part -> OVERHEAD + part.length);

  /// Gives back, inflated, `head`, the pieces and `tail`.
  byte[] of(byte[] head, List<Piece> pieces, byte[] tail) {
    CRC32 crc = new CRC32();
    long length = add(crc, head);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HEADER);
    out.writeBytes(deflated(List.of(head)));
    for (List<Piece> part : split(pieces)) {
      out.writeBytes(part(part));
      for (Piece piece : part) {
        length += add(crc, piece.fragment().bytes());
      }
    }
    out.writeBytes(deflated(List.of(tail)));
    length += add(crc, tail);
    out.writeBytes(LAST_BLOCK);
    write(out, crc.getValue());
    write(out, length);
    return out.toByteArray();
  }

  private static long add(CRC32 crc, byte[] bytes) {
    crc.update(bytes);
    return bytes.length;
  }

  /// Where a part ends is said by the piece itself: one that comes or goes moves no other border.
  private static List<List<Piece>> split(List<Piece> pieces) {
    List<List<Piece>> all = new ArrayList<>();
    List<Piece> part = new ArrayList<>();
    for (Piece piece : pieces) {
      part.add(piece);
      if (Math.floorMod(piece.uid().hashCode() * 0x9E3779B1, TOGETHER) == 0) {
        all.add(part);
        part = new ArrayList<>();
      }
    }
    all.add(part);
    return all;
  }

  private byte[] part(List<Piece> pieces) {
    StringBuilder tags = new StringBuilder();
    pieces.forEach(piece -> tags.append(piece.tag()));
    String key = Secrets.hex(tags.toString().getBytes(StandardCharsets.US_ASCII));
    return parts
        .get(key)
        .orElseGet(() -> {
          byte[] made = deflated(pieces.stream().map(piece -> piece.fragment().bytes()).toList());
          parts.put(key, made);
          return made;
        });
  }

  /// Whole blocks that end at a byte (RFC 1951), and none that says it is the last.
  private static byte[] deflated(List<byte[]> content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] some = new byte[8192];
      for (int i = 0; i < content.size(); i++) {
        deflater.setInput(content.get(i));
        int flush = i == content.size() - 1 ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH;
        int got;
        do {
          got = deflater.deflate(some, 0, some.length, flush);
          out.write(some, 0, got);
        } while (got == some.length);
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void write(ByteArrayOutputStream out, long littleEndian) {
    for (int i = 0; i < 4; i++) {
      out.write((int) (littleEndian >>> (8 * i)) & 0xff);
    }
  }
}
