package org.convene.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.VertxHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.convene.http.ServerOptions;
import org.convene.wire.CloseCode;
import org.jspecify.annotations.Nullable;

/// One WebSocket after its handshake: it reads messages and answers pings and closes (RFC 6455),
/// and writes frames that are already encoded straight to the socket.
///
/// It takes the channel over from the HTTP server, whose handlers, request and queues would
/// otherwise stay with each connection and stand between each frame and the kernel. Confined to the
/// channel's event loop.
final class Wire extends ChannelInboundHandlerAdapter {
  /// Who reads it; called on the event loop, in the order in which things come.
  interface Reader {
    void text(String message);

    void binary();

    /// A sign of life that is no message.
    void pong();

    /// Writable again after it was full.
    void drained();

    /// Called once, and nothing after it.
    void closed();
  }

  /// As Netty's handshake and Vert.x call their handlers.
  private static final String DECODER = "wsdecoder";

  private static final String LAST_OF_HTTP = "httpEncoder";
  private static final String NAME = "live";

  /// For the other side to answer a close, and to read what it has not read.
  private static final int CLOSING_SECONDS = 5;

  private static final int NO_CODE = -1;

  private final Channel channel;
  private final ContextInternal loop;
  private final Reader reader;

  /// From the decoder, which is the outermost handler, a write goes to the socket.
  private final ChannelHandlerContext outermost;

  /// Of a message in several frames.
  private @Nullable ByteBuf pieces;

  private boolean piecesAreText;
  private boolean closing;
  private @Nullable Future<?> patience;

  private Wire(Channel channel, ContextInternal loop, Reader reader) {
    this.channel = channel;
    this.loop = loop;
    this.reader = reader;
    this.outermost = channel.pipeline().context(DECODER);
  }

  /// Takes over a channel whose handshake is done. Called on its event loop.
  static Wire takeOver(Channel channel, ContextInternal loop, Reader reader) {
    ChannelPipeline pipeline = channel.pipeline();
    Wire wire = new Wire(channel, loop, reader);
    pipeline.addLast(NAME, wire);
    VertxHandler<?> before = pipeline.get(VertxHandler.class);
    for (String name : List.copyOf(pipeline.toMap().keySet())) {
      // The handshake takes its encoder out itself, once its answer is written.
      if (!name.equals(DECODER) && !name.equals(NAME) && !name.equals(LAST_OF_HTTP)) {
        pipeline.remove(name);
      }
    }
    // For the HTTP server this connection ends here.
    before.channelInactive(wire.outermost);
    return wire;
  }

  boolean isOpen() {
    return !closing && channel.isActive();
  }

  /// Whether what is written now would only wait.
  boolean isFull() {
    return !channel.isWritable();
  }

  ByteBufAllocator memory() {
    return channel.alloc();
  }

  /// @param frame whole and encoded; it is released here
  void write(ByteBuf frame) {
    outermost.writeAndFlush(frame, channel.voidPromise());
  }

  /// Two frames in one call of the system.
  void write(ByteBuf frame, ByteBuf next) {
    outermost.write(frame, channel.voidPromise());
    write(next);
  }

  void close(CloseCode code) {
    close(code.code(), code.reason());
  }

  private void close(int code, String reason) {
    if (!closing) {
      closing = true;
      write(ServerFrames.close(memory(), code, reason));
      patience =
          channel.eventLoop().schedule(() -> channel.close(), CLOSING_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof WebSocketFrame frame) {
        loop.dispatch(frame, this::frame);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void frame(WebSocketFrame frame) {
    switch (frame) {
      case CloseWebSocketFrame close -> closeAsked(close.statusCode());
      case PingWebSocketFrame ping -> {
        if (isOpen() && !isFull()) {
          write(ServerFrames.pong(memory(), ping.content()));
        }
      }
      case PongWebSocketFrame _ -> reader.pong();
      case ContinuationWebSocketFrame next -> piece(next);
      case WebSocketFrame first when !first.isFinalFragment() -> {
        piecesAreText = first instanceof TextWebSocketFrame;
        piece(first);
      }
      default -> message(frame instanceof TextWebSocketFrame, frame.content());
    }
  }

  private void message(boolean text, ByteBuf content) {
    if (closing) {
      return;
    }
    if (text) {
      reader.text(content.toString(StandardCharsets.UTF_8));
    } else {
      reader.binary();
    }
  }

  private void piece(WebSocketFrame frame) {
    ByteBuf sum = pieces == null ? Unpooled.buffer() : pieces;
    pieces = sum;
    if (sum.readableBytes() + frame.content().readableBytes() > ServerOptions.MAX_FRAME_BYTES) {
      close(WebSocketCloseStatus.MESSAGE_TOO_BIG);
      return;
    }
    sum.writeBytes(frame.content());
    if (frame.isFinalFragment()) {
      pieces = null;
      message(piecesAreText, sum);
    }
  }

  private void close(WebSocketCloseStatus status) {
    close(status.code(), status.reasonText());
  }

  /// The other side closes, or answers our close.
  private void closeAsked(int code) {
    if (closing) {
      channel.close();
    } else {
      closing = true;
      int answer = code == NO_CODE ? WebSocketCloseStatus.NORMAL_CLOSURE.code() : code;
      outermost
          .writeAndFlush(ServerFrames.close(memory(), answer, ""))
          .addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      // Not in the middle of the write that has made room.
      channel.eventLoop().execute(() -> loop.dispatch(null, _ -> reader.drained()));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closing = true;
    if (patience != null) {
      patience.cancel(false);
    }
    loop.dispatch(null, _ -> reader.closed());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupted && isOpen()) {
      close(corrupted.closeStatus());
    } else {
      channel.close();
    }
  }
}
