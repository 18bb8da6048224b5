package org.convene.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PeekTest {
  private static final ByteBuffer MESSAGE =
      ByteBuffer.wrap(Peek.bytes("{\"type\":\"events\",\"from\":17,\"to\":204,\"from\":1}"));

  @Test
  void aNumberIsReadBehindTheFirstOfItsKey() {
    assertThat(Peek.number(MESSAGE, Peek.bytes("\"from\":"))).isEqualTo(17);
    assertThat(Peek.number(MESSAGE, Peek.bytes("\"to\":"))).isEqualTo(204);
  }

  @Test
  void aKeyThatIsNotThereHasNoNumber() {
    assertThat(Peek.number(MESSAGE, Peek.bytes("\"cast\":"))).isEqualTo(-1);
  }

  @Test
  void aStartIsOnlyAtTheStart() {
    assertThat(Peek.startsWith(MESSAGE, Peek.bytes("{\"type\":\"events\""))).isTrue();
    assertThat(Peek.startsWith(MESSAGE, Peek.bytes("\"type\""))).isFalse();
  }
}
