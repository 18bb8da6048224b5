package org.convene.bench.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// The floor: one thread that writes a frame, made once, to each socket, and does nothing else a
/// server would have to. A subscriber that does not keep up is not waited for.
final class FloorServer {
  private static final int BACKLOG = 4096;
  private static final String WEBSOCKET_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Selector selector = Selector.open();
  private final ServerSocketChannel listener = ServerSocketChannel.open();
  private final List<SocketChannel> subscribers = new ArrayList<>();
  private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
  private final ByteBuffer out = ByteBuffer.allocateDirect(64 * 1024);

  private FloorServer() throws IOException {
    listener
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG)
        .configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  public static void main(String[] arguments) throws IOException {
    FloorServer server = new FloorServer();
    System.out.println("ready " + server.listener.socket().getLocalPort());
    while (true) {
      server.selector.select(server::ready);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else if (!read((SocketChannel) key.channel(), key.attachment() != null)) {
        subscribers.remove((SocketChannel) key.channel());
        key.channel().close();
      }
    } catch (IOException gone) {
      key.cancel();
    }
  }

  private void accept() throws IOException {
    for (SocketChannel come = listener.accept(); come != null; come = listener.accept()) {
      come.configureBlocking(false).register(selector, SelectionKey.OP_READ);
      come.socket().setTcpNoDelay(true);
    }
  }

  private boolean read(SocketChannel from, boolean open) throws IOException {
    in.clear();
    if (from.read(in) < 0) {
      return false;
    }
    in.flip();
    if (open) {
      Frames.read(in, (_, payload) -> publish(payload));
    } else {
      greet(from, StandardCharsets.ISO_8859_1.decode(in).toString());
    }
    return true;
  }

  /// Requests of the load come in one piece.
  private void greet(SocketChannel from, String request) throws IOException {
    String key =
        request.lines().filter(l -> l.startsWith("Sec-WebSocket-Key:")).findFirst().orElse(":");
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: %s\r\n\r\n"
                .formatted(accepted(key.substring(key.indexOf(':') + 1).strip()));
    from.keyFor(selector).attach(Set.of());
    from.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
    if (request.startsWith("GET /sub ")) {
      subscribers.add(from);
    }
  }

  private static String accepted(String key) {
    try {
      byte[] both = (key + WEBSOCKET_KEY).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private void publish(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    out.clear().put(Frames.served(bytes)).flip();
    for (SocketChannel subscriber : List.copyOf(subscribers)) {
      try {
        out.rewind();
        subscriber.write(out);
      } catch (IOException gone) {
        subscribers.remove(subscriber);
      }
    }
  }
}
