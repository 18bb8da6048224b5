package org.convene.planning;

import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.PlannedSessions;
import org.convene.meeting.Series;
import org.convene.meeting.SeriesStore;
import org.convene.planning.PlanEvent.DraftDropped;
import org.convene.planning.PlanEvent.MeetingChanged;
import org.convene.planning.PlanEvent.MeetingPlanned;
import org.convene.planning.PlanEvent.SeriesChanged;
import org.convene.planning.PlanEvent.SeriesDropped;
import org.convene.planning.PlanEvent.SeriesPlanned;

/// Writes what a command does, in its transaction. All methods wait.
final class PlanWriting {
  /// Somebody else has saved since: the transaction has to end without a change.
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken() {
      super("saved by somebody else", null, false, false);
    }
  }

  private final SqlConnection connection;
  private final InitiativeId initiative;
  private final Planning.Others others;
  private final Instant now;
  private final MeetingStore meetings;
  private final SeriesStore series;

  PlanWriting(
      SqlConnection connection, InitiativeId initiative, Planning.Others others, Instant now) {
    this.connection = connection;
    this.initiative = initiative;
    this.others = others;
    this.now = now;
    this.meetings = new MeetingStore(connection);
    this.series = new SeriesStore(connection);
  }

  /// The meeting to show after a command: the one it names, as it has become, or else the first
  /// that is there because of it.
  static Meeting shown(Planned state, Optional<MeetingId> named, List<PlanEvent> events) {
    List<Meeting> after = events.stream().flatMap(PlanWriting::meeting).toList();
    return named
        .flatMap(id -> after.stream().filter(m -> m.id().equals(id)).findFirst())
        .or(() -> after.stream().findFirst())
        .or(() -> named.flatMap(state::find))
        .orElseThrow();
  }

  private static Stream<Meeting> meeting(PlanEvent event) {
    return switch (event) {
      case MeetingPlanned(Meeting meeting) -> Stream.of(meeting);
      case MeetingChanged(Meeting meeting) -> Stream.of(meeting);
      case SeriesPlanned _, SeriesChanged _, SeriesDropped _, DraftDropped _ -> Stream.of();
    };
  }

  void write(List<PlanEvent> events) {
    List<Meeting> planned =
        events.stream()
            .filter(event -> event instanceof MeetingPlanned)
            .flatMap(PlanWriting::meeting)
            .toList();
    drop(events);
    of(events, SeriesPlanned.class).forEach(event -> series.insert(event.series()).await());
    of(events, SeriesChanged.class)
        .forEach(event -> unlessOvertaken(series.save(event.series()).await()));
    of(events, MeetingChanged.class)
        .forEach(event -> unlessOvertaken(meetings.save(event.meeting()).await()));
    if (!planned.isEmpty()) {
      meetings.insert(planned).await();
      planned.forEach(meeting -> PlannedSessions.add(connection, meeting.id()).await());
    }
    of(events, SeriesPlanned.class).forEach(event -> follow(event.series()));
  }

  private static <E extends PlanEvent> Stream<E> of(List<PlanEvent> events, Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }

  private static void unlessOvertaken(boolean saved) {
    if (!saved) {
      throw new Overtaken();
    }
  }

  private void drop(List<PlanEvent> events) {
    PlanningStore store = new PlanningStore(connection);
    of(events, DraftDropped.class)
        .forEach(event -> {
          store.forgetAgenda(event.meeting()).await();
          unlessOvertaken(meetings.deleteDraft(event.meeting()).await());
        });
    of(events, SeriesDropped.class).forEach(event -> store.delete(event.series()).await());
  }

  /// Where there are more places now, those who wait get them.
  void seat(List<PlanEvent> events) {
    of(events, MeetingChanged.class)
        .forEach(event -> others.places().replanned(connection, event.meeting().id()).await());
  }

  private void follow(Series following) {
    if (following.follows() != null) {
      others.successions().follows(connection, following.follows(), following.id()).await();
    }
  }

  /// Several dates are one announcement, that of their series. Drafts are nobody's business.
  void announce(Meeting shown, List<PlanEvent> events) {
    if (shown.status() == MeetingStatus.DRAFT) {
      return;
    }
    List<SeriesId> wide = concerned(events);
    wide.forEach(id -> others.announcements().changed(connection, id, now).await());
    if (wide.isEmpty()) {
      others.announcements().changed(connection, shown.id(), now).await();
    }
    events.stream()
        .flatMap(PlanWriting::meeting)
        .filter(m -> m.occurrence() == null && !(wide.isEmpty() && m.id().equals(shown.id())))
        .forEach(m -> others.announcements().changed(connection, m.id(), now).await());
  }

  private static List<SeriesId> concerned(List<PlanEvent> events) {
    boolean begins = of(events, SeriesPlanned.class).findAny().isPresent();
    return begins || events.stream().flatMap(PlanWriting::meeting).count() > 1
        ? Stream.concat(
                of(events, SeriesPlanned.class).map(SeriesPlanned::series),
                of(events, SeriesChanged.class).map(SeriesChanged::series))
            .map(Series::id)
            .toList()
        : List.of();
  }

  /// As the last statement of the transaction.
  void rise(List<PlanEvent> events) {
    if (!events.isEmpty()) {
      CalendarRevisions.rise(connection, initiative, now).await();
    }
  }
}
