package org.convene.bench.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Thousands of client sockets on one thread: a load that takes little of the machine that it
/// shares with what it measures. Work is planned for a time and done then, whatever became of the
/// work before it.
final class Sockets implements AutoCloseable {
  /// The largest message that is read; a snapshot of a session is well below.
  private static final int BUFFER_BYTES = 4 * 1024 * 1024;

  private record Planned(long at, Runnable work) {}

  private record Opening(Socket socket, byte[] request) {}

  private final Selector selector;
  private final Thread thread;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Planned> planned =
      new PriorityQueue<>(Comparator.comparingLong(Planned::at));
  private volatile boolean ending;

  Sockets() throws IOException {
    selector = Selector.open();
    thread = Thread.ofPlatform().daemon().name("load").start(this::loop);
  }

  /// On the thread of the sockets, soon.
  void run(Runnable work) {
    asked.add(work);
    selector.wakeup();
  }

  /// Blocks until it was done there.
  <T> T ask(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    run(() -> {
      try {
        answer.complete(work.get());
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    return answer.join();
  }

  /// On the thread of the sockets, at a time of [System#nanoTime]. Called there.
  void at(long nanos, Runnable work) {
    planned.add(new Planned(nanos, work));
  }

  /// Called on the thread of the sockets.
  Socket open(int port, byte[] request, Socket.Listener listener) {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
      Socket socket = new Socket(channel, listener);
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.registered(
          channel.register(selector, SelectionKey.OP_CONNECT, new Opening(socket, request)));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("a socket cannot be opened", e);
    }
  }

  private void loop() {
    while (!ending) {
      try {
        selector.select(this::ready, patience());
        work();
      } catch (IOException | RuntimeException e) {
        // Whoever waits for something from here would wait for ever.
        e.printStackTrace();
        System.exit(1);
      }
    }
  }

  /// Milliseconds; never 0, which would be for ever.
  private long patience() {
    Planned next = planned.peek();
    long nanos = next == null ? TimeUnit.SECONDS.toNanos(1) : next.at - System.nanoTime();
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  private void work() {
    for (Runnable next = asked.poll(); next != null; next = asked.poll()) {
      next.run();
    }
    for (Planned next = planned.peek();
        next != null && next.at <= System.nanoTime();
        next = planned.peek()) {
      planned.remove().work.run();
    }
  }

  private void ready(SelectionKey key) {
    Socket socket = socket(key);
    try {
      if (key.attachment() instanceof Opening(Socket opening, byte[] request)) {
        key.attach(opening);
        opening.connected(request);
      } else {
        if (key.isValid() && key.isWritable()) {
          socket.writable();
        }
        if (key.isValid() && key.isReadable()) {
          socket.readable(buffer);
        }
      }
    } catch (IOException e) {
      socket.close(String.valueOf(e.getMessage()));
    }
    // What is due is done between reads, too: a large broadcast would hold it up.
    work();
  }

  private static Socket socket(SelectionKey key) {
    return key.attachment() instanceof Opening(Socket opening, _)
        ? opening
        : (Socket) key.attachment();
  }

  @Override
  public void close() throws IOException {
    ending = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
