package org.convene.account;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets sign-ins and links that nobody can use any more, so that the tables do not only grow.
/// Several nodes may do so at once.
public final class ExpiredRows {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiredRows.class);

  private final SignIns signIns;
  private final SignInLinks links;

  public ExpiredRows(SignIns signIns, SignInLinks links) {
    this.signIns = signIns;
    this.links = links;
  }

  /// Until the server stops.
  public void forgetHourly(Vertx vertx) {
    vertx.setPeriodic(Duration.ofHours(1).toMillis(), tick -> forget());
  }

  private void forget() {
    signIns
        .forget()
        .compose(done -> links.forget())
        .onFailure(e -> LOG.warn("expired sign-ins not forgotten: {}", e.toString()));
  }
}
