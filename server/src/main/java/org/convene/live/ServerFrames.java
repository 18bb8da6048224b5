package org.convene.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.convene.http.ServerOptions;

/// Frames of a server as they cross the wire (RFC 6455, section 5.2): never masked, so that a
/// message to many is the same bytes to each of them.
final class ServerFrames {
  private static final int FINAL = 0x80;
  private static final int CONTINUATION = 0x0;
  private static final int BINARY = 0x2;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;

  /// Lengths up to this stand in the header's second byte.
  private static final int SHORT = 125;

  private static final int LENGTH_IN_2_BYTES = 126;
  private static final int LENGTH_IN_8_BYTES = 127;
  private static final int LARGEST_HEADER = 10;

  /// Bytes of one frame; a longer message goes in several, for clients that limit frames.
  private static final int PIECE = ServerOptions.MAX_FRAME_BYTES;

  private ServerFrames() {}

  /// A message for many: outside the heap, so that each write takes it as it is, and collected like
  /// any object, so that nobody counts who still needs it. Whoever writes it takes a duplicate.
  static ByteBuf shared(byte[] message) {
    ByteBuffer memory = ByteBuffer.allocateDirect(size(message.length));
    return Unpooled.unreleasableBuffer(put(Unpooled.wrappedBuffer(memory).clear(), message));
  }

  /// A message for one.
  static ByteBuf single(ByteBufAllocator memory, byte[] message) {
    return put(memory.directBuffer(size(message.length)), message);
  }

  static ByteBuf ping(ByteBufAllocator memory) {
    return control(memory, PING, Unpooled.EMPTY_BUFFER);
  }

  /// @param asked what the ping held
  static ByteBuf pong(ByteBufAllocator memory, ByteBuf asked) {
    return control(memory, PONG, asked);
  }

  /// @param reason short
  static ByteBuf close(ByteBufAllocator memory, int code, String reason) {
    ByteBuf body = Unpooled.buffer().writeShort(code);
    body.writeCharSequence(reason, StandardCharsets.UTF_8);
    return control(memory, CLOSE, body);
  }

  private static ByteBuf control(ByteBufAllocator memory, int opcode, ByteBuf body) {
    int length = body.readableBytes();
    ByteBuf frame = memory.directBuffer(LARGEST_HEADER + length);
    return header(frame, FINAL | opcode, length).writeBytes(body, body.readerIndex(), length);
  }

  private static int size(int length) {
    return length + LARGEST_HEADER * (length / PIECE + 1);
  }

  private static ByteBuf put(ByteBuf frames, byte[] message) {
    int opcode = BINARY;
    int from = 0;
    for (; message.length - from > PIECE; from += PIECE) {
      header(frames, opcode, PIECE).writeBytes(message, from, PIECE);
      opcode = CONTINUATION;
    }
    int rest = message.length - from;
    return header(frames, FINAL | opcode, rest).writeBytes(message, from, rest);
  }

  private static ByteBuf header(ByteBuf frame, int first, int length) {
    frame.writeByte(first);
    if (length <= SHORT) {
      return frame.writeByte(length);
    }
    return length <= 0xFFFF
        ? frame.writeByte(LENGTH_IN_2_BYTES).writeShort(length)
        : frame.writeByte(LENGTH_IN_8_BYTES).writeLong(length);
  }
}
