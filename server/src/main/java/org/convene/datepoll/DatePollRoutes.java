package org.convene.datepoll;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.convene.attendee.AttendeeList;
import org.convene.base.DatePollId;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Text;
import org.convene.datepoll.DatePollStore.Found;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Reply;
import org.convene.http.Site;
import org.convene.meeting.MeetingStatus;
import org.convene.participant.Access;
import org.convene.planning.Announcements;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Finding a date, for organisers.
public final class DatePollRoutes {
  /// A poll in a list (`DatePollSummary` in the contract).
  record Summary(
      DatePollId id,
      String slug,
      Text title,
      String zone,
      int candidates,
      int answers,
      boolean open,
      @Nullable Instant closesAt,
      @Nullable MeetingId meeting,
      Instant createdAt) {
    static Summary of(Found found, Instant now) {
      DatePoll poll = found.poll();
      return new Summary(
          poll.id(),
          poll.slug(),
          poll.title(),
          poll.zone().getId(),
          (int) poll.candidates().stream().filter(Candidate::stands).count(),
          found.answers().size(),
          poll.isOpen(now),
          poll.closesAt(),
          poll.meeting(),
          poll.createdAt());
    }
  }

  record Summaries(List<Summary> datePolls) {}

  record Edit(long revision, DatePollDraft datePoll) {}

  record Close(boolean closed) {}

  /// @param status confirmed where it is not given
  record Choose(int candidate, @Nullable MeetingStatus status) {}

  record Made(MeetingId meeting, String slug) {}

  private final DatePolls polls;
  private final Access access;
  private final Site site;
  private final Clock clock;

  public DatePollRoutes(
      Database database,
      Site site,
      Clock clock,
      Tidings tidings,
      AttendeeList guests,
      Announcements announcements,
      Access access) {
    this.polls = new DatePolls(database, site, clock, tidings, guests, announcements);
    this.access = access;
    this.site = site;
    this.clock = clock;
  }

  public void mount(Api api) {
    api.on("datePolls", access.organisers((_, of) -> all(of)));
    api.on("addDatePoll", access.organisers(this::add));
    api.on("datePoll", access.organisers(this::one));
    api.on("editDatePoll", access.organisers(this::edit));
    api.on("closeDatePoll", access.organisers(this::close));
    api.on("chooseDate", access.organisers(this::choose));
  }

  private Reply all(InitiativeId of) {
    Instant now = clock.instant();
    return Reply.json(
        new Summaries(
            polls.all(of).await().stream().map(found -> Summary.of(found, now)).toList()));
  }

  private Reply add(Call call, InitiativeId of) {
    return answer(polls.create(of, call.body(DatePollDraft.class)).await(), this::view);
  }

  private Reply one(Call call, InitiativeId of) {
    return polls
        .find(of, id(call))
        .await()
        .map(found -> Reply.json(view(found)))
        .orElseGet(() -> Reply.refuse(DatePollRules.unknown()));
  }

  private Reply edit(Call call, InitiativeId of) {
    Edit edit = call.body(Edit.class);
    return answer(polls.edit(of, id(call), edit.revision, edit.datePoll).await(), this::view);
  }

  private Reply close(Call call, InitiativeId of) {
    boolean close = call.body(Close.class).closed;
    return answer(polls.close(of, id(call), close).await(), this::view);
  }

  private Reply choose(Call call, InitiativeId of) {
    Choose wish = call.body(Choose.class);
    MeetingStatus status = wish.status == null ? MeetingStatus.CONFIRMED : wish.status;
    return answer(
        polls.choose(of, id(call), wish.candidate, status).await(),
        meeting -> new Made(meeting.id(), meeting.slug()));
  }

  private DatePollView view(Found found) {
    return DatePollView.of(found, site, clock.instant());
  }

  private static <T> Reply answer(Outcome<T> outcome, Function<T, Object> shown) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> Reply.json(shown.apply(value));
      case Outcome.Refused<T>(var refusal) -> Reply.refuse(refusal);
    };
  }

  private static DatePollId id(Call call) {
    return new DatePollId(call.id("datePoll"));
  }
}
