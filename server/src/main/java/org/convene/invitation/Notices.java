package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.http.Outage;
import org.convene.http.Site;
import org.convene.mail.Mailbox;
import org.convene.mail.Outbox;
import org.convene.mail.Standing;
import org.convene.mail.Worker;
import org.convene.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// "Save and notify": edits are gathered until an organiser leaves the meeting alone, and then
/// everybody concerned is told once what is true then. Guests who know that already get nothing.
///
/// Durable: a notice is a row, taken in the transaction that puts the mails of all its guests into
/// the outbox.
public final class Notices {
  /// Without another edit. Long enough to correct a slip, short enough that nobody sits in the
  /// wrong room.
  public static final Duration QUIET = Duration.ofMinutes(2);

  /// After the first edit people are told, however much is edited still.
  static final Duration AT_MOST = Duration.ofMinutes(15);

  private static final Duration POLL = Duration.ofSeconds(5);

  /// One that trips a bug of ours must not keep the others from being told.
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

  /// Each round looks at everybody who comes to a meeting of the next day.
  private static final Duration REMIND = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final Database database;
  private final Clock clock;
  private final Duration quiet;
  private final Invitations invitations;
  private final Reminders reminders;
  private Instant remindNext = Instant.MIN;

  /// @param quiet see [#QUIET]; shorter for tests and rehearsals
  /// @param organizer who invites, and where answers go
  public Notices(
      Database database, Clock clock, Site site, Outbox outbox, Mailbox organizer, Duration quiet) {
    this.database = database;
    this.clock = clock;
    this.quiet = quiet;
    this.invitations = new Invitations(clock, site, outbox, organizer);
    this.reminders = new Reminders(database, clock, site, outbox);
  }

  /// Those concerned are to be told of the meeting, or of its whole series, before long. To be
  /// called after the change, in its transaction.
  public Future<Void> gather(SqlClient on, MeetingId meeting) {
    return Units.of(on, meeting)
        .compose(unit -> unit.isEmpty() ? Future.succeededFuture() : gather(on, unit.get()));
  }

  /// The same of a series.
  public Future<Void> gather(SqlClient on, SeriesId series) {
    return Units.named(on, series.value())
        .compose(unit -> unit.isEmpty() ? Future.succeededFuture() : gather(on, unit.get()));
  }

  private Future<Void> gather(SqlClient on, Unit unit) {
    Instant now = clock.instant();
    return new NoticeStore(on)
        .gather(unit.subject(), unit.initiative(), now, now.plus(quiet), AT_MOST.toSeconds());
  }

  /// Until it is closed: tells what is due, and reminds. Blocks a virtual thread, and nothing else.
  public Worker start() {
    return Worker.start("notices", this::step);
  }

  private Duration step() {
    while (tellOne()) {
      // As long as there is one.
    }
    Instant now = clock.instant();
    if (!now.isBefore(remindNext)) {
      reminders.remind();
      remindNext = now.plus(REMIND);
    }
    return quiet.compareTo(POLL) < 0 ? quiet : POLL;
  }

  /// Tells what is due of one meeting or series. Waits.
  ///
  /// @return whether there was one
  boolean tellOne() {
    try {
      return Objects.requireNonNull(database.pool().withTransaction(this::tellOne).await());
    } catch (RuntimeException e) {
      if (Outage.is(e)) {
        throw e;
      }
      LOG.error("a notice could not be told, others go before it", e);
      Instant now = clock.instant();
      new NoticeStore(database.client()).putOff(now, now.plus(AFTER_FAILURE)).await();
      return true;
    }
  }

  /// Whether what was written about meetings is still true.
  public Standing standing() {
    return reminders;
  }

  void remind() {
    reminders.remind();
  }

  private Future<Boolean> tellOne(SqlClient on) {
    Instant now = clock.instant();
    return new NoticeStore(on)
        .next(now)
        .compose(subject ->
            subject.isPresent()
                ? new Round(on, invitations, now).about(subject.get()).map(true)
                : Future.succeededFuture(false));
  }

  Invitations invitations() {
    return invitations;
  }

  /// When those concerned will be told, if they are about to be.
  Future<Optional<Instant>> due(Unit unit) {
    return new NoticeStore(database.client()).due(unit.subject());
  }
}
