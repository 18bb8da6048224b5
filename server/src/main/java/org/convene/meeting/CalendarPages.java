package org.convene.meeting;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convene.http.Languages;
import org.convene.http.Page.Section;
import org.convene.http.PageRoutes;
import org.convene.http.Pages;
import org.convene.http.Site;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.convene.initiative.Reader;

/// The calendar as a page, and the programme for pages of others.
public final class CalendarPages {
  /// Most meetings in the embedded programme. Past it the page around it would only scroll.
  private static final int EMBEDDED = 20;

  private final Pages pages;
  private final PageFront front;
  private final InitiativeStore initiatives;
  private final MeetingStore meetings;
  private final Site site;
  private final Clock clock;

  public CalendarPages(
      Pages pages,
      PageFront front,
      InitiativeStore initiatives,
      MeetingStore meetings,
      Site site,
      Clock clock) {
    this.pages = pages;
    this.front = front;
    this.initiatives = initiatives;
    this.meetings = meetings;
    this.site = site;
    this.clock = clock;
  }

  public void mount(Router router) {
    PageRoutes.get(router, "/calendar", this::calendar);
    PageRoutes.get(router, "/embed/programme", this::embedded);
  }

  private void calendar(RoutingContext ctx) {
    var query = ctx.queryParams();
    CalendarFilter filter =
        CalendarFilter.of(query.get("month"), query.get("kind"), query.get("deliverable"));
    front
        .standing()
        .compose(stands ->
            Reader.of(ctx, pages, initiatives, Section.CALENDAR)
                .compose(reader -> all(reader).map(all -> view(reader, filter, all)))
                .onSuccess(view -> front.send(ctx, view.page(), "calendar.jte", view, stands)))
        .onFailure(ctx::fail);
  }

  private Future<List<Meeting>> all(Reader reader) {
    return reader
        .initiative()
        .map(initiative -> meetings.programme(initiative.id()))
        .orElseGet(() -> Future.succeededFuture(List.of()));
  }

  private CalendarView view(Reader reader, CalendarFilter filter, List<Meeting> all) {
    ZoneId zone = reader.initiative().map(Initiative::zone).orElse(ZoneOffset.UTC);
    List<Meeting> wanted = all.stream().filter(filter::takes).toList();
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    YearMonth month = filter.month() == null ? YearMonth.from(today) : filter.month();
    return new CalendarView(
        reader.page(),
        zone,
        filter,
        lines(agenda(wanted, filter, zone)),
        MonthTable.of(month, wanted, zone, today),
        CalendarFilter.Subscription.of(site, reader.page(), filter));
  }

  private List<Meeting> agenda(List<Meeting> wanted, CalendarFilter filter, ZoneId zone) {
    Instant now = clock.instant();
    YearMonth month = filter.month();
    return wanted.stream()
        .filter(one -> month == null ? one.endsAt().isAfter(now) : within(one, month, zone))
        .toList();
  }

  private static boolean within(Meeting meeting, YearMonth month, ZoneId zone) {
    return meeting.startsAt().isBefore(month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant())
        && meeting.endsAt().isAfter(month.atDay(1).atStartOfDay(zone).toInstant());
  }

  private static List<Programme.Line> lines(List<Meeting> some) {
    return some.stream().map(meeting -> new Programme.Line(meeting, null)).toList();
  }

  /// A page of others frames it, so it sets no cookie and its links leave the frame.
  private void embedded(RoutingContext ctx) {
    Reader.of(ctx, pages, initiatives, Section.NONE)
        .compose(reader ->
            all(reader)
                .map(all -> Programme.of(all, Map.of(), clock.instant()))
                .map(programme -> few(reader, programme)))
        .onSuccess(view -> {
          ctx.response().removeCookies(Languages.COOKIE, false);
          pages.send(ctx, view.page(), "embed.jte", view);
        })
        .onFailure(ctx::fail);
  }

  private static EmbedView few(Reader reader, Programme programme) {
    return new EmbedView(
        reader.page(),
        Stream.concat(programme.now().stream(), programme.coming().stream().limit(EMBEDDED))
            .toList());
  }
}
