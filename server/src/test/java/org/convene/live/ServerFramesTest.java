package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Random;
import org.convene.http.ServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Law: what we write as frames, the decoder of others reads as the same message.
class ServerFramesTest {
  private final EmbeddedChannel client =
      new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, ServerOptions.MAX_FRAME_BYTES));

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        125,
        126,
        65_535,
        65_536,
        ServerOptions.MAX_FRAME_BYTES,
        ServerOptions.MAX_FRAME_BYTES + 1,
        3 * ServerOptions.MAX_FRAME_BYTES
      })
  void aMessageOfAnyLengthIsReadAsItWas(int length) {
    byte[] message = new byte[length];
    new Random(length).nextBytes(message);

    assertThat(read(ServerFrames.shared(message).duplicate())).isEqualTo(message);
    assertThat(read(ServerFrames.single(UnpooledByteBufAllocator.DEFAULT, message)))
        .isEqualTo(message);
  }

  private byte[] read(ByteBuf frames) {
    client.writeInbound(frames);
    ByteBuf message = Unpooled.buffer();
    boolean last = false;
    while (!last) {
      WebSocketFrame frame = client.readInbound();
      message.writeBytes(frame.content());
      last = frame.isFinalFragment();
      frame.release();
    }
    assertThat((Object) client.readInbound()).isNull();
    return ByteBufUtil.getBytes(message);
  }

  @Test
  void aCloseAndAPongSayWhatTheyAreGiven() {
    ByteBuf ping = Unpooled.copiedBuffer(new byte[] {7, 8, 9});
    client.writeInbound(ServerFrames.pong(UnpooledByteBufAllocator.DEFAULT, ping));
    PongWebSocketFrame pong = client.readInbound();
    assertThat(ByteBufUtil.getBytes(pong.content())).containsExactly(7, 8, 9);

    client.writeInbound(
        ServerFrames.close(UnpooledByteBufAllocator.DEFAULT, 4001, "no hello in time"));
    CloseWebSocketFrame close = client.readInbound();
    assertThat(close.statusCode()).isEqualTo(4001);
    assertThat(close.reasonText()).isEqualTo("no hello in time");
  }
}
