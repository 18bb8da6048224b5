package org.convene.bench.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A server that sends what comes on one WebSocket to all others, unchanged.
final class PlainPeer implements Peer {
  /// Sockets that are being opened at once: past the backlog of a listener they are tried again
  /// only a second later.
  private static final int OPENING = 200;

  private static final byte[] NUMBER = Peek.bytes("\"seq\":");

  private final String name;
  private final Process process;
  private final Sockets sockets;
  private final int port;
  private final int frameBytes;
  private final List<Subscriber> subscribers = new ArrayList<>();
  private @Nullable Socket publisher;

  /// @param process listens on `port`, with subscribers at `/sub` and the publisher at `/pub`
  PlainPeer(String name, Process process, Sockets sockets, int port, int frameBytes) {
    this.name = name;
    this.process = process;
    this.sockets = sockets;
    this.port = port;
    this.frameBytes = frameBytes;
  }

  private final class Subscriber implements Socket.Listener {
    final Delivery delivery;
    final CompletableFuture<Void> ready = new CompletableFuture<>();
    final Sequence sequence = new Sequence(-1);
    private @Nullable Socket socket;
    private Runnable next = () -> {};

    Subscriber(Delivery delivery) {
      this.delivery = delivery;
    }

    void connect(Runnable then) {
      next = then;
      socket = sockets.open(port, Frames.upgrade("/sub", ""), this);
    }

    @Override
    public void opened(Socket opened) {
      ready.complete(null);
      next.run();
    }

    @Override
    public void message(Socket from, ByteBuffer payload, long now) {
      long number = Peek.number(payload, NUMBER);
      sequence.came(number, number);
      delivery.came(number, number, payload.limit(), now);
    }

    @Override
    public void closed(Socket closed, String why) {
      ready.completeExceptionally(new IllegalStateException(name + ": " + why));
    }

    void leave() {
      if (socket != null) {
        socket.close();
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProcessTree tree() {
    return new ProcessTree(process.toHandle());
  }

  @Override
  public void subscribe(int people, Delivery delivery) {
    subscribers.clear();
    for (int i = 0; i < people; i++) {
      subscribers.add(new Subscriber(delivery));
    }
    sockets.run(() -> {
      for (int i = 0; i < Math.min(OPENING, people); i++) {
        connect(i);
      }
    });
    subscribers.forEach(one -> one.ready.join());
    CompletableFuture<Void> open = new CompletableFuture<>();
    publisher = sockets.ask(() -> sockets.open(port, Frames.upgrade("/pub", ""), opens(open)));
    open.join();
  }

  private void connect(int number) {
    if (number < subscribers.size()) {
      subscribers.get(number).connect(() -> connect(number + OPENING));
    }
  }

  private static Socket.Listener opens(CompletableFuture<Void> open) {
    return new Socket.Listener() {
      @Override
      public void opened(Socket socket) {
        open.complete(null);
      }

      @Override
      public void message(Socket socket, ByteBuffer payload, long now) {}

      @Override
      public void closed(Socket socket, String why) {
        open.completeExceptionally(new IllegalStateException(why));
      }
    };
  }

  @Override
  public void publish(int number) {
    String start = "{\"seq\":" + number + ",\"pad\":\"";
    String end = "\"}";
    if (publisher != null) {
      publisher.send(start + "x".repeat(frameBytes - start.length() - end.length()) + end);
    }
  }

  @Override
  public Flaws leave() {
    return sockets.ask(() -> {
      if (publisher != null) {
        publisher.close();
      }
      subscribers.forEach(Subscriber::leave);
      return new Flaws(
          subscribers.stream().mapToLong(one -> one.sequence.missing()).sum(),
          subscribers.stream().mapToLong(one -> one.sequence.repeated()).sum());
    });
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
  }
}
