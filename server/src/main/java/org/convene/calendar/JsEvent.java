package org.convene.calendar;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convene.calendar.Scheduling.Attendee;

/// One Event of JSCalendar: RFC 8984, sections 4 and 5.1.
final class JsEvent {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String UTC = "Etc/UTC";

  private JsEvent() {}

  static ObjectNode of(Vevent event) {
    ObjectNode json = NODES.objectNode().put("@type", "Event").put("uid", event.uid());
    RecurrenceId id = event.recurrenceId();
    if (id != null) {
      json.put("recurrenceId", JsCalendar.local(id.start()));
      if (id.zone() != null) {
        json.put("recurrenceIdTimeZone", zone(id.zone()));
      }
    }
    json.put("created", JsCalendar.utc(event.revised().createdAt()));
    json.put("updated", JsCalendar.utc(event.revised().at()));
    json.put("sequence", event.revised().sequence());
    when(json, event.when());
    event
        .repeats()
        .ifPresent(how -> json.putArray("recurrenceRules").add(rule(how.rule(), event.when())));
    wording(json, event.wording());
    place(json, event.place());
    handling(json, event);
    participants(json, event);
    return json;
  }

  private static void when(ObjectNode json, When when) {
    json.put("start", JsCalendar.local(when.from()));
    json.put("duration", length(when));
    switch (when) {
      case When.Timed timed -> json.put("timeZone", zone(timed.zone()));
      case When.AllDay days -> json.put("showWithoutTime", true);
    }
  }

  private static String zone(ZoneId zone) {
    return zone instanceof ZoneOffset ? UTC : zone.getId();
  }

  private static String length(When when) {
    return switch (when) {
      case When.Timed timed -> Duration.between(timed.startsAt(), timed.endsAt()).toString();
      case When.AllDay days ->
          Period.ofDays((int) days.start().until(days.end(), ChronoUnit.DAYS)).toString();
    };
  }

  /// The length of an occurrence that keeps the time on the clock while the clocks change.
  static Optional<String> otherLength(When first, LocalDateTime start) {
    if (!(first instanceof When.Timed timed)) {
      return Optional.empty();
    }
    LocalDateTime end = start.plus(Duration.between(timed.start(), timed.end()));
    When.Timed occurrence = new When.Timed(start, end, timed.zone());
    boolean lasts = occurrence.startsAt().isBefore(occurrence.endsAt());
    return Optional.of(length(occurrence)).filter(length -> lasts && !length.equals(length(first)));
  }

  private static ObjectNode rule(Recurrence rule, When when) {
    ObjectNode json =
        NODES.objectNode().put("@type", "RecurrenceRule").put("frequency", rule.frequency().json());
    if (rule.interval() > 1) {
      json.put("interval", rule.interval());
    }
    if (!rule.days().isEmpty()) {
      ArrayNode days = json.putArray("byDay");
      rule.days().forEach(day -> days.add(day(day, rule)));
    }
    boolean ofMonth = rule.frequency().compareTo(Frequency.WEEKLY) > 0;
    if (ofMonth && rule.ordinal() == null) {
      json.putArray("byMonthDay").add(when.from().getDayOfMonth());
    }
    if (rule.frequency() == Frequency.YEARLY) {
      json.putArray("byMonth").add(Integer.toString(when.from().getMonthValue()));
    }
    if (rule.count() != null) {
      return json.put("count", rule.count());
    }
    return json.put("until", JsCalendar.local(rule.starts(when.from()).getLast()));
  }

  private static ObjectNode day(Weekday day, Recurrence rule) {
    ObjectNode json =
        NODES.objectNode().put("@type", "NDay").put("day", day.rfc().toLowerCase(Locale.ROOT));
    return rule.ordinal() == null ? json : json.put("nthOfPeriod", rule.ordinal());
  }

  private static void wording(ObjectNode json, Wording wording) {
    json.put("title", PlainText.line(wording.summary()));
    if (wording.description() != null) {
      json.put("description", PlainText.of(wording.description()));
    }
    if (wording.url() != null) {
      json.putObject("links")
          .putObject("1")
          .put("@type", "Link")
          .put("href", wording.url().toASCIIString());
    }
    if (!wording.categories().isEmpty()) {
      ObjectNode keywords = json.putObject("keywords");
      wording.categories().forEach(each -> keywords.put(PlainText.line(each), true));
    }
  }

  private static void place(ObjectNode json, Place place) {
    if (place.venue() != null || (place.location() != null && place.conference() == null)) {
      location(json.putObject("locations").putObject("1").put("@type", "Location"), place);
    }
    if (place.conference() != null) {
      Conference conference = place.conference();
      ObjectNode virtual = json.putObject("virtualLocations").putObject("1");
      virtual.put("@type", "VirtualLocation").put("uri", conference.uri().toASCIIString());
      if (conference.label() != null) {
        virtual.put("name", PlainText.line(conference.label()));
      }
      if (!conference.features().isEmpty()) {
        ObjectNode features = virtual.putObject("features");
        conference.features().forEach(each -> features.put(each.json(), true));
      }
    }
  }

  private static void location(ObjectNode location, Place place) {
    Place.Venue venue = place.venue();
    if (venue == null) {
      location.put("name", JsCalendar.plain(place.location()));
      return;
    }
    location.put("name", PlainText.line(venue.name()));
    if (venue.address() != null) {
      location.put("description", PlainText.of(venue.address()));
    }
    if (venue.geo() != null) {
      location.put("coordinates", "geo:" + venue.geo().text(","));
    }
  }

  private static void handling(ObjectNode json, Vevent event) {
    json.put("status", event.status().name().toLowerCase(Locale.ROOT));
    Handling handling = event.handling();
    boolean free = handling.transparency() == Handling.Transparency.TRANSPARENT;
    json.put("freeBusyStatus", free ? "free" : "busy");
    json.put(
        "privacy",
        switch (handling.classification()) {
          case PUBLIC -> "public";
          case PRIVATE -> "private";
          case CONFIDENTIAL -> "secret";
        });
    if (handling.alarmMinutes() != null) {
      ObjectNode alert = json.putObject("alerts").putObject("1");
      alert.put("@type", "Alert").put("action", "display");
      String before = "-" + Duration.ofMinutes(handling.alarmMinutes());
      alert.putObject("trigger").put("@type", "OffsetTrigger").put("offset", before);
    }
    if (event.relatedTo() != null) {
      json.putObject("relatedTo")
          .putObject(event.relatedTo())
          .put("@type", "Relation")
          .putObject("relation");
    }
  }

  private static void participants(ObjectNode json, Vevent event) {
    ObjectNode all = NODES.objectNode();
    for (Speaker speaker : event.wording().speakers()) {
      ObjectNode one = one(all, PlainText.line(speaker.name()));
      if (speaker.affiliation() != null) {
        one.put("description", PlainText.line(speaker.affiliation()));
      }
      one.putObject("roles").put("informational", true);
    }
    Scheduling scheduling = event.scheduling();
    if (scheduling != null) {
      if (scheduling.organizer() != null) {
        json.putObject("replyTo").put("imip", "mailto:" + scheduling.organizer().email());
      }
      scheduling.attendees().forEach(attendee -> attendee(all, attendee));
    }
    if (!all.isEmpty()) {
      json.set("participants", all);
    }
  }

  private static ObjectNode one(ObjectNode all, String name) {
    ObjectNode one = all.putObject(Integer.toString(all.size() + 1)).put("@type", "Participant");
    return name.isEmpty() ? one : one.put("name", name);
  }

  private static void attendee(ObjectNode all, Attendee attendee) {
    ObjectNode one = one(all, attendee.name() == null ? "" : PlainText.line(attendee.name()));
    one.put("email", attendee.email());
    one.putObject("sendTo").put("imip", "mailto:" + attendee.email());
    ObjectNode roles = one.putObject("roles");
    roles(attendee.role()).forEach(role -> roles.put(role, true));
    one.put("participationStatus", attendee.partstat().json());
    one.put("expectReply", attendee.rsvp());
  }

  private static List<String> roles(Scheduling.Role role) {
    return switch (role) {
      case CHAIR -> List.of("attendee", "chair");
      case REQ_PARTICIPANT -> List.of("attendee");
      case OPT_PARTICIPANT -> List.of("attendee", "optional");
      case NON_PARTICIPANT -> List.of("informational");
    };
  }
}
