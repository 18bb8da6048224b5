package org.convene.calendar;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.FmtType;
import net.fortuna.ical4j.model.parameter.Label;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.RelType;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.parameter.XParameter;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Comment;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RelatedTo;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.StyledDescription;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import org.jspecify.annotations.Nullable;

/// Writes events, as [IcsWriter] promises.
final class IcsEvents {
  /// In metres, as Apple's programs write it for a house.
  private static final String RADIUS_OF_A_HOUSE = "100";

  private final IcsLines lines;

  IcsEvents(IcsLines lines) {
    this.lines = lines;
  }

  /// Its lines, from BEGIN to END.
  void write(Vevent event) {
    lines.line("BEGIN:VEVENT");
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
    lines.line("END:VEVENT");
  }

  private void identity(Vevent event) {
    lines.add(new Uid(PlainText.line(event.uid())));
    RecurrenceId id = event.recurrenceId();
    if (id != null) {
      if (id.zone() == null) {
        lines.date("RECURRENCE-ID", id.start());
      } else {
        lines.time("RECURRENCE-ID", id.start(), id.zone());
      }
    }
    lines.utc("DTSTAMP", event.revised().at());
    lines.utc("LAST-MODIFIED", event.revised().at());
    lines.utc("CREATED", event.revised().createdAt());
    lines.add(new Sequence(event.revised().sequence()));
  }

  private void times(Vevent event) {
    switch (event.when()) {
      case When.Timed(LocalDateTime start, LocalDateTime end, ZoneId zone) -> {
        lines.time("DTSTART", start, zone);
        lines.time("DTEND", end, zone);
        event
            .repeats()
            .ifPresent(repetition -> {
              lines.add(new RRule<>(Rrule.of(repetition.rule(), event.when())));
              repetition.exceptions().forEach(each -> lines.time("EXDATE", each, zone));
            });
      }
      case When.AllDay days -> {
        lines.date("DTSTART", days.from());
        lines.date("DTEND", days.end().atStartOfDay());
        event
            .repeats()
            .ifPresent(repetition -> {
              lines.add(new RRule<>(Rrule.of(repetition.rule(), days)));
              repetition.exceptions().forEach(each -> lines.date("EXDATE", each));
            });
      }
    }
  }

  private void wording(Wording wording) {
    lines.add(new Summary(PlainText.line(wording.summary())));
    if (wording.description() != null) {
      lines.add(new Description(PlainText.of(wording.description())));
    }
    if (wording.styledDescription() != null) {
      lines.add(
          new StyledDescription(
              IcsLines.parameters(Value.TEXT, new FmtType("text/html")),
              PlainText.of(wording.styledDescription())));
    }
    lines.url(wording.url());
    if (!wording.categories().isEmpty()) {
      lines.add(
          new Categories(
              new TextList(wording.categories().stream().map(PlainText::line).toList())));
    }
  }

  private void place(Place place) {
    if (place.location() != null) {
      lines.add(new Location(PlainText.line(place.location())));
    }
    if (place.venue() != null && place.venue().geo() != null) {
      lines.line("GEO:" + place.venue().geo().text(";"));
      lines.add(structured(place.venue(), place.venue().geo()));
    }
    if (place.conference() != null) {
      conference(place.conference());
    }
  }

  private static Property structured(Place.Venue venue, Geo geo) {
    String address = venue.address() == null ? venue.name() : venue.address();
    return new XProperty(
        "X-APPLE-STRUCTURED-LOCATION",
        IcsLines.parameters(
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
    lines.line(line.append(':').append(conference.uri().toASCIIString()).toString());
  }

  private void handling(Vevent event) {
    lines.line("STATUS:" + event.status());
    lines.line("CLASS:" + event.handling().classification());
    lines.line("TRANSP:" + event.handling().transparency());
    if (event.relatedTo() != null) {
      lines.add(
          new RelatedTo(IcsLines.parameters(RelType.SIBLING), PlainText.line(event.relatedTo())));
    }
  }

  private void scheduling(Scheduling scheduling) {
    Scheduling.Organizer organizer = scheduling.organizer();
    if (organizer != null) {
      lines.add(new Organizer(named(organizer.name()), mailto(organizer.email())));
    }
    if (scheduling.comment() != null) {
      lines.add(new Comment(PlainText.of(scheduling.comment())));
    }
    scheduling
        .attendees()
        .forEach(attendee ->
            lines.add(
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
    ParameterList list = IcsLines.parameters(more);
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
    lines.line("BEGIN:VALARM");
    lines.line("ACTION:DISPLAY");
    lines.add(new Description(PlainText.line(summary)));
    lines.line("TRIGGER:-" + Duration.ofMinutes(minutes));
    lines.line("END:VALARM");
  }

  private void venue(String uid, Place.Venue venue) {
    lines.line("BEGIN:VLOCATION");
    lines.add(new Uid(PlainText.line(uid) + "-venue"));
    lines.add(new Name(PlainText.line(venue.name())));
    if (venue.address() != null) {
      lines.add(new Description(PlainText.of(venue.address())));
    }
    if (venue.geo() != null) {
      lines.line("GEO:" + venue.geo().text(";"));
      lines.line("URL:geo:" + venue.geo().text(","));
    }
    lines.line("END:VLOCATION");
  }

  private void speaker(String uid, Speaker speaker) {
    lines.line("BEGIN:PARTICIPANT");
    lines.add(new Uid(PlainText.line(uid)));
    lines.line("PARTICIPANT-TYPE:SPEAKER");
    lines.add(new Summary(PlainText.line(speaker.name())));
    if (speaker.affiliation() != null) {
      lines.add(new Description(PlainText.line(speaker.affiliation())));
    }
    lines.line("END:PARTICIPANT");
  }
}
