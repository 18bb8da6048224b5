package org.convene.http;

import io.vertx.core.http.HttpServerOptions;

/// The limits of the HTTP server, for pages, REST and live sockets alike.
public final class ServerOptions {
  /// The largest frame or message that is read at all; above the limit of the live protocol, so
  /// that a frame somewhat too large still gets an answer. Past it the socket is closed and only
  /// its sender hurt.
  public static final int MAX_FRAME_BYTES = 256 * 1024;

  /// Seconds without a byte in either direction. The heartbeat of live sockets must come more
  /// often.
  public static final int IDLE_SECONDS = 75;

  /// A whole room joins at once when its link is shown; past it the system refuses their
  /// connections.
  private static final int ACCEPT_BACKLOG = 4096;

  /// Below this a compressed answer is hardly smaller.
  private static final int COMPRESS_FROM_BYTES = 1024;

  private static final int CLOSING_SECONDS = 5;

  private ServerOptions() {}

  /// @param subprotocol of the live sockets
  public static HttpServerOptions create(String subprotocol) {
    return new HttpServerOptions()
        .addWebSocketSubProtocol(subprotocol)
        .setIdleTimeout(IDLE_SECONDS)
        .setAcceptBacklog(ACCEPT_BACKLOG)
        .setTcpKeepAlive(true)
        .setCompressionSupported(true)
        .setCompressionContentSizeThreshold(COMPRESS_FROM_BYTES)
        // A deflater per socket would cost more memory than a room, and more time than the kernel.
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(MAX_FRAME_BYTES)
        .setMaxWebSocketMessageSize(MAX_FRAME_BYTES)
        .setWebSocketClosingTimeout(CLOSING_SECONDS);
  }
}
