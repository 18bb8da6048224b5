package org.convene.meeting;

import static org.convene.meeting.CalendarFilter.encoded;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.convene.http.Page;
import org.convene.http.Site;

/// Where one meeting is added to somebody's calendar. An added copy does not follow later changes:
/// that is what the feed is for.
///
/// @param webcal what Apple's programs open
/// @param file as a download
public record AddToCalendar(
    String google, String outlook, String office, String webcal, String file) {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

  public static AddToCalendar of(Page page, Meeting meeting, Site site) {
    String link = site.link("/m/" + meeting.slug());
    String about = page.read(meeting.about());
    String details = about.isEmpty() ? link : about + "\n\n" + link;
    String place = where(meeting, link);
    String file = "/m/" + meeting.slug() + ".ics";
    return new AddToCalendar(
        google(meeting, page.read(meeting.title()), details, place),
        outlook("https://outlook.live.com", meeting, page, details, place),
        outlook("https://outlook.office.com", meeting, page, details, place),
        site.link(file).replaceFirst("^https?:", "webcal:"),
        file);
  }

  private static String google(Meeting meeting, String title, String details, String place) {
    return "https://calendar.google.com/calendar/render?action=TEMPLATE&text="
        + encoded(title)
        + "&dates="
        + LOCAL.format(meeting.slot().localStart())
        + "/"
        + LOCAL.format(meeting.slot().localEnd())
        + "&ctz="
        + encoded(meeting.zone().getId())
        + "&details="
        + encoded(details)
        + "&location="
        + encoded(place);
  }

  private static String outlook(
      String host, Meeting meeting, Page page, String details, String place) {
    return host
        + "/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject="
        + encoded(page.read(meeting.title()))
        + "&startdt="
        + encoded(meeting.startsAt().toString())
        + "&enddt="
        + encoded(meeting.endsAt().toString())
        + "&body="
        + encoded(details)
        + "&location="
        + encoded(place);
  }

  private static String where(Meeting meeting, String link) {
    if (meeting.place() != null) {
      return meeting.place();
    }
    return meeting.publicLink() == null ? link : meeting.publicLink();
  }
}
