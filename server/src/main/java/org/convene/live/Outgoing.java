package org.convene.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.convene.wire.ServerMessage;
import org.jspecify.annotations.Nullable;

/// A message on its way out, encoded once. Where it is for many, they get the same bytes of memory.
/// Safe for any thread.
final class Outgoing {
  private final byte[] bytes;
  private final long revision;
  private final boolean shared;
  private volatile @Nullable ByteBuf frame;

  private Outgoing(ServerMessage message, long revision, boolean shared) {
    this.bytes = message.encode();
    this.revision = revision;
    this.shared = shared;
  }

  static Outgoing state(ServerMessage message, long revision) {
    return new Outgoing(message, revision, true);
  }

  static Outgoing ephemeral(ServerMessage message) {
    return new Outgoing(message, 0, true);
  }

  /// For one connection alone.
  static Outgoing personal(ServerMessage message) {
    return new Outgoing(message, 0, false);
  }

  /// UTF-8 JSON; not to be changed.
  byte[] bytes() {
    return bytes;
  }

  /// The state it brings a client to; 0 for what is ephemeral and may be left out.
  long revision() {
    return revision;
  }

  /// As it is written, once.
  ByteBuf frame(ByteBufAllocator memory) {
    return shared ? shared().duplicate() : ServerFrames.single(memory, bytes);
  }

  private ByteBuf shared() {
    ByteBuf made = frame;
    if (made == null) {
      // Where two loops come at once each makes one, and either does.
      made = ServerFrames.shared(bytes);
      frame = made;
    }
    return made;
  }
}
