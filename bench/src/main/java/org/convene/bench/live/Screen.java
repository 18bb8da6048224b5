package org.convene.bench.live;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What a guest has open: says hello, and checks that no revision is left out or comes twice.
/// Confined to the thread of the sockets.
class Screen implements Socket.Listener {
  private static final byte[] EVENTS = Peek.bytes("{\"type\":\"events\"");
  private static final byte[] SNAPSHOT = Peek.bytes("{\"type\":\"snapshot\"");
  private static final byte[] FROM = Peek.bytes("\"from\":");
  private static final byte[] TO = Peek.bytes("\"to\":");
  private static final byte[] REVISION = Peek.bytes("\"revision\":");

  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private String hello = "";
  private @Nullable Sequence revisions;
  private @Nullable Socket socket;

  void say(String first) {
    hello = first;
  }

  void connect(Sockets sockets, int port) {
    socket = sockets.open(port, Conference.upgrade(), this);
  }

  /// Once the state is there.
  CompletableFuture<Void> ready() {
    return ready;
  }

  @Override
  public final void opened(Socket opened) {
    opened.send(hello);
  }

  @Override
  public void closed(Socket closed, String why) {
    ready.completeExceptionally(new IllegalStateException(why));
  }

  @Override
  public final void message(Socket from, ByteBuffer payload, long now) {
    if (Peek.startsWith(payload, EVENTS)) {
      long first = Peek.number(payload, FROM);
      long last = Peek.number(payload, TO);
      if (revisions != null) {
        revisions.came(first, last);
      }
      events(first, last, payload.limit(), now);
    } else if (Peek.startsWith(payload, SNAPSHOT)) {
      revisions = new Sequence(Peek.number(payload, REVISION));
      ready.complete(null);
    } else {
      other(payload, now);
    }
  }

  /// Events from one revision to another.
  void events(long from, long to, int size, long now) {}

  /// A message that is neither events nor a snapshot.
  void other(ByteBuffer payload, long now) {}

  void send(String message) {
    if (socket != null) {
      socket.send(message);
    }
  }

  void leave() {
    if (socket != null) {
      socket.close();
    }
  }

  long missing() {
    return revisions == null ? 0 : revisions.missing();
  }

  long repeated() {
    return revisions == null ? 0 : revisions.repeated();
  }
}
