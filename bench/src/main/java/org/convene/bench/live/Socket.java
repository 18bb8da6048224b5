package org.convene.bench.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One WebSocket of a client, confined to the thread of its [Sockets].
final class Socket {
  /// Whoever listens to it.
  interface Listener {
    default void opened(Socket socket) {}

    /// A text or binary message.
    ///
    /// @param now when it was read, as [System#nanoTime]
    void message(Socket socket, ByteBuffer payload, long now);

    default void closed(Socket socket, String why) {}
  }

  private static final byte[] NOTHING = {};

  private final SocketChannel channel;
  private final Listener listener;
  private final Deque<ByteBuffer> unwritten = new ArrayDeque<>();
  private byte[] unread = NOTHING;
  private boolean open;
  private boolean gone;
  private @Nullable SelectionKey key;

  Socket(SocketChannel channel, Listener listener) {
    this.channel = channel;
    this.listener = listener;
  }

  void registered(SelectionKey as) {
    key = as;
  }

  boolean isOpen() {
    return open && !gone;
  }

  void send(String message) {
    write(Frames.text(message));
  }

  void close() {
    close("closed by us");
  }

  void connected(byte[] request) throws IOException {
    channel.finishConnect();
    interest(SelectionKey.OP_READ);
    write(request);
  }

  void write(byte[] bytes) {
    if (gone) {
      return;
    }
    unwritten.add(ByteBuffer.wrap(bytes));
    writable();
  }

  void writable() {
    try {
      while (!unwritten.isEmpty()) {
        channel.write(unwritten.getFirst());
        if (unwritten.getFirst().hasRemaining()) {
          interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
          return;
        }
        unwritten.removeFirst();
      }
      interest(SelectionKey.OP_READ);
    } catch (IOException e) {
      close(String.valueOf(e.getMessage()));
    }
  }

  /// @param into lent for this call: one for all sockets of a thread
  void readable(ByteBuffer into) throws IOException {
    into.clear().put(unread);
    int read = channel.read(into);
    long now = System.nanoTime();
    into.flip();
    if (read < 0) {
      close("closed by the server");
      return;
    }
    if (!open) {
      handshake(into);
    }
    if (open) {
      Frames.read(into, (opcode, payload) -> frame(opcode, payload, now));
    }
    unread = into.hasRemaining() ? rest(into) : NOTHING;
  }

  private static byte[] rest(ByteBuffer of) {
    byte[] rest = new byte[of.remaining()];
    of.get(rest);
    return rest;
  }

  private void handshake(ByteBuffer in) {
    String said = StandardCharsets.ISO_8859_1.decode(in.duplicate()).toString();
    int end = said.indexOf("\r\n\r\n");
    if (end < 0) {
      return;
    }
    if (!said.startsWith("HTTP/1.1 101")) {
      close("no WebSocket: " + said.lines().findFirst().orElse(""));
      return;
    }
    in.position(in.position() + end + 4);
    open = true;
    listener.opened(this);
  }

  private void frame(int opcode, ByteBuffer payload, long now) {
    switch (opcode) {
      case Frames.TEXT, Frames.BINARY -> listener.message(this, payload, now);
      case Frames.PING -> write(Frames.pong(payload));
      case Frames.CLOSE ->
          close("closed with " + (payload.remaining() < 2 ? "no code" : payload.getShort()));
      default -> {}
    }
  }

  void close(String why) {
    if (gone) {
      return;
    }
    gone = true;
    try {
      channel.close();
    } catch (IOException _) {
      // Gone either way.
    }
    listener.closed(this, why);
  }

  private void interest(int operations) {
    if (key != null && key.isValid() && key.interestOps() != operations) {
      key.interestOps(operations);
    }
  }
}
