package org.convene.meeting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convene.cookbook.DeliverableKind;
import org.convene.http.Page;
import org.convene.http.Site;
import org.jspecify.annotations.Nullable;

/// What a reader wants of the calendar; what cannot be meant is as if it were not there.
///
/// @param month null: from today on
public record CalendarFilter(
    @Nullable YearMonth month, @Nullable MeetingKind kind, @Nullable DeliverableKind deliverable) {
  /// Everything that comes.
  static final CalendarFilter NONE = new CalendarFilter(null, null, null);

  private static final Pattern MONTH = Pattern.compile("(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])");

  static CalendarFilter of(
      @Nullable String month, @Nullable String kind, @Nullable String deliverable) {
    return new CalendarFilter(
        month(month),
        Arrays.stream(MeetingKind.values())
            .filter(one -> one.json().equals(kind))
            .findFirst()
            .orElse(null),
        deliverable == null ? null : DeliverableKind.of(deliverable).orElse(null));
  }

  private static @Nullable YearMonth month(@Nullable String month) {
    try {
      return month != null && MONTH.matcher(month).matches() ? YearMonth.parse(month) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  boolean takes(Meeting meeting) {
    return (kind == null || meeting.kind() == kind)
        && (deliverable == null || meeting.plan().deliverables().contains(deliverable));
  }

  /// The page of another month, or of what comes, with the same filter.
  public String of(@Nullable YearMonth another) {
    return "/calendar?"
        + Stream.of(
                another == null ? "" : "month=" + another,
                kind == null ? "" : "kind=" + kind.json(),
                deliverable == null ? "" : "deliverable=" + deliverable.json())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("&"));
  }

  /// The feed of the same meetings; of a kind and a deliverable together that of the deliverable,
  /// which then has more.
  String feed() {
    if (deliverable != null) {
      return "/calendar/deliverable/" + deliverable.json() + ".ics";
    }
    return kind == null ? "/calendar.ics" : "/calendar/" + kind.json() + ".ics";
  }

  /// How programs subscribe to a feed.
  ///
  /// @param address as it is
  /// @param webcal what Apple's programs open
  public record Subscription(
      String address, String webcal, String google, String outlook, String office) {

    static Subscription of(Site site, Page page, CalendarFilter filter) {
      String address = site.link(filter.feed());
      String name = page.read(page.masthead().name());
      String webcal = address.replaceFirst("^https?:", "webcal:");
      String query = "?url=" + encoded(address) + "&name=" + encoded(name);
      return new Subscription(
          address,
          webcal,
          "https://calendar.google.com/calendar/render?cid=" + encoded(webcal),
          "https://outlook.live.com/calendar/0/addfromweb" + query,
          "https://outlook.office.com/calendar/0/addfromweb" + query);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
