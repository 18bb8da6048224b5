package org.convene.datepoll;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convene.base.Locales;
import org.convene.http.Messages;
import org.convene.http.Site;
import org.convene.http.Times;
import org.convene.mail.Content;
import org.convene.mail.Letter;
import org.convene.mail.MailAddress;
import org.convene.mail.Mailbox;
import org.convene.mail.Outbox;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.jspecify.annotations.Nullable;

/// Tells by mail: whoever is asked, and, once a date is chosen, those of them who have not
/// answered. Whoever has gets an invitation to the meeting instead.
public final class DatePollMail implements Tidings {
  private static final String KIND = "date-poll";

  private final Outbox outbox;
  private final Site site;
  private final Clock clock;

  public DatePollMail(Outbox outbox, Site site, Clock clock) {
    this.outbox = outbox;
    this.site = site;
    this.clock = clock;
  }

  private record Recipient(String name, MailAddress address, String locale) {
    static Optional<Recipient> of(String name, @Nullable String email, String locale) {
      return Optional.ofNullable(email)
          .flatMap(MailAddress::of)
          .map(address -> new Recipient(name, address, locale));
    }
  }

  @Override
  public Future<Void> asked(SqlClient connection, DatePoll poll, List<Asked> people) {
    String locale = locale(poll);
    Future<?> done = Future.succeededFuture();
    for (Asked one : people) {
      Optional<Recipient> to = Recipient.of(one.name(), one.email(), locale);
      if (to.isPresent()) {
        done = done.compose(_ -> add(connection, poll, to.get(), "asked", asking(poll, to.get())));
      }
    }
    return done.mapEmpty();
  }

  /// A draft is told to nobody: its page is not public yet.
  @Override
  public Future<Void> chosen(
      SqlClient connection, DatePoll poll, Meeting meeting, List<Answer> answers) {
    Future<?> done = Future.succeededFuture();
    if (meeting.status() == MeetingStatus.CONFIRMED) {
      for (Recipient to : silent(poll, answers)) {
        done = done.compose(_ -> add(connection, poll, to, "chosen", telling(poll, meeting, to)));
      }
    }
    return done.mapEmpty();
  }

  private Future<Boolean> add(
      SqlClient connection, DatePoll poll, Recipient to, String about, Content content) {
    String key = KIND + "/" + poll.id() + "/" + about + "/" + to.address().key();
    Mailbox mailbox = new Mailbox(to.address(), to.name());
    return outbox.add(
        connection, Letter.plain(poll.initiative(), KIND, mailbox, content, key, clock.instant()));
  }

  private static List<Recipient> silent(DatePoll poll, List<Answer> answers) {
    List<Recipient> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    answers.stream()
        .flatMap(one -> Optional.ofNullable(one.email()).flatMap(MailAddress::of).stream())
        .forEach(address -> seen.add(address.key()));
    for (Asked one : poll.asked()) {
      Recipient.of(one.name(), one.email(), locale(poll))
          .filter(to -> seen.add(to.address().key()))
          .ifPresent(all::add);
    }
    return all;
  }

  private Content asking(DatePoll poll, Recipient to) {
    Messages messages = Messages.of(to.locale());
    String title = poll.title().read(to.locale(), to.locale());
    String link = site.link("/d/" + poll.slug());
    return Content.plain(
        to.locale(),
        messages.say("datepoll.mail.asked-subject", "title", title),
        messages.say("datepoll.mail.asked", "name", to.name(), "title", title, "link", link));
  }

  private Content telling(DatePoll poll, Meeting meeting, Recipient to) {
    Messages messages = Messages.of(to.locale());
    Times times = new Times(to.locale());
    String title = meeting.title().read(to.locale(), to.locale());
    String day = times.day(meeting.startsAt(), poll.zone());
    String time = times.span(meeting.startsAt(), meeting.endsAt(), poll.zone());
    return Content.plain(
        to.locale(),
        messages.say("datepoll.mail.chosen-subject", "day", day, "title", title),
        messages.say(
            "datepoll.mail.chosen",
            "name",
            to.name(),
            "title",
            title,
            "day",
            day,
            "time",
            time,
            "link",
            site.link("/m/" + meeting.slug())));
  }

  /// Of those whose language nobody knows.
  private static String locale(DatePoll poll) {
    return poll.title().in().keySet().stream()
        .map(Locales::language)
        .filter(Locales.COMPLETE::contains)
        .findFirst()
        .orElse(Locales.COMPLETE.getFirst());
  }
}
