package org.convene.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /health/live`: 200 while the process answers at all; if not, restart it.
///
/// `GET /health/ready`: 200 when it can do its work, 503 when the database does not answer in time
/// or the server is stopping; send people elsewhere meanwhile. Neither says more than that to
/// strangers.
public final class HealthRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

  /// Below the time limit that balancers usually set for a check.
  private static final int DATABASE_SECONDS = 2;

  private final Supplier<Future<Void>> database;
  private volatile boolean stopping;

  /// @param database succeeds when the database answers
  public HealthRoutes(Supplier<Future<Void>> database) {
    this.database = database;
  }

  public void mount(Router router) {
    router.get("/health/live").handler(context -> answer(context, 200, "up"));
    router.get("/health/ready").handler(this::ready);
  }

  /// From now on not ready, whatever the database says.
  public void stopping() {
    stopping = true;
  }

  private void ready(RoutingContext context) {
    if (stopping) {
      answer(context, 503, "stopping");
      return;
    }
    database
        .get()
        .timeout(DATABASE_SECONDS, TimeUnit.SECONDS)
        .onSuccess(pong -> answer(context, 200, "ready"))
        .onFailure(failure -> {
          LOG.warn("not ready: {}", failure.toString());
          answer(context, 503, "no database");
        });
  }

  private static void answer(RoutingContext context, int status, String word) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end("{\"status\":\"" + word + "\"}");
  }
}
