package org.convene.feed;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convene.calendar.FeedHeader;
import org.convene.calendar.Fragment;
import org.convene.calendar.IcsWriter;
import org.convene.calendar.JCal;
import org.convene.calendar.JsCalendar;
import org.convene.calendar.Vcalendar;
import org.convene.calendar.Vevent;
import org.convene.http.Rendered;
import org.convene.http.Site;
import org.convene.initiative.Initiative;

/// Makes the bytes of a feed from what is listed. Waits; on virtual threads.
final class Renderer {
  static final String ICS = "text/calendar; charset=utf-8";
  private static final String JCAL = "application/calendar+json; charset=utf-8";
  private static final String JSCAL = "application/jscalendar+json; type=group";

  /// How often programs are asked to come again. Those that do not listen come once a day.
  private static final Duration REFRESH = Duration.ofHours(1);

  private static final String COLOR = "teal";
  private static final byte[] END = "END:VCALENDAR\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Listings listings;
  private final Site site;
  private final Pieces pieces;
  private final Gzip gzip = new Gzip();

  Renderer(Listings listings, Site site, Pieces pieces) {
    this.listings = listings;
    this.site = site;
    this.pieces = pieces;
  }

  /// Empty where the only meeting that is wanted is none, or was cancelled long ago.
  Optional<Rendered> render(Wanted wanted) {
    Listing listing = listings.at(wanted.head());
    if (wanted.slug() != null) {
      return file(listing, wanted, wanted.slug());
    }
    return Optional.of(
        switch (wanted.form()) {
          case ICS -> feed(listing, wanted);
          case JCAL -> whole(JCAL, JCal.write(calendar(listing, wanted)), listing, wanted);
          case JSCAL -> whole(JSCAL, JsCalendar.write(calendar(listing, wanted)), listing, wanted);
          case ATOM -> new Atom(site, listing, wanted).rendered(lastModified(listing, wanted));
          case BUSY -> new BusyTimes(site, listing, wanted).rendered(lastModified(listing, wanted));
        });
  }

  List<CalendarObject> objects(Wanted wanted) {
    Listing listing = listings.at(wanted.head());
    Initiative initiative = listing.head().initiative();
    List<CalendarObject> all = new ArrayList<>();
    for (Unit unit : listing.units().values()) {
      unit.view(wanted.query(), wanted.audience())
          .ifPresent(view ->
              pieces
                  .of(initiative, unit, view, wanted.query().manner(), wanted.today())
                  .ifPresent(piece ->
                      all.add(
                          new CalendarObject(
                              piece,
                              unit.revisedAt(),
                              spans(unit, view, wanted),
                              shown -> events(listing, unit, view.only(shown), wanted)))));
    }
    return all;
  }

  private static List<CalendarObject.Span> spans(Unit unit, Unit.View view, Wanted wanted) {
    return unit.dates().stream()
        .filter(view::shows)
        .map(Listed::meeting)
        .filter(m ->
            !MeetingEvents.isGone(
                m.status(), m.revision(), wanted.query().manner(), wanted.today()))
        .map(m -> new CalendarObject.Span(m.id(), m.startsAt(), m.endsAt()))
        .toList();
  }

  /// The rarer formats are written as a whole.
  private static Rendered whole(String type, byte[] bytes, Listing listing, Wanted wanted) {
    return Rendered.of(type, bytes, lastModified(listing, wanted));
  }

  private Vcalendar calendar(Listing listing, Wanted wanted) {
    List<Vevent> events =
        listing.units().values().stream()
            .flatMap(unit ->
                unit.view(wanted.query(), wanted.audience()).stream()
                    .flatMap(view -> events(listing, unit, view, wanted).stream()))
            .toList();
    return Vcalendar.feed(header(listing, wanted), events);
  }

  private Rendered feed(Listing listing, Wanted wanted) {
    List<Piece> all = pieces(listing, wanted).toList();
    byte[] shell = IcsWriter.feed(header(listing, wanted), zones(listing, all));
    byte[] head = Arrays.copyOf(shell, shell.length - END.length);
    ByteArrayOutputStream identity = new ByteArrayOutputStream();
    ByteArrayOutputStream fingerprint = new ByteArrayOutputStream();
    identity.writeBytes(head);
    fingerprint.writeBytes(head);
    for (Piece piece : all) {
      identity.writeBytes(piece.fragment().bytes());
      fingerprint.writeBytes(piece.tag().getBytes(StandardCharsets.US_ASCII));
    }
    identity.writeBytes(END);
    return Rendered.of(
        ICS,
        identity.toByteArray(),
        gzip.of(head, all, END),
        fingerprint.toByteArray(),
        lastModified(listing, wanted));
  }

  /// An empty calendar still has a component, as RFC 5545, section 3.6, asks: the initiative's
  /// zone.
  private static List<Fragment> zones(Listing listing, List<Piece> all) {
    Set<ZoneId> zones =
        all.isEmpty()
            ? Set.of(listing.head().initiative().zone())
            : all.stream()
                .flatMap(piece -> piece.fragment().zones().stream())
                .collect(Collectors.toSet());
    return List.of(new Fragment(new byte[0], zones));
  }

  private Stream<Piece> pieces(Listing listing, Wanted wanted) {
    Initiative initiative = listing.head().initiative();
    return listing.units().values().stream()
        .flatMap(unit ->
            unit
                .view(wanted.query(), wanted.audience())
                .flatMap(view ->
                    pieces.of(initiative, unit, view, wanted.query().manner(), wanted.today()))
                .stream());
  }

  private FeedHeader header(Listing listing, Wanted wanted) {
    Initiative initiative = listing.head().initiative();
    Tongue tongue = Tongue.of(wanted.query().manner().lang(), initiative);
    boolean open = wanted.audience().equals(Audience.PUBLIC);
    return new FeedHeader(
        FeedName.of(initiative, wanted.query(), wanted.audience(), tongue),
        tongue.read(initiative.about()),
        COLOR,
        open ? URI.create(address(wanted.query())) : null,
        URI.create(site.link("/")),
        REFRESH);
  }

  /// A private feed does not tell its own address: what is passed on by mail would open it.
  private String address(FeedQuery query) {
    String written = query.written();
    return site.link("/calendar.ics" + (written.isEmpty() ? "" : "?" + written));
  }

  private Optional<Rendered> file(Listing listing, Wanted wanted, String slug) {
    return listing
        .bySlug(slug)
        .map(listing::unitOf)
        .flatMap(unit ->
            unit.view(wanted.query(), wanted.audience())
                .map(view -> events(listing, unit, view, wanted)))
        .filter(events -> !events.isEmpty())
        .map(events ->
            Rendered.of(
                ICS, IcsWriter.write(Vcalendar.file(events)), lastModified(listing, wanted)));
  }

  private List<Vevent> events(Listing listing, Unit unit, Unit.View view, Wanted wanted) {
    return pieces.events(
        listing.head().initiative(), unit, view, wanted.query().manner(), wanted.today());
  }

  /// Also a day on which something cancelled was left out for good.
  private static Instant lastModified(Listing listing, Wanted wanted) {
    return listing.meetings().values().stream()
        .filter(Listed::cancelled)
        .map(date -> MeetingEvents.leaves(date.meeting().revision()))
        .filter(day -> !day.isAfter(wanted.today()))
        .map(LocalDate::atStartOfDay)
        .map(start -> start.toInstant(ZoneOffset.UTC))
        .reduce(listing.head().changedAt(), (a, b) -> a.isAfter(b) ? a : b);
  }
}
