package org.convene.bench.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP proxy on loopback that can make what passes slow, hold it, or break connections off. What
/// lies behind it may change its port.
final class Passage implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;
  private static final int CONNECT_MILLIS = 2_000;
  private static final int BACKLOG = 4_096;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private record Pair(Socket near, Socket far) {
    /// Without a farewell: the other side gets a reset.
    void breakOff() {
      for (Socket socket : List.of(near, far)) {
        try {
          socket.setSoLinger(true, 0);
          socket.close();
        } catch (IOException e) {
          // It was broken already.
        }
      }
    }
  }

  private final ServerSocket door;
  private final Set<Pair> open = ConcurrentHashMap.newKeySet();
  private volatile int target;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean held;

  /// @param target the port on loopback to lead to, 0 for none yet
  Passage(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("passage").start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /// For connections from now on.
  void leadTo(int port) {
    target = port;
  }

  /// Every piece of up to 64 KiB waits this long, in either direction.
  void slowDown(Duration each) {
    delay = each;
  }

  /// Nothing passes, and nobody is told, until it is let go.
  void hold(boolean hold) {
    held = hold;
  }

  /// Breaks off a random share of the connections.
  ///
  /// @param share 0 to 1
  int cut(double share, Random random) {
    List<Pair> pairs = new ArrayList<>(open);
    Collections.shuffle(pairs, random);
    List<Pair> unlucky = pairs.subList(0, (int) Math.round(pairs.size() * share));
    unlucky.forEach(Pair::breakOff);
    return unlucky.size();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException e) {
        // Closed, or out of files for a moment: the loop's condition tells.
      }
    }
  }

  private void connect(Socket near) {
    Socket far = new Socket();
    Pair pair = new Pair(near, far);
    try {
      far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      open.add(pair);
      Thread back = Thread.ofVirtual().start(() -> pump(far, near));
      pump(near, far);
      back.join();
    } catch (IOException | IllegalArgumentException e) {
      // Nobody is behind us: our caller sees a connection that breaks off.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pair.breakOff();
      open.remove(pair);
    }
  }

  /// Ends both ways as soon as one ends: neither HTTP nor PostgreSQL uses half a connection.
  private void pump(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        linger();
        out.write(chunk, 0, read);
      }
    } catch (IOException e) {
      // Broken off.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void linger() throws InterruptedException {
    if (delay.isPositive()) {
      Thread.sleep(delay);
    }
    while (held) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    held = false;
    open.forEach(Pair::breakOff);
  }
}
