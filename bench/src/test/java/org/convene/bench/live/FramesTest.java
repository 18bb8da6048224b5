package org.convene.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
  private final List<String> read = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 100_000})
  void framesOfEachLengthAreReadAsTheyWereWritten(int length) {
    String message = "é" + "x".repeat(length);
    read(ByteBuffer.wrap(Frames.text(message)));
    read(ByteBuffer.wrap(Frames.served(message.getBytes(StandardCharsets.UTF_8))));
    assertThat(read).containsExactly(message, message);
  }

  @Test
  void framesThatComeInPiecesAreReadOnceTheyAreWhole() {
    byte[] all = ByteBuffer.allocate(400).put(served("a".repeat(130))).put(served("b")).array();
    int end = 130 + 4 + 1 + 2;
    int start = 0;
    for (int come = 0; come <= end; come++) {
      ByteBuffer in = ByteBuffer.wrap(all, start, come - start);
      read(in);
      start = in.position();
    }
    assertThat(read).containsExactly("a".repeat(130), "b");
    assertThat(start).isEqualTo(end);
  }

  private static byte[] served(String message) {
    return Frames.served(message.getBytes(StandardCharsets.UTF_8));
  }

  private void read(ByteBuffer in) {
    Frames.read(in, (_, payload) -> read.add(StandardCharsets.UTF_8.decode(payload).toString()));
  }
}
