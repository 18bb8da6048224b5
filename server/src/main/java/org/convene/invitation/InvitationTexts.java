package org.convene.invitation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.convene.attendee.Attendee;
import org.convene.attendee.AttendeeLinks;
import org.convene.attendee.Place;
import org.convene.calendar.Recurrence;
import org.convene.http.Site;
import org.convene.mail.Content;
import org.convene.mail.Mailbox;
import org.convene.mail.Writing;
import org.convene.mail.Writing.Block;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.jspecify.annotations.Nullable;

/// The words of mails about meetings: one fact a line, the answer's link at the end.
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
    String lead =
        in.say("invitation." + kind + ".lead", "initiative", in.initiative(), "title", title);
    List<Block> blocks = new ArrayList<>(List.of(hello(guest, in), new Block.Paragraph(lead)));
    blocks.add(new Block.Facts(title, facts(guest, date, in)));
    if (answerable) {
      String url = site.link(page(guest) + Content.SECRET);
      blocks.add(
          new Block.Link(in.say("invitation.answer"), in.say("invitation.answer-here"), url));
    }
    blocks.add(signature(in));
    return new Writing(in.locale(), subject, blocks).content();
  }

  private static Block hello(Guest guest, Spoken in) {
    return new Block.Paragraph(in.say("invitation.hello", "name", guest.attendee().name()));
  }

  private Block signature(Spoken in) {
    return new Block.Signature(in.initiative(), site.link("/"));
  }

  private static String page(Guest guest) {
    return guest.attendee().place() == Place.NONE ? ANSWER : AttendeeLinks.path("");
  }

  private List<String> facts(Guest guest, Meeting date, Spoken in) {
    Plan plan = date.plan();
    String when = when(date.startsAt(), date.endsAt(), date, in);
    return Stream.of(
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
    String when = when(proposal.startsAt(), proposal.endsAt(), date, in);
    String lead =
        in.say("invitation.proposed.lead", "name", proposal.name(), "title", title, "when", when);
    String subject = in.say("invitation.proposed.subject", "title", title);
    List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(lead)));
    said(proposal.comment()).ifPresent(blocks::add);
    String page = in.say("invitation.page", "url", site.link("/m/" + date.slug()));
    blocks.add(new Block.Facts(title, List.of(page)));
    return new Writing(in.locale(), subject, blocks).content();
  }

  /// To whoever proposed another time: the meeting stays when it is.
  ///
  /// @param comment of an organiser
  Content kept(Guest guest, ProposalStore.Made proposal, @Nullable String comment, Spoken in) {
    Meeting date = guest.date();
    String title = in.read(date.plan().title());
    String day = in.times().weekdayAndDay(date.startsAt(), date.zone());
    String when = when(proposal.startsAt(), proposal.endsAt(), date, in);
    String lead =
        in.say("invitation.kept.lead", "initiative", in.initiative(), "title", title, "when", when);
    List<Block> blocks = new ArrayList<>(List.of(hello(guest, in), new Block.Paragraph(lead)));
    said(comment).ifPresent(blocks::add);
    blocks.add(new Block.Facts(title, facts(guest, date, in)));
    blocks.add(signature(in));
    String subject = in.say("invitation.kept.subject", "title", title, "day", day);
    return new Writing(in.locale(), subject, blocks).content();
  }

  private static Optional<Block> said(@Nullable String comment) {
    return Optional.ofNullable(comment).map(Block.Paragraph::new);
  }

  private static String when(Instant from, Instant to, Meeting date, Spoken in) {
    return in.times().day(from, date.zone()) + ", " + in.times().span(from, to, date.zone());
  }

  static Mailbox to(Guest guest) {
    return guest.mailbox().orElseThrow();
  }
}
