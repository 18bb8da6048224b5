package org.convene.invitation;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convene.attendee.Attendee;
import org.convene.attendee.AttendeeRole;
import org.convene.calendar.Conference;
import org.convene.calendar.Geo;
import org.convene.calendar.IcsWriter;
import org.convene.calendar.Place;
import org.convene.calendar.RecurrenceId;
import org.convene.calendar.Repetition;
import org.convene.calendar.Revised;
import org.convene.calendar.Scheduling;
import org.convene.calendar.Speaker;
import org.convene.calendar.Vcalendar;
import org.convene.calendar.Vevent;
import org.convene.calendar.When;
import org.convene.calendar.Wording;
import org.convene.http.Site;
import org.convene.mail.CalendarPart;
import org.convene.mail.Mailbox;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Series;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// A unit as a calendar object for one guest (iTIP, RFC 5546, sections 3.2.2 and 3.2.5).
///
/// Each message tells the whole of it, a series with all the dates that differ from its rule, and
/// is stamped with when it is written: so of two messages the later one is right by itself, and
/// calendars that get them in the wrong order drop the earlier. Dates that do not take place are
/// exceptions of the rule, for a REQUEST may not say that something is cancelled. Only the guest's
/// own address is in it: the others' are nobody's business.
final class InvitationEvents {
  private final Site site;
  private final Mailbox organizer;

  InvitationEvents(Site site, Mailbox organizer) {
    this.site = site;
    this.organizer = organizer;
  }

  /// @param now when it is written: DTSTAMP (RFC 5545, section 3.8.7.2)
  CalendarPart request(Guest guest, Spoken in, Instant now) {
    return part(
        CalendarPart.Method.REQUEST,
        Vcalendar.Method.REQUEST,
        requested(guest, in).stream().map(event -> stamped(event, now)).toList());
  }

  CalendarPart cancel(Guest guest, Spoken in, Instant now) {
    return part(
        CalendarPart.Method.CANCEL,
        Vcalendar.Method.CANCEL,
        List.of(stamped(cancelled(guest, in), now)));
  }

  /// Takes back an entry under which the meeting no longer stands. Its sequence is the next after
  /// the one that they know, and no more: what comes to stand there later has a higher one.
  CalendarPart withdraw(Guest guest, Told last, Spoken in, Instant now) {
    Meeting date = guest.date();
    URI page = URI.create(site.link("/m/" + date.slug()));
    Revised revised = new Revised(last.sequence() + 1, now, date.revision().createdAt());
    Vevent event =
        Vevent.of(last.entry().uid(), last.when(), revised, wording(guest, date.plan(), page, in))
            .with(scheduling(guest))
            .with(Vevent.Status.CANCELLED);
    RecurrenceId which = last.entry().recurrenceId();
    return part(
        CalendarPart.Method.CANCEL,
        Vcalendar.Method.CANCEL,
        List.of(which == null ? event : event.instead(which)));
  }

  private static Vevent stamped(Vevent event, Instant now) {
    Revised revised = event.revised();
    return event.with(new Revised(revised.sequence(), now, revised.createdAt()));
  }

  /// To whoever proposed another time: the event stays as it is here.
  ///
  /// @param guest with only the date that they proposed it for
  /// @param comment of the organiser
  CalendarPart declined(Guest guest, @Nullable String comment, Spoken in, Instant now) {
    Series series = guest.unit().series();
    Vevent event =
        series == null ? event(guest, guest.date(), in) : apart(guest, series, guest.date(), in);
    return part(
        CalendarPart.Method.DECLINECOUNTER,
        Vcalendar.Method.DECLINECOUNTER,
        List.of(stamped(event.with(scheduling(guest).saying(comment)), now)));
  }

  private static CalendarPart part(
      CalendarPart.Method method, Vcalendar.Method same, List<Vevent> events) {
    byte[] bytes = IcsWriter.write(Vcalendar.message(same, events));
    return new CalendarPart(method, new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
  }

  private List<Vevent> requested(Guest guest, Spoken in) {
    Series series = guest.unit().series();
    if (series == null) {
      return List.of(event(guest, guest.date(), in));
    }
    return guest.isOfOneDate()
        ? List.of(apart(guest, series, guest.date(), in))
        : whole(guest, series, in);
  }

  private List<Vevent> whole(Guest guest, Series series, Spoken in) {
    Map<LocalDateTime, Meeting> dates = byStart(guest.unit());
    List<LocalDateTime> exceptions = new ArrayList<>();
    List<Vevent> apart = new ArrayList<>();
    for (LocalDateTime start : series.starts()) {
      Meeting date = dates.get(start);
      if (date == null || date.status() != MeetingStatus.CONFIRMED) {
        exceptions.add(start);
      } else if (!series.implies(date)) {
        apart.add(apart(guest, series, date, in));
      }
    }
    Vevent master = master(guest, series, in).repeated(new Repetition(series.rule(), exceptions));
    return Stream.concat(Stream.of(master), apart.stream()).toList();
  }

  private static Map<LocalDateTime, Meeting> byStart(Unit unit) {
    Map<LocalDateTime, Meeting> dates = new HashMap<>();
    unit.dates()
        .forEach(date ->
            Optional.ofNullable(date.occurrence())
                .ifPresent(occurrence -> dates.put(occurrence.recurrenceId(), date)));
    return dates;
  }

  private Vevent master(Guest guest, Series series, Spoken in) {
    return vevent(
        guest,
        series.plan(),
        series.slot(),
        guest.unit().first().slug(),
        revised(guest, series.revision().sequence()),
        in);
  }

  private Vevent apart(Guest guest, Series series, Meeting date, Spoken in) {
    LocalDateTime start =
        date.occurrence() == null ? date.slot().localStart() : date.occurrence().recurrenceId();
    return event(guest, date, in).instead(new RecurrenceId(start, series.slot().zone()));
  }

  private Vevent event(Guest guest, Meeting date, Spoken in) {
    Revised revised = revised(guest, date.revision().sequence());
    return vevent(guest, date.plan(), date.slot(), date.slug(), revised, in);
  }

  /// Of a series that as a whole does not take place, the master says so for all dates.
  private Vevent cancelled(Guest guest, Spoken in) {
    Series series = guest.unit().series();
    Vevent event;
    if (series == null) {
      event = event(guest, guest.date(), in);
    } else {
      event =
          guest.isOfOneDate()
              ? apart(guest, series, guest.date(), in)
              : master(guest, series, in).repeated(new Repetition(series.rule(), List.of()));
    }
    return event.with(Vevent.Status.CANCELLED);
  }

  private static Revised revised(Guest guest, int sequence) {
    Unit unit = guest.unit();
    return new Revised(sequence, unit.revisedAt(), unit.first().revision().createdAt());
  }

  private Vevent vevent(
      Guest guest, Plan plan, Slot slot, String slug, Revised revised, Spoken in) {
    URI page = URI.create(site.link("/m/" + slug));
    When when = new When.Timed(slot.localStart(), slot.localEnd(), slot.zone());
    return Vevent.of(guest.unit().uid(), when, revised, wording(guest, plan, page, in))
        .with(place(plan, page, link(guest, plan), in))
        .with(scheduling(guest));
  }

  private static Wording wording(Guest guest, Plan plan, URI page, Spoken in) {
    String about = in.read(plan.about());
    String description =
        Stream.of(about, link(guest, plan) == null ? "" : link(guest, plan), page.toString())
            .filter(line -> !line.isBlank())
            .collect(Collectors.joining("\n\n"));
    return new Wording(
        in.read(plan.title()),
        description,
        null,
        page,
        List.of(in.initiative()),
        plan.speakers().stream().map(s -> new Speaker(s.name(), s.affiliation())).toList());
  }

  /// Guests may join, as far as they may know how.
  private static @Nullable String link(Guest guest, Plan plan) {
    boolean theirs = plan.linkFor() == LinkFor.EVERYONE || guest.attendee().mayKnow();
    return theirs ? plan.link() : null;
  }

  private static Place place(Plan plan, URI page, @Nullable String link, Spoken in) {
    String where = plan.place();
    Place.Venue venue = where == null ? null : new Place.Venue(where, null, geo(plan));
    String join = link == null ? page.toString() : link;
    Conference conference =
        link == null
            ? null
            : new Conference(
                URI.create(link),
                List.of(Conference.Feature.AUDIO, Conference.Feature.VIDEO),
                in.say("invitation.join"));
    return new Place(where == null ? join : where, venue, conference);
  }

  private static @Nullable Geo geo(Plan plan) {
    return plan.geo() == null ? null : new Geo(plan.geo().latitude(), plan.geo().longitude());
  }

  private Scheduling scheduling(Guest guest) {
    Attendee attendee = guest.attendee();
    var who =
        new Scheduling.Attendee(
            attendee.name(),
            String.valueOf(attendee.email()),
            attendee.role() == AttendeeRole.OBSERVER
                ? Scheduling.Role.OPT_PARTICIPANT
                : Scheduling.Role.REQ_PARTICIPANT,
            partstat(attendee),
            true);
    return Scheduling.of(
        new Scheduling.Organizer(organizer.name(), organizer.address().value()), List.of(who));
  }

  private static Scheduling.Partstat partstat(Attendee attendee) {
    return switch (attendee.partstat()) {
      case NEEDS_ACTION -> Scheduling.Partstat.NEEDS_ACTION;
      case ACCEPTED -> Scheduling.Partstat.ACCEPTED;
      case TENTATIVE -> Scheduling.Partstat.TENTATIVE;
      case DECLINED -> Scheduling.Partstat.DECLINED;
    };
  }
}
