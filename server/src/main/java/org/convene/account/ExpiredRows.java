package org.convene.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets sign-ins and links that nobody can use any more, so that the tables do not only grow.
/// Several nodes may do so at once.
public final class ExpiredRows {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiredRows.class);

  private final List<Supplier<Future<Void>>> tables;

  /// @param tables each deletes what has expired in its table
  public ExpiredRows(List<Supplier<Future<Void>>> tables) {
    this.tables = List.copyOf(tables);
  }

  /// Until the server stops.
  public void forgetHourly(Vertx vertx) {
    vertx.setPeriodic(Duration.ofHours(1).toMillis(), tick -> forget());
  }

  private void forget() {
    Future.join(tables.stream().map(Supplier::get).toList())
        .onFailure(e -> LOG.warn("expired rows not forgotten: {}", e.toString()));
  }
}
