package org.convene.calendar;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.FbType;
import net.fortuna.ical4j.model.parameter.FmtType;
import net.fortuna.ical4j.model.parameter.Label;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.RelType;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.parameter.XParameter;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Color;
import net.fortuna.ical4j.model.property.Comment;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.RelatedTo;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Source;
import net.fortuna.ical4j.model.property.StyledDescription;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import org.jspecify.annotations.Nullable;

/// Writes iCalendar (RFC 5545, 7986, 9073) so that every program we know reads the same from it.
/// The same values give the same bytes, whenever and wherever they are written.
///
/// Lines end in CRLF and are folded at 75 octets, never inside a character. Control characters are
/// taken out. Each TZID has its VTIMEZONE in the same object, with one STANDARD and at most one
/// DAYLIGHT ([CompactZone]); times of UTC have a `Z`. Events of one uid stand together, the series
/// first; what a rule and a compact zone cannot tell is written out ([Telling]).
///
/// ical4j makes names, parameters and escapes. Dates come to it as text: its own move a local time
/// out of a gap, drop the zone of an EXDATE, and add 1,800 ids to those of the JVM.
public final class IcsWriter {
  private static final String END_OF_LINE = "\r\n";
  private static final String PRODUCT = "-//Convene//Convene//EN";

  /// In metres, as Apple's programs write it for a house.
  private static final String RADIUS_OF_A_HOUSE = "100";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private IcsWriter() {}

  /// A whole object: an invitation, an answer, a file, or a feed that is not worth caching.
  public static byte[] write(Vcalendar calendar) {
    Map<String, List<Vevent>> groups =
        calendar.events().stream()
            .collect(Collectors.groupingBy(Vevent::uid, LinkedHashMap::new, Collectors.toList()));
    return joined(calendar, groups.values().stream().map(IcsWriter::fragment).toList());
  }

  /// All events of one uid, in any order: the series, or the only one, and what differs from it.
  public static Fragment fragment(List<Vevent> ofOneUid) {
    List<Vevent> told = Telling.of(ofOneUid);
    IcsWriter writer = new IcsWriter();
    told.forEach(writer::event);
    return new Fragment(writer.out.toByteArray(), Telling.zones(told));
  }

  /// Equal to [#write] of a feed with this header and the same events in the same order.
  public static byte[] feed(FeedHeader header, Collection<Fragment> fragments) {
    return joined(Vcalendar.feed(header, List.of()), fragments);
  }

  /// Equal to [#write] of a file with the same events in the same order.
  public static byte[] file(Collection<Fragment> fragments) {
    return joined(Vcalendar.file(List.of()), fragments);
  }

  private static byte[] joined(Vcalendar calendar, Collection<Fragment> fragments) {
    IcsWriter writer = new IcsWriter();
    writer.line("BEGIN:VCALENDAR");
    writer.head(calendar);
    fragments.stream()
        .flatMap(fragment -> fragment.zones().stream())
        .distinct()
        .sorted(Comparator.comparing(ZoneId::getId))
        .forEach(zone -> CompactZone.of(zone).lines().forEach(writer::line));
    fragments.forEach(fragment -> writer.out.writeBytes(fragment.bytes()));
    calendar.busy().forEach(writer::busy);
    writer.line("END:VCALENDAR");
    return writer.out.toByteArray();
  }

  private void head(Vcalendar calendar) {
    line("VERSION:2.0");
    line("PRODID:" + PRODUCT);
    line("CALSCALE:GREGORIAN");
    if (calendar.method() != null) {
      line("METHOD:" + calendar.method());
    }
    if (calendar.header() != null) {
      feed(calendar.header());
    }
  }

  private void feed(FeedHeader header) {
    String name = PlainText.line(header.name());
    add(new Name(name));
    add(new XProperty("X-WR-CALNAME", name));
    if (header.description() != null) {
      String description = PlainText.of(header.description());
      add(new Description(description));
      add(new XProperty("X-WR-CALDESC", description));
    }
    if (header.color() != null) {
      add(new Color(parameters(), PlainText.line(header.color())));
    }
    if (header.source() != null) {
      add(new Source(parameters(Value.URI), header.source().toASCIIString()));
    }
    url(header.url());
    add(new RefreshInterval(parameters(Value.DURATION), header.refresh()));
    line("X-PUBLISHED-TTL:" + header.refresh());
  }

  private void event(Vevent event) {
    line("BEGIN:VEVENT");
    identity(event);
    times(event);
    wording(event.wording());
    place(event.place());
    handling(event);
    if (event.scheduling() != null) {
      scheduling(event.scheduling());
    }
    if (event.handling().alarmMinutes() != null) {
      alarm(event.handling().alarmMinutes(), event.wording().summary());
    }
    if (event.place().venue() != null) {
      venue(event.uid(), event.place().venue());
    }
    List<Speaker> speakers = event.wording().speakers();
    for (int i = 0; i < speakers.size(); i++) {
      speaker(event.uid() + "-speaker-" + (i + 1), speakers.get(i));
    }
    line("END:VEVENT");
  }

  private void identity(Vevent event) {
    add(new Uid(PlainText.line(event.uid())));
    RecurrenceId id = event.recurrenceId();
    if (id != null) {
      if (id.zone() == null) {
        date("RECURRENCE-ID", id.start());
      } else {
        time("RECURRENCE-ID", id.start(), id.zone());
      }
    }
    utc("DTSTAMP", event.revised().at());
    utc("LAST-MODIFIED", event.revised().at());
    utc("CREATED", event.revised().createdAt());
    add(new Sequence(event.revised().sequence()));
  }

  private void times(Vevent event) {
    switch (event.when()) {
      case When.Timed(LocalDateTime start, LocalDateTime end, ZoneId zone) -> {
        time("DTSTART", start, zone);
        time("DTEND", end, zone);
        event
            .repeats()
            .ifPresent(repetition -> {
              add(new RRule<>(Rrule.of(repetition.rule(), event.when())));
              repetition.exceptions().forEach(each -> time("EXDATE", each, zone));
            });
      }
      case When.AllDay days -> {
        date("DTSTART", days.from());
        date("DTEND", days.end().atStartOfDay());
        event
            .repeats()
            .ifPresent(repetition -> {
              add(new RRule<>(Rrule.of(repetition.rule(), days)));
              repetition.exceptions().forEach(each -> date("EXDATE", each));
            });
      }
    }
  }

  private void wording(Wording wording) {
    add(new Summary(PlainText.line(wording.summary())));
    if (wording.description() != null) {
      add(new Description(PlainText.of(wording.description())));
    }
    if (wording.styledDescription() != null) {
      add(
          new StyledDescription(
              parameters(Value.TEXT, new FmtType("text/html")),
              PlainText.of(wording.styledDescription())));
    }
    url(wording.url());
    if (!wording.categories().isEmpty()) {
      add(
          new Categories(
              new TextList(wording.categories().stream().map(PlainText::line).toList())));
    }
  }

  private void place(Place place) {
    if (place.location() != null) {
      add(new Location(PlainText.line(place.location())));
    }
    if (place.venue() != null && place.venue().geo() != null) {
      line("GEO:" + place.venue().geo().text(";"));
      add(structured(place.venue(), place.venue().geo()));
    }
    if (place.conference() != null) {
      conference(place.conference());
    }
  }

  private static Property structured(Place.Venue venue, Geo geo) {
    String address = venue.address() == null ? venue.name() : venue.address();
    return new XProperty(
        "X-APPLE-STRUCTURED-LOCATION",
        parameters(
            Value.URI,
            new XParameter("X-ADDRESS", PlainText.line(address)),
            new XParameter("X-APPLE-RADIUS", RADIUS_OF_A_HOUSE),
            new XParameter("X-TITLE", PlainText.line(venue.name()))),
        "geo:" + geo.text(","));
  }

  /// By hand: ical4j puts a list of features into quotes, by which it is one feature.
  private void conference(Conference conference) {
    StringBuilder line = new StringBuilder("CONFERENCE;VALUE=URI");
    if (!conference.features().isEmpty()) {
      line.append(";FEATURE=")
          .append(
              conference.features().stream()
                  .map(Conference.Feature::name)
                  .collect(Collectors.joining(",")));
    }
    if (conference.label() != null) {
      line.append(';').append(new Label(PlainText.line(conference.label())));
    }
    line(line.append(':').append(conference.uri().toASCIIString()).toString());
  }

  private void handling(Vevent event) {
    line("STATUS:" + event.status());
    line("CLASS:" + event.handling().classification());
    line("TRANSP:" + event.handling().transparency());
    if (event.relatedTo() != null) {
      add(new RelatedTo(parameters(RelType.SIBLING), PlainText.line(event.relatedTo())));
    }
  }

  private void scheduling(Scheduling scheduling) {
    Scheduling.Organizer organizer = scheduling.organizer();
    if (organizer != null) {
      add(new Organizer(named(organizer.name()), mailto(organizer.email())));
    }
    if (scheduling.comment() != null) {
      add(new Comment(PlainText.of(scheduling.comment())));
    }
    scheduling
        .attendees()
        .forEach(attendee ->
            add(
                new Attendee(
                    named(
                        attendee.name(),
                        CuType.INDIVIDUAL,
                        new Role(attendee.role().rfc()),
                        new PartStat(attendee.partstat().rfc()),
                        attendee.rsvp() ? Rsvp.TRUE : Rsvp.FALSE),
                    mailto(attendee.email()))));
  }

  private static ParameterList named(@Nullable String name, Parameter... more) {
    ParameterList list = parameters(more);
    String plain = name == null ? "" : PlainText.line(name);
    return plain.isEmpty() ? list : (ParameterList) list.add(new Cn(plain));
  }

  private static URI mailto(String email) {
    try {
      return URI.create(new URI("mailto", PlainText.line(email), null).toASCIIString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an address", e);
    }
  }

  private void alarm(int minutes, String summary) {
    line("BEGIN:VALARM");
    line("ACTION:DISPLAY");
    add(new Description(PlainText.line(summary)));
    line("TRIGGER:-" + Duration.ofMinutes(minutes));
    line("END:VALARM");
  }

  private void venue(String uid, Place.Venue venue) {
    line("BEGIN:VLOCATION");
    add(new Uid(PlainText.line(uid) + "-venue"));
    add(new Name(PlainText.line(venue.name())));
    if (venue.address() != null) {
      add(new Description(PlainText.of(venue.address())));
    }
    if (venue.geo() != null) {
      line("GEO:" + venue.geo().text(";"));
      line("URL:geo:" + venue.geo().text(","));
    }
    line("END:VLOCATION");
  }

  private void speaker(String uid, Speaker speaker) {
    line("BEGIN:PARTICIPANT");
    add(new Uid(PlainText.line(uid)));
    line("PARTICIPANT-TYPE:SPEAKER");
    add(new Summary(PlainText.line(speaker.name())));
    if (speaker.affiliation() != null) {
      add(new Description(PlainText.line(speaker.affiliation())));
    }
    line("END:PARTICIPANT");
  }

  private void busy(Vfreebusy busy) {
    line("BEGIN:VFREEBUSY");
    add(new Uid(PlainText.line(busy.uid())));
    utc("DTSTAMP", busy.stampedAt());
    utc("DTSTART", busy.from());
    utc("DTEND", busy.to());
    url(busy.url());
    busy.busy()
        .forEach(each -> {
          FbType type = each.tentative() ? FbType.BUSY_TENTATIVE : FbType.BUSY;
          line("FREEBUSY;" + type + ":" + Stamp.utc(each.from()) + "/" + Stamp.utc(each.to()));
        });
    line("END:VFREEBUSY");
  }

  private void url(@Nullable URI url) {
    if (url != null) {
      add(new Url(URI.create(url.toASCIIString())));
    }
  }

  private void utc(String name, Instant instant) {
    line(name + ":" + Stamp.utc(instant));
  }

  private void time(String name, LocalDateTime local, ZoneId zone) {
    if (Stamp.isUtc(zone)) {
      line(name + ":" + Stamp.local(local) + "Z");
    } else {
      add(new XProperty(name, parameters(new TzId(zone.getId())), Stamp.local(local)));
    }
  }

  private void date(String name, LocalDateTime midnight) {
    add(new XProperty(name, parameters(Value.DATE), Stamp.date(midnight.toLocalDate())));
  }

  private static ParameterList parameters(Parameter... all) {
    return new ParameterList(Arrays.asList(all));
  }

  /// ical4j ends its lines itself.
  private void add(Property property) {
    String line = property.toString();
    line(line.endsWith(END_OF_LINE) ? line.substring(0, line.length() - 2) : line);
  }

  private void line(String line) {
    Folding.write(line, out);
  }
}
