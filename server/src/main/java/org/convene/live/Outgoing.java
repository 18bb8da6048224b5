package org.convene.live;

import io.vertx.core.buffer.Buffer;
import org.convene.wire.ServerMessage;

/// A frame for many: encoded once, the same bytes to everybody.
///
/// @param revision the state it brings a client to; 0 for what is ephemeral and may be left out
record Outgoing(Buffer bytes, long revision) {
  static Outgoing state(ServerMessage message, long revision) {
    return new Outgoing(message.encode(), revision);
  }

  static Outgoing ephemeral(ServerMessage message) {
    return new Outgoing(message.encode(), 0);
  }
}
