package org.convene.bench.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Clients that send what nobody should: before the upgrade, in frames, and after the hello. Each
/// waits for the first byte of an answer, two seconds at most.
record Garbage(int rounds) implements Fault {
  private static final int RANDOM_BYTES = 2_000;

  /// Frames that break RFC 6455 or our limits: a length beyond any memory, no mask, a reserved
  /// opcode, a long ping, half of a character, a continuation of nothing.
  private static final List<byte[]> FRAMES =
      List.of(
          new byte[] {(byte) 0x81, (byte) 0xff, 0x7f, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0},
          new byte[] {(byte) 0x81, 0x02, '{', '}'},
          new byte[] {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0},
          new byte[] {(byte) 0x89, (byte) 0xfe, 0x10, 0x00, 0, 0, 0, 0},
          new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, (byte) 0xc3, (byte) 0x28},
          new byte[] {(byte) 0x80, (byte) 0x80, 0, 0, 0, 0});

  private static final List<String> TEXTS =
      List.of(
          "",
          "{",
          "[".repeat(20_000),
          "{\"type\":\"cast\",\"id\":\"x\"}",
          "{\"type\":\"hello\",\"ticket\":null}",
          "{\"type\":\"command\",\"command\":{\"type\":\"openSession\"}}",
          "\"\\ud800\"",
          "1e999999999");

  private static final List<String> REQUESTS =
      List.of(
          "GET / HTTP/9.9\r\n\r\n",
          "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n",
          "POST /api/auth/refresh HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
          "POST /api/auth/refresh HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nX: " + "b".repeat(40_000) + "\r\n\r\n",
          "GET /%00%ff%zz HTTP/1.1\r\nHost: a\r\n\r\n");

  @Override
  public String name() {
    return "garbage, " + rounds + " ×";
  }

  @Override
  public void strike(Arena arena) throws IOException {
    for (int round = 0; round < rounds; round++) {
      byte[] noise = new byte[RANDOM_BYTES];
      arena.random().nextBytes(noise);
      send(arena, false, noise);
      send(arena, true, noise);
      for (String request : REQUESTS) {
        send(arena, false, request.getBytes(StandardCharsets.ISO_8859_1));
      }
      for (byte[] frame : FRAMES) {
        send(arena, true, frame);
      }
      texts(arena);
    }
  }

  private static void send(Arena arena, boolean upgraded, byte[] bytes) throws IOException {
    try (RawSocket socket = new RawSocket(arena.serving().address())) {
      if (upgraded) {
        socket.upgrade();
      }
      write(socket, bytes);
    }
  }

  /// The server may have ended the connection in the middle of it.
  private static void write(RawSocket socket, byte[] bytes) {
    try {
      socket.bytes(bytes);
      socket.read();
    } catch (IOException e) {
      // A reset, or no answer to half a request: either is its good right.
    }
  }

  private static void texts(Arena arena) throws IOException {
    String session = arena.way().session();
    for (Pass stranger : arena.strangers(1)) {
      try (RawSocket socket = new RawSocket(arena.serving().address()).upgrade()) {
        socket.hello(arena.doorway().ticket(session, stranger).join().value(), session);
        for (String text : TEXTS) {
          socket.text(text);
        }
        socket.read();
      }
    }
  }
}
