package org.convene.invitation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.convene.attendee.Attendee;
import org.convene.attendee.AttendeeLinks;
import org.convene.attendee.Place;
import org.convene.calendar.Recurrence;
import org.convene.http.Site;
import org.convene.mail.Content;
import org.convene.mail.Mailbox;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.jspecify.annotations.Nullable;

/// The words of mails about meetings: plain text, one fact a line, the answer's link at the end.
final class InvitationTexts {
  /// Where the personal link of who is invited leads; who registered has a page for that.
  static final String ANSWER = "/a/";

  private final Site site;

  InvitationTexts(Site site) {
    this.site = site;
  }

  /// @param kind `invited`, `updated`, `cancelled`, `reminded` …: the last part of the keys
  /// @param answerable whether there is a personal link in it
  Content content(String kind, Guest guest, Meeting date, Spoken in, boolean answerable) {
    String title = in.read(date.plan().title());
    String day = in.times().weekdayAndDay(date.startsAt(), date.zone());
    String subject = in.say("invitation." + kind + ".subject", "title", title, "day", day);
    List<String> lines = new ArrayList<>();
    lines.add(in.say("invitation.hello", "name", guest.attendee().name()));
    lines.add("");
    lines.add(
        in.say("invitation." + kind + ".lead", "initiative", in.initiative(), "title", title));
    lines.add("");
    lines.addAll(facts(guest, date, title, in));
    if (answerable) {
      lines.add("");
      lines.add(in.say("invitation.answer"));
      lines.add(site.link(page(guest) + Content.SECRET));
    }
    lines.add("");
    lines.add("-- ");
    lines.add(in.initiative());
    lines.add(site.link("/"));
    return Content.plain(in.locale(), subject, String.join("\n", lines) + "\n");
  }

  private static String page(Guest guest) {
    return guest.attendee().place() == Place.NONE ? ANSWER : AttendeeLinks.path("");
  }

  private List<String> facts(Guest guest, Meeting date, String title, Spoken in) {
    Plan plan = date.plan();
    String when =
        in.times().day(date.startsAt(), date.zone())
            + ", "
            + in.times().span(date.startsAt(), date.endsAt(), date.zone());
    return Stream.of(
            title,
            in.say("invitation.when", "when", when),
            repeats(guest, in),
            cancelledDates(guest, in),
            plan.place() == null ? null : in.say("invitation.where", "where", plan.place()),
            joining(guest.attendee(), plan, in),
            in.say("invitation.page", "url", site.link("/m/" + date.slug())))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable String repeats(Guest guest, Spoken in) {
    var series = guest.unit().series();
    if (series == null || guest.isOfOneDate()) {
      return null;
    }
    Recurrence rule = series.rule();
    return in.say(
        "invitation.repeats." + rule.frequency().json(),
        "interval",
        rule.interval(),
        "dates",
        guest.unit().dates().size());
  }

  private static @Nullable String cancelledDates(Guest guest, Spoken in) {
    if (guest.unit().dates().size() < 2 || guest.unit().isCancelled()) {
      return null;
    }
    List<String> days =
        guest.unit().dates().stream()
            .filter(date -> date.status() == MeetingStatus.CANCELLED)
            .map(date -> in.times().shortDay(date.startsAt(), date.zone()))
            .toList();
    return days.isEmpty() ? null : in.say("invitation.not-on", "days", String.join("; ", days));
  }

  private static @Nullable String joining(Attendee attendee, Plan plan, Spoken in) {
    boolean theirs = plan.linkFor() == LinkFor.EVERYONE || attendee.mayKnow();
    return plan.link() == null || !theirs ? null : in.say("invitation.join-at", "url", plan.link());
  }

  /// To an organiser: somebody proposes another time.
  Content proposed(Proposal proposal, Meeting date, Spoken in) {
    String title = in.read(date.plan().title());
    String when =
        in.times().day(proposal.startsAt(), date.zone())
            + ", "
            + in.times().span(proposal.startsAt(), proposal.endsAt(), date.zone());
    String lead =
        in.say("invitation.proposed.lead", "name", proposal.name(), "title", title, "when", when);
    List<String> lines = new ArrayList<>(List.of(lead));
    if (proposal.comment() != null) {
      lines.addAll(List.of("", proposal.comment()));
    }
    lines.addAll(List.of("", in.say("invitation.page", "url", site.link("/m/" + date.slug()))));
    String subject = in.say("invitation.proposed.subject", "title", title);
    return Content.plain(in.locale(), subject, String.join("\n", lines) + "\n");
  }

  static Mailbox to(Guest guest) {
    return guest.mailbox().orElseThrow();
  }
}
