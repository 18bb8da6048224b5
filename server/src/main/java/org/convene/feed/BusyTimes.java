package org.convene.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convene.calendar.IcsWriter;
import org.convene.calendar.Vcalendar;
import org.convene.calendar.Vfreebusy;
import org.convene.calendar.Vfreebusy.Busy;
import org.convene.http.Rendered;
import org.convene.http.Site;
import org.convene.meeting.MeetingStatus;

/// When there is something, and not what: VFREEBUSY (RFC 5545, section 3.6.4) of the year from
/// today on. Times that touch are one.
final class BusyTimes {
  private static final Duration AHEAD = Duration.ofDays(366);

  private final Site site;
  private final Listing listing;
  private final Wanted wanted;

  BusyTimes(Site site, Listing listing, Wanted wanted) {
    this.site = site;
    this.listing = listing;
    this.wanted = wanted;
  }

  Rendered rendered(Instant lastModified) {
    Instant from = wanted.today().atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant to = from.plus(AHEAD);
    URI page = URI.create(site.link("/calendar.ifb"));
    Vfreebusy busy =
        new Vfreebusy(
            "busy-" + listing.head().initiative().id() + "@" + site.uri().getHost(),
            lastModified,
            from,
            to,
            page,
            busy(from, to));
    return Rendered.of(Renderer.ICS, IcsWriter.write(Vcalendar.freebusy(busy)), lastModified);
  }

  private List<Busy> busy(Instant from, Instant to) {
    List<Busy> all = new ArrayList<>();
    listing.units().values().stream()
        .flatMap(unit ->
            unit.view(wanted.query(), wanted.audience()).stream()
                .flatMap(view -> unit.dates().stream().filter(view::shows)))
        .map(Listed::meeting)
        .filter(meeting -> meeting.status() == MeetingStatus.CONFIRMED)
        .filter(meeting -> meeting.endsAt().isAfter(from) && meeting.startsAt().isBefore(to))
        .map(meeting ->
            new Busy(later(meeting.startsAt(), from), earlier(meeting.endsAt(), to), false))
        .sorted(Comparator.comparing(Busy::from).thenComparing(Busy::to))
        .forEach(next -> add(all, next));
    return all;
  }

  private static void add(List<Busy> all, Busy next) {
    if (all.isEmpty() || all.getLast().to().isBefore(next.from())) {
      all.add(next);
    } else {
      Busy last = all.removeLast();
      all.add(new Busy(last.from(), later(last.to(), next.to()), false));
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
