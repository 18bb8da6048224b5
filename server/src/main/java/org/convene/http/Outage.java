package org.convene.http;

import io.netty.channel.unix.Errors;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a database that is away, overrun or restarting, or that ended one of two transactions
/// which waited for each other, from a bug: the former pass, and what was tried may be tried again.
public final class Outage {
  /// Connection lost, resources exhausted, shutting down or starting, serialization failure and
  /// deadlock (PostgreSQL's manual, appendix A). A whole class, or the part of one that passes.
  private static final List<String> STATES = List.of("08", "53", "57P", "40001", "40P01");

  /// What Vert.x fails with when a connection or a pool goes away under a statement; these have no
  /// type of their own. `OutageTest` meets them.
  private static final List<String> MESSAGES =
      List.of(
          "Pool closed",
          "Connection was closed",
          "Connection is not active now",
          "Pending requests failed to be sent",
          "Timeout");

  private Outage() {}

  public static boolean is(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(Outage::isOne);
  }

  private static boolean isOne(Throwable failure) {
    return switch (failure) {
      case DatabaseException refused -> begins(STATES, refused.getSqlState());
      case ClosedConnectionException _, ConnectionPoolTooBusyException _, TimeoutException _ ->
          true;
      case SocketException _, UnknownHostException _, ClosedChannelException _ -> true;
      // Linux's own transport says so where Java's would throw a SocketException.
      case Errors.NativeIoException _ -> true;
      case VertxException other -> begins(MESSAGES, other.getMessage());
      default -> false;
    };
  }

  private static boolean begins(List<String> beginnings, @Nullable String text) {
    return text != null && beginnings.stream().anyMatch(text::startsWith);
  }
}
