package org.convene.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what may have changed something: each request that is no mere read, and what is marked by
/// hand, before whoever did it is answered. Thread-safe.
public final class Changes implements Handler<RoutingContext> {
  private final AtomicLong count = new AtomicLong();

  @Override
  public void handle(RoutingContext ctx) {
    if (!Front.isRead(ctx.request())) {
      ctx.addHeadersEndHandler(_ -> mark());
    }
    ctx.next();
  }

  /// Something may have changed. To be called before anybody is told so.
  public void mark() {
    count.incrementAndGet();
  }

  /// While it stays, nothing was changed.
  long count() {
    return count.get();
  }
}
