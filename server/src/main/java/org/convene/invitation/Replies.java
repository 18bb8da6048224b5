package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convene.attendee.Answer;
import org.convene.attendee.Answers;
import org.convene.attendee.Attendee;
import org.convene.attendee.Partstat;
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
import org.jspecify.annotations.Nullable;

/// Takes in the answers that calendars send by mail: REPLY (RFC 5546, section 3.2.3) and COUNTER
/// (section 3.2.7). An answer counts for the person whose address it comes from, and who was
/// invited under it; of two the newer one counts, in whatever order they come. What fits nobody is
/// set aside for people to look at.
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
      return aside("it is no answer but %s".formatted(method), null);
    }
    byte[] object = letter.calendar().content().getBytes(StandardCharsets.UTF_8);
    return switch (IcsReader.read(object, ZoneOffset.UTC)) {
      case ReadCalendar.Refused(var refusal) -> aside(refusal.detail(), null);
      case ReadCalendar.Whole whole -> takeAll(on, letter, whole.events());
    };
  }

  /// Programs send one event; an answer to several dates of a series may come in one.
  private Future<Verdict> takeAll(SqlClient on, Received letter, List<Vevent> events) {
    Future<Verdict> all = held(on, events).compose(_ -> aside("it answers to nothing", null));
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
        .compose(unit ->
            unit.isEmpty()
                ? aside("there is no meeting with its UID", null)
                : take(on, letter, event, unit.get()));
  }

  private Future<Verdict> take(SqlClient on, Received letter, Vevent event, Unit unit) {
    Optional<Scheduling.Attendee> who = sender(letter, event);
    if (who.isEmpty()) {
      return aside("it does not answer for whom it is from", unit);
    }
    LocalDateTime date = date(event.recurrenceId(), unit);
    if (event.recurrenceId() != null && unit.date(date).isEmpty()) {
      return aside("its series has no such date", unit);
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
    return answers
        .reply(on, unit.uid(), date, letter.from().value(), answer)
        .compose(outcome ->
            switch (outcome) {
              case Answers.Outcome.Unknown() -> aside("its sender is not invited", unit);
              case Answers.Outcome.Old(Attendee a) -> countered(on, letter, event, unit, date, a);
              case Answers.Outcome.Taken(Attendee a) -> countered(on, letter, event, unit, date, a);
            });
  }

  private Future<Verdict> countered(
      SqlClient on,
      Received letter,
      Vevent event,
      Unit unit,
      @Nullable LocalDateTime date,
      Attendee attendee) {
    if (letter.calendar().method() == Method.REPLY) {
      return Future.succeededFuture(new Verdict.Taken());
    }
    Optional<Meeting> meeting = date == null ? Optional.of(unit.first()) : unit.date(date);
    if (meeting.isEmpty() || !(event.when() instanceof When.Timed timed)) {
      return aside("it proposes no time", unit);
    }
    return proposals
        .propose(
            on,
            attendee,
            meeting.get(),
            timed.startsAt(),
            timed.endsAt(),
            comment(event),
            "mail",
            event.revised().at())
        .compose(taken ->
            taken
                ? Future.succeededFuture(new Verdict.Taken())
                : aside("nobody could meet at the time that it proposes", unit));
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
    if (id == null) {
      return null;
    }
    return id.zone() == null
        ? id.start()
        : id.start().atZone(id.zone()).withZoneSameInstant(unit.zone()).toLocalDateTime();
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

  private static Future<Verdict> aside(String reason, @Nullable Unit unit) {
    return Future.succeededFuture(
        new Verdict.SetAside(reason, unit == null ? null : unit.initiative()));
  }
}
