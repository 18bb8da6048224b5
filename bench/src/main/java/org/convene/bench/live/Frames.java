package org.convene.bench.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// WebSocket frames as bytes (RFC 6455), as little of it as a load needs: no extensions, and no
/// message in several frames, which none of the servers sends.
final class Frames {
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  private static final int PONG = 0xA;

  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int LOW_BITS = 0x7F;

  /// What a whole frame is given to.
  @FunctionalInterface
  interface Sink {
    /// @param payload good until this returns
    void frame(int opcode, ByteBuffer payload);
  }

  private Frames() {}

  /// The request that opens a socket.
  ///
  /// @param subprotocol empty: none
  static byte[] upgrade(String path, String subprotocol) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + (subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n")
            + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// A client's text frame. The mask is zero: it is there to confuse proxies, and here are none.
  static byte[] text(String message) {
    return frame(TEXT, message.getBytes(StandardCharsets.UTF_8), true);
  }

  static byte[] pong(ByteBuffer ping) {
    byte[] same = new byte[ping.remaining()];
    ping.get(same);
    return frame(PONG, same, true);
  }

  /// A server's frame, which is not masked.
  static byte[] served(byte[] payload) {
    return frame(TEXT, payload, false);
  }

  private static byte[] frame(int opcode, byte[] payload, boolean masked) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) (FINAL | opcode));
    int mask = masked ? MASKED : 0;
    if (payload.length < TWO_BYTES) {
      frame.put((byte) (mask | payload.length));
    } else if (payload.length <= 0xFFFF) {
      frame.put((byte) (mask | TWO_BYTES)).putShort((short) payload.length);
    } else {
      frame.put((byte) (mask | EIGHT_BYTES)).putLong(payload.length);
    }
    if (masked) {
      frame.putInt(0);
    }
    frame.put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  /// Gives the whole frames to the sink and leaves what is not whole yet. Payloads of clients are
  /// unmasked only where the mask is zero, as ours is.
  static void read(ByteBuffer in, Sink sink) {
    while (in.remaining() >= 2) {
      int start = in.position();
      int first = in.get();
      int second = in.get();
      int header = headerBytes(second) - 2;
      if (in.remaining() < header) {
        in.position(start);
        return;
      }
      long length = length(in, second & LOW_BITS);
      if ((second & MASKED) != 0) {
        in.getInt();
      }
      if (in.remaining() < length) {
        in.position(start);
        return;
      }
      if ((first & FINAL) == 0) {
        throw new IllegalStateException("a message in several frames");
      }
      ByteBuffer payload = in.slice(in.position(), (int) length);
      in.position(in.position() + (int) length);
      sink.frame(first & 0xF, payload);
    }
  }

  private static int headerBytes(int second) {
    int mask = (second & MASKED) != 0 ? 4 : 0;
    return switch (second & LOW_BITS) {
      case TWO_BYTES -> 4 + mask;
      case EIGHT_BYTES -> 10 + mask;
      default -> 2 + mask;
    };
  }

  private static long length(ByteBuffer in, int said) {
    return switch (said) {
      case TWO_BYTES -> in.getShort() & 0xFFFF;
      case EIGHT_BYTES -> in.getLong();
      default -> said;
    };
  }
}
