package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.convene.base.Json;
import org.convene.http.ServerOptions;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Law: a socket behaves as RFC 6455 asks of a server, byte for byte.
class WireTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int FINAL = 0x80;
  private static final int CONTINUATION = 0x0;
  private static final int TEXT = 0x1;
  private static final int BINARY = 0x2;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;
  private static final int PATIENCE_MILLIS = 20_000;

  /// @param code of a close
  private record Frame(int first, byte[] payload) {
    int code() {
      return Byte.toUnsignedInt(payload[0]) << 8 | Byte.toUnsignedInt(payload[1]);
    }
  }

  private World world;
  private Socket socket;
  private DataInputStream in;

  @BeforeEach
  void aConnectionThatHasSaidNothing() throws IOException {
    world = new World(DATABASE);
    socket = new Socket(InetAddress.getLoopbackAddress(), world.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    write(
        ("GET /live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: convene.v1\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    assertThat(head()).startsWith("HTTP/1.1 101").contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @AfterEach
  void end() throws IOException {
    socket.close();
    world.close();
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  private void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /// With a mask of zeros, which leaves the bytes as they are.
  private void send(int first, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length <= 125) {
      frame.write(0x80 | payload.length);
    } else if (payload.length <= 0xFFFF) {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    write(frame.toByteArray());
  }

  private Frame receive() throws IOException {
    int first = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    }
    return new Frame(first, in.readNBytes(length));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void assertEnded() throws IOException {
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void aPingIsAnsweredWithWhatItHeld() throws IOException {
    send(FINAL | PING, bytes("are you there"));

    Frame pong = receive();
    assertThat(pong.first()).isEqualTo(FINAL | PONG);
    assertThat(pong.payload()).isEqualTo(bytes("are you there"));
  }

  @Test
  void aMessageMayComeInPiecesWithAPingBetween() throws IOException {
    send(TEXT, bytes("{\"type\":"));
    send(FINAL | PING, bytes("p"));
    send(CONTINUATION, bytes("\"dan"));
    send(FINAL | CONTINUATION, bytes("ce\"}"));

    assertThat(receive().first()).isEqualTo(FINAL | PONG);
    Frame answer = receive();
    assertThat(answer.first()).isEqualTo(FINAL | BINARY);
    assertThat(Json.MAPPER.readTree(answer.payload()).path("problem").path("code").asText())
        .isEqualTo("unknown-message");
  }

  @Test
  void aCloseIsAnsweredAndEndsTheConnection() throws IOException {
    send(FINAL | CLOSE, new byte[] {0x03, (byte) 0xE8});

    Frame answer = receive();
    assertThat(answer.first()).isEqualTo(FINAL | CLOSE);
    assertThat(answer.code()).isEqualTo(1000);
    assertEnded();
  }

  @Test
  void whatIsNoFrameIsAProtocolError() throws IOException {
    write(new byte[] {(byte) (FINAL | TEXT), 2, 'h', 'i'}); // without a mask

    Frame answer = receive();
    assertThat(answer.first()).isEqualTo(FINAL | CLOSE);
    assertThat(answer.code()).isEqualTo(1002);
    send(FINAL | CLOSE, new byte[] {0x03, (byte) 0xEA});
  }

  @Test
  void aMessageThatNeverEndsIsCutOff() throws IOException {
    byte[] piece = new byte[ServerOptions.MAX_FRAME_BYTES / 2 + 1];
    send(TEXT, piece);
    send(CONTINUATION, piece);

    Frame answer = receive();
    assertThat(answer.first()).isEqualTo(FINAL | CLOSE);
    assertThat(answer.code()).isEqualTo(1009);
    send(FINAL | CLOSE, new byte[] {0x03, (byte) 0xF1});
    assertEnded();
  }

  @Test
  void nothingIsReadAfterTheClose() throws IOException {
    send(FINAL | BINARY, bytes("x"));
    assertThat(receive().first()).isEqualTo(FINAL | BINARY);
    send(FINAL | CLOSE, new byte[] {0x03, (byte) 0xE8});
    assertThat(receive().first()).isEqualTo(FINAL | CLOSE);
    assertEnded();
  }
}
