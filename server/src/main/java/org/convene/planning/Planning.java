package org.convene.planning;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convene.base.Decision;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.convene.base.SeriesId;
import org.convene.base.Uuids;
import org.convene.http.Site;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.PlaceKeeper;
import org.convene.meeting.SeriesStore;
import org.convene.planning.PlanCommand.ChangeStatus;
import org.convene.planning.PlanCommand.CopyMeeting;
import org.convene.planning.PlanCommand.DeleteDraft;
import org.convene.planning.PlanCommand.EditMeeting;
import org.convene.planning.PlanCommand.PlanMeeting;
import org.convene.planning.PlanCommand.TakeIn;
import org.convene.postgres.Database;

/// Carries out what organisers command: each command in a transaction of its own, whole or not at
/// all. All methods wait; on a virtual thread.
public final class Planning {
  private static final String STILL_REFERENCED = "23503";

  /// Who else has a part in a change.
  ///
  /// @param announcements whoever tells people
  /// @param agendas of sessions
  /// @param places whoever gives out those that a change adds
  public record Others(
      Announcements announcements,
      Successions successions,
      AgendaCopies agendas,
      PlaceKeeper places) {}

  private final Database database;
  private final String host;
  private final Clock clock;
  private final Others others;

  public Planning(Database database, Site site, Clock clock, Others others) {
    this.database = database;
    this.host = site.uri().getHost();
    this.clock = clock;
    this.others = others;
  }

  /// @param notify whether those concerned are told
  public Outcome carryOut(InitiativeId initiative, PlanCommand command, boolean notify) {
    SqlConnection connection = database.pool().getConnection().await();
    try {
      return inTransaction(connection, initiative, command, notify);
    } finally {
      connection.close().await();
    }
  }

  private Outcome inTransaction(
      SqlConnection connection, InitiativeId initiative, PlanCommand command, boolean notify) {
    Transaction transaction = connection.begin().await();
    Outcome outcome;
    try {
      outcome = decide(connection, initiative, command, notify);
    } catch (RuntimeException e) {
      transaction.rollback().await();
      return new Outcome.Refused(refusal(e).orElseThrow(() -> e));
    }
    switch (outcome) {
      case Outcome.Done _ -> transaction.commit().await();
      case Outcome.Refused _ -> transaction.rollback().await();
    }
    return outcome;
  }

  /// Only a draft is ever deleted; what still points to its session shows that it was used.
  private static Optional<Refusal> refusal(RuntimeException e) {
    if (e instanceof PlanWriting.Overtaken) {
      return Optional.of(PlanRules.editConflict());
    }
    return e instanceof PgException pg && STILL_REFERENCED.equals(pg.getSqlState())
        ? Optional.of(
            Refusal.conflict("meeting-in-use", "Something was prepared or done in it already."))
        : Optional.empty();
  }

  private Outcome decide(
      SqlConnection connection, InitiativeId initiative, PlanCommand command, boolean notify) {
    Planned state =
        command instanceof TakeIn(var event)
            ? planned(connection, event.uid())
            : state(connection, initiative, named(command));
    PlanContext context = context(connection, initiative, command, state);
    return switch (PlanRules.decide(state, command, context)) {
      case Decision.Refused<PlanEvent>(Refusal refusal) -> new Outcome.Refused(refusal);
      case Decision.Accepted<PlanEvent>(List<PlanEvent> events) -> {
        Meeting shown = PlanWriting.shown(state, named(command), events);
        PlanWriting writing = new PlanWriting(connection, initiative, others, context.now());
        writing.write(events);
        writing.seat(events);
        if (command instanceof CopyMeeting copy) {
          copyAgendas(connection, copied(state, copy), events, context.now());
        }
        if (notify) {
          writing.announce(shown, events);
        }
        writing.rise(events);
        yield new Outcome.Done(shown.id());
      }
    };
  }

  private static List<MeetingId> copied(Planned state, CopyMeeting copy) {
    return state
        .find(copy.meeting())
        .filter(_ -> copy.whole())
        .flatMap(state::seriesOf)
        .map(series -> state.dates(series.id()).stream().map(Meeting::id).toList())
        .orElse(List.of(copy.meeting()));
  }

  /// Of the first date to the first, and so on as far as both go.
  private void copyAgendas(
      SqlConnection connection, List<MeetingId> from, List<PlanEvent> events, Instant now) {
    List<MeetingId> to =
        events.stream()
            .flatMap(event ->
                event instanceof PlanEvent.MeetingPlanned(Meeting meeting)
                    ? Stream.of(meeting.id())
                    : Stream.of())
            .toList();
    for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
      others.agendas().copy(connection, from.get(i), to.get(i), now).await();
    }
  }

  static Optional<MeetingId> named(PlanCommand command) {
    return switch (command) {
      case PlanMeeting _, TakeIn _ -> Optional.empty();
      case EditMeeting c -> Optional.of(c.meeting());
      case ChangeStatus c -> Optional.of(c.meeting());
      case DeleteDraft c -> Optional.of(c.meeting());
      case CopyMeeting c -> Optional.of(c.meeting());
    };
  }

  /// Holds the series, so that what is read of it stays true until the end of the transaction.
  private static Planned state(
      SqlConnection connection, InitiativeId initiative, Optional<MeetingId> named) {
    Optional<Meeting> found =
        named
            .flatMap(id -> new MeetingStore(connection).find(id).await())
            .filter(meeting -> meeting.initiative().equals(initiative));
    if (found.isEmpty()) {
      return Planned.NOTHING;
    }
    Meeting meeting = found.get();
    if (meeting.occurrence() == null) {
      return Planned.of(meeting);
    }
    Planned series = series(connection, meeting.occurrence().series());
    // Somebody may have moved it to the series that follows while we waited.
    return series.find(meeting.id()).isPresent() ? series : state(connection, initiative, named);
  }

  /// Under a UID, in whatever initiative: it is one in the world.
  private static Planned planned(SqlConnection connection, String uid) {
    PlanningStore store = new PlanningStore(connection);
    Optional<SeriesId> series = store.series(uid).await();
    return series
        .map(id -> series(connection, id))
        .or(() ->
            store
                .meeting(uid)
                .await()
                .flatMap(id -> new MeetingStore(connection).find(id).await())
                .map(Planned::of))
        .orElse(Planned.NOTHING);
  }

  private static Planned series(SqlConnection connection, SeriesId id) {
    PlanningStore store = new PlanningStore(connection);
    store.hold(id).await();
    return Planned.of(
        new SeriesStore(connection).find(id).await().orElseThrow(),
        new MeetingStore(connection).ofSeries(id).await(),
        store.held(id).await());
  }

  private PlanContext context(
      SqlConnection connection, InitiativeId initiative, PlanCommand command, Planned state) {
    PlanningStore store = new PlanningStore(connection);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new PlanContext(
        now,
        Uuids::v7,
        initiative,
        host,
        new Slugs(taken(connection, command, state)),
        store.commitments(initiative).await());
  }

  private static Set<String> taken(SqlConnection connection, PlanCommand command, Planned state) {
    new PlanningStore(connection).holdSlugs().await();
    MeetingStore meetings = new MeetingStore(connection);
    Set<String> taken = new HashSet<>();
    beginnings(command, state)
        .distinct()
        .forEach(beginning -> taken.addAll(meetings.slugs(beginning).await()));
    return taken;
  }

  /// Of the titles that new meetings may have.
  private static Stream<String> beginnings(PlanCommand command, Planned state) {
    return switch (command) {
      case PlanMeeting c -> Stream.of(Slugs.beginning(c.plan()));
      case EditMeeting c ->
          Stream.concat(
              Stream.of(Slugs.beginning(c.plan())),
              state.series().values().stream().map(series -> Slugs.beginning(series.plan())));
      case TakeIn c -> Stream.of(Slugs.beginning(c.event().plan()));
      case CopyMeeting c ->
          Stream.concat(
              state.find(c.meeting()).stream().map(m -> Slugs.beginning(m.plan())),
              state.series().values().stream().map(series -> Slugs.beginning(series.plan())));
      case ChangeStatus _, DeleteDraft _ -> Stream.of();
    };
  }
}
