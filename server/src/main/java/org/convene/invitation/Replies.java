package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convene.attendee.Answer;
import org.convene.attendee.Answers;
import org.convene.attendee.Attendee;
import org.convene.attendee.Partstat;
import org.convene.base.InitiativeId;
import org.convene.calendar.IcsReader;
import org.convene.calendar.ReadCalendar;
import org.convene.calendar.RecurrenceId;
import org.convene.calendar.Scheduling;
import org.convene.calendar.Vevent;
import org.convene.calendar.When;
import org.convene.mail.CalendarPart.Method;
import org.convene.mail.Letters;
import org.convene.mail.MailAddress;
import org.convene.mail.Received;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStore;
import org.jspecify.annotations.Nullable;

/// Takes in the answers that calendars send by mail: REPLY (RFC 5546, section 3.2.3) and COUNTER
/// (section 3.2.7). An answer counts for the person whose address it comes from, and who was
/// invited under it; of two the newer one counts, in whatever order they come. What fits nobody is
/// set aside for people to look at. An answer to an entry under which a meeting stood when somebody
/// was told of it counts for that meeting, wherever it stands since.
public final class Replies implements Letters {
  private final Clock clock;
  private final Answers answers;
  private final Proposals proposals;

  public Replies(Clock clock, Answers answers, Proposals proposals) {
    this.clock = clock;
    this.answers = answers;
    this.proposals = proposals;
  }

  @Override
  public Future<Verdict> take(SqlClient on, Received letter) {
    Method method = letter.calendar().method();
    if (method != Method.REPLY && method != Method.COUNTER) {
      return aside("it is no answer but %s".formatted(method));
    }
    byte[] object = letter.calendar().content().getBytes(StandardCharsets.UTF_8);
    return switch (IcsReader.read(object, ZoneOffset.UTC)) {
      case ReadCalendar.Refused(var refusal) -> aside(refusal.detail());
      case ReadCalendar.Whole whole -> takeAll(on, letter, whole.events());
    };
  }

  /// Programs send one event; an answer to several dates of a series may come in one.
  private Future<Verdict> takeAll(SqlClient on, Received letter, List<Vevent> events) {
    Future<Verdict> all = held(on, events).compose(_ -> aside("it answers to nothing"));
    boolean first = true;
    for (Vevent event : events) {
      Future<Verdict> before = all;
      boolean only = first;
      all =
          before.compose(
              verdict -> take(on, letter, event).map(next -> only ? next : worse(verdict, next)));
      first = false;
    }
    return all;
  }

  /// What a single answer needs it locks itself.
  private Future<Void> held(SqlClient on, List<Vevent> events) {
    return events.size() < 2
        ? Future.succeededFuture()
        : answers.hold(on, events.stream().map(Vevent::uid).collect(Collectors.toSet()));
  }

  private static Verdict worse(Verdict one, Verdict other) {
    return one instanceof Verdict.SetAside ? one : other;
  }

  private Future<Verdict> take(SqlClient on, Received letter, Vevent event) {
    return Units.ofUid(on, event.uid())
        .compose(found -> take(on, letter, event, found.orElse(null)));
  }

  private Future<Verdict> take(SqlClient on, Received letter, Vevent event, @Nullable Unit unit) {
    Optional<Scheduling.Attendee> who = sender(letter, event);
    if (who.isEmpty()) {
      return aside("it does not answer for whom it is from", unit);
    }
    Optional<Partstat> said = said(who.get(), letter.calendar().method());
    if (said.isEmpty()) {
      return aside("it says neither yes, no nor perhaps", unit);
    }
    Answer answer =
        Answer.mailed(
            said.get(),
            comment(event),
            event.revised().sequence(),
            event.revised().at(),
            clock.instant());
    return unit == null
        ? asTold(on, letter, event, answer, aside("there is no meeting with its UID"))
        : asItIs(on, letter, event, unit, answer);
  }

  private Future<Verdict> asItIs(
      SqlClient on, Received letter, Vevent event, Unit unit, Answer answer) {
    LocalDateTime date = date(event.recurrenceId(), unit);
    Optional<Meeting> meeting = date == null ? Optional.of(unit.first()) : unit.date(date);
    if (meeting.isEmpty()) {
      return goneOn(on, letter, event, unit, answer);
    }
    return answers
        .reply(on, unit.uid(), date, letter.from().value(), answer)
        .compose(outcome ->
            whose(outcome)
                .map(attendee -> countered(on, letter, event, meeting.get(), attendee))
                .orElseGet(() ->
                    asTold(on, letter, event, answer, aside("its sender is not invited", unit))));
  }

  /// To a date that has gone over to a series that follows, of which the sender was not told yet.
  private Future<Verdict> goneOn(
      SqlClient on, Received letter, Vevent event, Unit unit, Answer answer) {
    return Units.following(on, unit)
        .compose(next ->
            next.isPresent()
                ? asItIs(on, letter, event, next.get(), answer)
                : asTold(on, letter, event, answer, aside("its series has no such date", unit)));
  }

  /// To what the sender was told of, and may have in their calendar still, although the meeting has
  /// come to stand under another entry.
  private Future<Verdict> asTold(
      SqlClient on, Received letter, Vevent event, Answer answer, Future<Verdict> otherwise) {
    return new ToldStore(on)
        .ofDate(event.uid(), event.recurrenceId(), letter.from().value())
        .compose(told ->
            told.isEmpty()
                ? otherwise
                : answers
                    .answer(on, told.get(), answer)
                    .compose(outcome ->
                        whose(outcome)
                            .map(attendee -> countered(on, letter, event, attendee))
                            .orElse(otherwise)));
  }

  private Future<Verdict> countered(
      SqlClient on, Received letter, Vevent event, Attendee attendee) {
    return new MeetingStore(on)
        .find(Objects.requireNonNull(attendee.meeting()))
        .compose(meeting -> countered(on, letter, event, meeting.orElseThrow(), attendee));
  }

  private static Optional<Attendee> whose(Answers.Outcome outcome) {
    return switch (outcome) {
      case Answers.Outcome.Unknown() -> Optional.empty();
      case Answers.Outcome.Old(Attendee attendee) -> Optional.of(attendee);
      case Answers.Outcome.Taken(Attendee attendee) -> Optional.of(attendee);
    };
  }

  private Future<Verdict> countered(
      SqlClient on, Received letter, Vevent event, Meeting meeting, Attendee attendee) {
    if (letter.calendar().method() == Method.REPLY) {
      return Future.succeededFuture(new Verdict.Taken());
    }
    if (!(event.when() instanceof When.Timed timed)) {
      return aside("it proposes no time", meeting.initiative());
    }
    return proposals
        .propose(
            on,
            attendee,
            meeting,
            timed.startsAt(),
            timed.endsAt(),
            comment(event),
            "mail",
            event.revised().at())
        .compose(taken ->
            taken
                ? Future.succeededFuture(new Verdict.Taken())
                : aside("nobody could meet at the time that it proposes", meeting.initiative()));
  }

  /// The one of its attendees whom it is from. Programs put only that one into an answer; a COUNTER
  /// may have them all.
  private static Optional<Scheduling.Attendee> sender(Received letter, Vevent event) {
    return event.scheduling() == null
        ? Optional.empty()
        : event.scheduling().attendees().stream()
            .filter(attendee ->
                MailAddress.of(attendee.email()).filter(letter.from()::isSameAs).isPresent())
            .findFirst();
  }

  /// A date of a series may be named in any zone.
  private static @Nullable LocalDateTime date(@Nullable RecurrenceId id, Unit unit) {
    return id == null ? null : id.in(unit.zone());
  }

  /// Who proposes another time without saying more might come.
  private static Optional<Partstat> said(Scheduling.Attendee who, Method method) {
    return switch (who.partstat()) {
      case ACCEPTED -> Optional.of(Partstat.ACCEPTED);
      case DECLINED -> Optional.of(Partstat.DECLINED);
      case TENTATIVE -> Optional.of(Partstat.TENTATIVE);
      case NEEDS_ACTION, DELEGATED ->
          method == Method.COUNTER ? Optional.of(Partstat.TENTATIVE) : Optional.empty();
    };
  }

  private static @Nullable String comment(Vevent event) {
    return event.scheduling() == null ? null : event.scheduling().comment();
  }

  private static Future<Verdict> aside(String reason) {
    return Future.succeededFuture(new Verdict.SetAside(reason, null));
  }

  private static Future<Verdict> aside(String reason, @Nullable Unit unit) {
    return unit == null ? aside(reason) : aside(reason, unit.initiative());
  }

  private static Future<Verdict> aside(String reason, InitiativeId initiative) {
    return Future.succeededFuture(new Verdict.SetAside(reason, initiative));
  }
}
