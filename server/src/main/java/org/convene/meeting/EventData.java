package org.convene.meeting;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convene.base.Json;
import org.convene.http.Page;
import org.convene.http.Site;

/// A meeting for search engines: JSON-LD of schema.org's `Event`, for a `script` element that is
/// not run.
final class EventData {
  private static final String SCHEMA = "https://schema.org/";

  private EventData() {}

  /// Nothing in it can end the element or open a comment. A link for attendees only is not in it.
  static String of(Page page, Meeting meeting, Site site) {
    String url = site.link("/m/" + meeting.slug());
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("@context", "https://schema.org");
    event.put("@type", "Event");
    event.put("name", page.read(meeting.title()));
    event.put("description", page.read(meeting.about()));
    event.put("url", url);
    event.put("startDate", local(meeting, true));
    event.put("endDate", local(meeting, false));
    event.put("inLanguage", meeting.languages());
    event.put("eventStatus", SCHEMA + status(meeting));
    event.put("eventAttendanceMode", SCHEMA + mode(meeting));
    event.put("location", location(meeting, url));
    event.put(
        "organizer",
        Map.of(
            "@type",
            "Organization",
            "name",
            page.read(page.masthead().name()),
            "url",
            site.link("/")));
    return escaped(event);
  }

  /// With the offset that holds there and then.
  private static String local(Meeting meeting, boolean start) {
    return (start ? meeting.startsAt() : meeting.endsAt())
        .atZone(meeting.zone())
        .toOffsetDateTime()
        .toString();
  }

  private static String status(Meeting meeting) {
    return meeting.status() == MeetingStatus.CANCELLED ? "EventCancelled" : "EventScheduled";
  }

  private static String mode(Meeting meeting) {
    if (meeting.place() == null) {
      return "OnlineEventAttendanceMode";
    }
    return meeting.plan().link() == null
        ? "OfflineEventAttendanceMode"
        : "MixedEventAttendanceMode";
  }

  private static Map<String, Object> location(Meeting meeting, String url) {
    if (meeting.place() != null) {
      return Map.of("@type", "Place", "name", meeting.place(), "address", meeting.place());
    }
    String link = meeting.publicLink();
    return Map.of("@type", "VirtualLocation", "url", link == null ? url : link);
  }

  private static String escaped(Map<String, Object> event) {
    try {
      return Json.MAPPER
          .writeValueAsString(event)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
