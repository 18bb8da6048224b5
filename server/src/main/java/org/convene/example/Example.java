package org.convene.example;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convene.attendee.Person;
import org.convene.attendee.Registrations;
import org.convene.attendee.Tidings;
import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.PollId;
import org.convene.base.PollTemplateId;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.cookbook.CookbookStore;
import org.convene.cookbook.Entry;
import org.convene.datepoll.AnsweredPolls;
import org.convene.example.ExampleText.ARegistrant;
import org.convene.example.ExampleText.ATemplate;
import org.convene.example.ExampleText.AnAccount;
import org.convene.example.ExampleText.AnInitiative;
import org.convene.initiative.Commitment;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.SeriesStore;
import org.convene.poll.PollTemplate;
import org.convene.poll.PollTemplateStore;
import org.convene.postgres.Database;
import org.convene.roll.FrozenRolls;
import org.convene.roll.Roll;
import org.convene.session.Logged;
import org.convene.session.SessionCommand.OpenSession;
import org.convene.session.SessionStore;

/// Loads the example into a database that has no initiative yet; into any other it does nothing.
/// One transaction: it is there whole or not at all.
public final class Example {
  private final Database database;
  private final SessionStore sessions;
  private final Clock clock;

  public Example(Database database, SessionStore sessions, Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// @return whether anything was loaded
  public Future<Boolean> load() {
    return database
        .pool()
        .withTransaction(connection ->
            new ExampleStore(connection)
                .isEmpty()
                .compose(empty ->
                    empty
                        ? new Loading(connection, ExampleText.read()).all().map(true)
                        : Future.succeededFuture(false)))
        .map(Boolean.TRUE::equals);
  }

  /// One loading of the example, on the connection of its transaction.
  private final class Loading {
    private final ExampleText text;
    private final SqlConnection connection;
    private final ExampleStore rows;
    private final Instant now = clock.instant();
    private final Initiative initiative;
    private final List<Commitment> commitments;

    Loading(SqlConnection connection, ExampleText text) {
      this.connection = connection;
      this.text = text;
      this.rows = new ExampleStore(connection);
      this.initiative = initiative(text.initiative());
      this.commitments =
          text.initiative().commitments().stream()
              .map(c ->
                  new Commitment(
                      new CommitmentId(Uuids.v7()),
                      initiative.id(),
                      c.name(),
                      c.kind(),
                      c.country()))
              .toList();
    }

    Future<Void> all() {
      InitiativeStore initiatives = new InitiativeStore(connection);
      return initiatives
          .insert(initiative)
          .compose(_ -> initiatives.insert(commitments))
          .compose(_ -> accounts())
          .compose(_ -> deliverables())
          .compose(this::meetings);
    }

    private Future<Void> accounts() {
      Future<Void> done = Future.succeededFuture();
      for (AnAccount account : text.initiative().accounts()) {
        done = done.compose(_ -> rows.account(initiative.id(), account));
      }
      return done;
    }

    private Future<Map<String, Entry>> deliverables() {
      List<WrittenDeliverable> written =
          IntStream.range(0, text.deliverables().size())
              .mapToObj(i -> WrittenDeliverable.of(initiative.id(), text.deliverables().get(i), i))
              .toList();
      CookbookStore store = new CookbookStore(connection);
      List<Entry> entries = written.stream().flatMap(w -> w.entries().stream()).toList();
      return store
          .insertDeliverables(written.stream().map(WrittenDeliverable::deliverable).toList())
          .compose(
              _ -> store.insertThemes(written.stream().flatMap(w -> w.themes().stream()).toList()))
          .compose(_ -> store.insertEntries(entries))
          .map(entries.stream().collect(Collectors.toMap(Entry::slug, Function.identity())));
    }

    private Future<Void> meetings(Map<String, Entry> cookbook) {
      ExampleMeetings meetings = ExampleMeetings.seen(text, initiative, now);
      ExampleSeries telcos = ExampleSeries.seen(text.series(), initiative, now);
      MeetingStore store = new MeetingStore(connection);
      return store
          .insert(meetings.all())
          .compose(_ -> new SeriesStore(connection).insert(telcos.series()))
          .compose(_ -> store.insert(telcos.dates()))
          .compose(_ -> planned(telcos.dates()))
          .compose(_ -> planned(meetings.coming()))
          .compose(_ -> open(meetings.soon(), cookbook))
          .compose(this::templates)
          .compose(_ -> held(meetings.held(), cookbook))
          .compose(_ -> registered(meetings.coming()))
          .compose(_ -> datePoll());
    }

    /// By the rules for everybody: who comes too late for a place waits for one.
    private Future<Void> registered(List<Meeting> coming) {
      Registrations registrations = new Registrations(database.pool(), clock, Tidings.NONE);
      Future<?> done = Future.succeededFuture();
      for (int i = 0; i < coming.size(); i++) {
        MeetingId meeting = coming.get(i).id();
        for (ARegistrant one : text.meetings().get(i).people()) {
          done =
              done.compose(
                  _ -> registrations.register(connection, meeting, person(one), one.answers()));
        }
      }
      return done.mapEmpty();
    }

    private Person person(ARegistrant text) {
      CommitmentId commitment =
          commitments.stream()
              .filter(one -> one.name().equals(text.commitment()))
              .map(Commitment::id)
              .findFirst()
              .orElse(null);
      return new Person(text.name(), text.email(), "en", commitment);
    }

    private Future<Void> datePoll() {
      ExampleDatePoll poll = ExampleDatePoll.seen(text.datePoll(), initiative, now);
      return AnsweredPolls.add(
          connection, initiative.id(), text.datePoll().slug(), poll.draft(), poll.answers(), now);
    }

    private Future<Void> planned(List<Meeting> meetings) {
      Future<?> done = Future.succeededFuture();
      for (Meeting meeting : meetings) {
        done = done.compose(_ -> rows.session(meeting.id()));
      }
      return done.mapEmpty();
    }

    /// A lobby with its agenda and prepared polls.
    private Future<SessionId> open(Meeting meeting, Map<String, Entry> cookbook) {
      Rehearsal session = new Rehearsal();
      session.addAgenda(text.room(), now);
      text.room().polls().forEach(poll -> session.add(poll, cookbook, now));
      session.tell(new OpenSession(), now);
      return rows.session(meeting.id()).compose(id -> append(id, session.log()).map(id));
    }

    private Future<Void> templates(SessionId session) {
      PollTemplateStore store = new PollTemplateStore(connection);
      Future<?> done = Future.succeededFuture();
      for (ATemplate template : text.templates()) {
        var kept =
            new PollTemplate(new PollTemplateId(Uuids.v7()), template.name(), template.poll());
        done = done.compose(_ -> store.insert(session, kept, null));
      }
      return done.mapEmpty();
    }

    private Future<Void> held(Meeting meeting, Map<String, Entry> cookbook) {
      Held held = Held.hold(text.minuted(), commitments, cookbook, meeting.startsAt());
      return rows.session(meeting.id())
          .compose(id ->
              append(id, held.log())
                  .compose(
                      _ -> rows.attended(id, held.people(), meeting.startsAt(), meeting.endsAt())))
          .compose(_ -> rows.voted(held.votes()))
          .compose(_ -> froze(held.rolls()));
    }

    private Future<Void> froze(Map<PollId, Roll> rolls) {
      Future<Void> done = Future.succeededFuture();
      for (Map.Entry<PollId, Roll> one : rolls.entrySet()) {
        done = done.compose(_ -> FrozenRolls.add(connection, one.getKey(), one.getValue()));
      }
      return done;
    }

    private Future<Void> append(SessionId id, List<Logged> log) {
      return sessions.append(connection, id, log);
    }
  }

  private static Initiative initiative(AnInitiative text) {
    return new Initiative(
        new InitiativeId(Uuids.v7()),
        text.slug(),
        text.name(),
        text.about(),
        text.zone(),
        text.locales(),
        true);
  }
}
