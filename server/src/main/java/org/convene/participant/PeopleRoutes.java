package org.convene.participant;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convene.base.ParticipantId;
import org.convene.base.SessionId;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.jspecify.annotations.Nullable;

/// Who has joined, and who was here: for those who run the session.
public final class PeopleRoutes {
  private static final int PAGE = 100;

  /// Rows asked of the database at once for a table of all.
  private static final int CSV_PAGE = 1_000;

  record People(List<Person> people, long total, @Nullable String next) {}

  record Attendance(List<Attendee> attendees, @Nullable String next) {}

  private final PeopleStore store;
  private final Access access;
  private final Function<SessionId, Future<Set<ParticipantId>>> here;

  /// @param here who is connected to a session now
  public PeopleRoutes(
      PeopleStore store, Access access, Function<SessionId, Future<Set<ParticipantId>>> here) {
    this.store = store;
    this.access = access;
    this.here = here;
  }

  public void mount(Api api) {
    api.on("people", access.facilitators(this::people));
    api.on("attendance", access.facilitators(this::attendance));
    api.on("attendanceCsv", access.facilitators(this::csv));
  }

  private Reply people(Call call) {
    var session = new SessionId(call.id("session"));
    int limit = call.query("limit", PAGE);
    Optional<Cursor> after = Cursor.of(call);
    if (after.isEmpty()) {
      return foreignCursor();
    }
    Set<ParticipantId> present = here.apply(session).await();
    List<Person> people =
        store.people(session, after.get(), limit).await().stream()
            .map(person -> person.here(present.contains(person.id())))
            .toList();
    String next = people.size() < limit ? null : people.getLast().cursor().encode();
    return Reply.json(new People(people, store.count(session).await(), next));
  }

  private Reply attendance(Call call) {
    int limit = call.query("limit", PAGE);
    Optional<Cursor> after = Cursor.of(call);
    if (after.isEmpty()) {
      return foreignCursor();
    }
    List<Attendee> attendees =
        store.attendance(new SessionId(call.id("session")), after.get(), limit).await();
    String next = attendees.size() < limit ? null : attendees.getLast().cursor().encode();
    return Reply.json(new Attendance(attendees, next));
  }

  private Reply csv(Call call) {
    var session = new SessionId(call.id("session"));
    List<Attendee> all = new ArrayList<>();
    List<Attendee> page;
    do {
      Cursor after = all.isEmpty() ? Cursor.START : all.getLast().cursor();
      page = store.attendance(session, after, CSV_PAGE).await();
      all.addAll(page);
    } while (page.size() == CSV_PAGE);
    return Reply.file("attendance.csv", "text/csv; charset=utf-8", AttendanceCsv.write(all));
  }

  private static Reply foreignCursor() {
    return Reply.refuse(Refusals.invalidParameter("after", "it is not the `next` of a page"));
  }
}
