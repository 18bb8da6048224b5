package org.convene.bench.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A WebSocket written byte by byte (RFC 6455), so that it can misbehave. Reads only when told to.
final class RawSocket implements AutoCloseable {
  private static final int SMALL_BUFFER = 4 * 1024;
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int SHORT_LENGTH = 126;
  private static final int TEXT = 0x81;
  private static final int MASKED = 0x80;
  private static final String UPGRADE =
      """
      GET /live HTTP/1.1\r
      Host: 127.0.0.1\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      Sec-WebSocket-Protocol: convene.v1\r
      \r
      """;

  private final Socket socket = new Socket();

  /// With the smallest buffer, so that what is not read is soon felt by the server.
  RawSocket(URI server) throws IOException {
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()), PATIENCE_MILLIS);
  }

  /// Becomes a WebSocket; reads the answer to its last line.
  RawSocket upgrade() throws IOException {
    bytes(UPGRADE.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    int newest = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      newest = newest << 8 | b;
      if (newest == 0x0d0a0d0a) {
        return this;
      }
    }
    throw new IOException("closed before it was a WebSocket");
  }

  void hello(String ticket, String session) throws IOException {
    text(Line.message("hello").put("ticket", ticket).put("session", session).toString());
  }

  /// One text frame; masked with zeros, which is a mask like any other.
  void text(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(TEXT);
    if (payload.length < SHORT_LENGTH) {
      frame.write(MASKED | payload.length);
    } else {
      frame.write(MASKED | SHORT_LENGTH);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.write(new byte[4]);
    frame.write(payload);
    bytes(frame.toByteArray());
  }

  void bytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /// One byte, or -1 at the end.
  int read() throws IOException {
    return socket.getInputStream().read();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
