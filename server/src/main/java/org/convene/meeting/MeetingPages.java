package org.convene.meeting;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convene.base.PollId;
import org.convene.http.Page.Section;
import org.convene.http.PageRoutes;
import org.convene.http.Pages;
import org.convene.http.Site;
import org.convene.initiative.Commitment;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.convene.initiative.Reader;
import org.jspecify.annotations.Nullable;

/// The pages everybody may read: programme, meeting, results, minutes. A meeting or result that
/// does not exist, is a draft, or is not published, is a 404 like any other.
public final class MeetingPages {
  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern RESULT = Pattern.compile("(" + UUID + ")(\\.csv)?");
  private static final int NOT_FOUND = 404;

  private final Pages pages;
  private final PageFront front;
  private final InitiativeStore initiatives;
  private final MeetingStore meetings;
  private final SeriesStore series;
  private final SessionRecords sessions;
  private final Site site;
  private final Clock clock;

  public MeetingPages(
      Pages pages,
      PageFront front,
      InitiativeStore initiatives,
      MeetingStore meetings,
      SeriesStore series,
      SessionRecords sessions,
      Site site,
      Clock clock) {
    this.pages = pages;
    this.front = front;
    this.initiatives = initiatives;
    this.meetings = meetings;
    this.series = series;
    this.sessions = sessions;
    this.site = site;
    this.clock = clock;
  }

  public void mount(Router router) {
    PageRoutes.get(router, "/", this::programme);
    PageRoutes.get(router, "/m/:slug", this::meeting);
    PageRoutes.get(router, "/m/:slug/minutes", this::minutes);
    PageRoutes.get(router, "/m/:slug/results/:poll", this::results);
  }

  private void programme(RoutingContext ctx) {
    front
        .standing()
        .compose(stands ->
            Reader.of(ctx, pages, initiatives, Section.PROGRAMME)
                .compose(reader -> programme(reader).map(programme -> view(reader, programme)))
                .onSuccess(view -> front.send(ctx, view.page(), "programme.jte", view, stands)))
        .onFailure(ctx::fail);
  }

  private ProgrammeView view(Reader reader, Programme programme) {
    ZoneId zone = reader.initiative().map(Initiative::zone).orElse(ZoneOffset.UTC);
    return new ProgrammeView(
        reader.page(),
        reader.initiative().orElse(null),
        programme,
        YearMonth.from(clock.instant().atZone(zone)),
        CalendarFilter.Subscription.of(site, reader.page(), CalendarFilter.NONE));
  }

  private Future<Programme> programme(Reader reader) {
    Optional<Initiative> initiative = reader.initiative();
    if (initiative.isEmpty()) {
      return Future.succeededFuture(Programme.of(List.of(), Map.of(), clock.instant()));
    }
    var all = meetings.programme(initiative.get().id());
    var briefs = sessions.briefs(initiative.get().id());
    return Future.all(all, briefs)
        .map(both -> Programme.of(all.result(), briefs.result(), clock.instant()));
  }

  private void meeting(RoutingContext ctx) {
    front
        .standing()
        .compose(stands ->
            read(ctx)
                .onSuccess(both ->
                    both.found()
                        .map(found -> meetingView(both.reader(), found))
                        .ifPresentOrElse(
                            view -> front.send(ctx, view.page(), "meeting.jte", view, stands),
                            () -> ctx.fail(NOT_FOUND))))
        .onFailure(ctx::fail);
  }

  private MeetingView meetingView(Reader reader, Found found) {
    MainAction action = MainAction.of(found.meeting(), found.session(), clock.instant());
    return new MeetingView(
        reader.page(),
        found.meeting(),
        action,
        found.session(),
        found.agenda(),
        found.series(),
        found.commitments(),
        clock.instant(),
        AddToCalendar.of(reader.page(), found.meeting(), site),
        EventData.of(reader.page(), found.meeting(), site));
  }

  private void minutes(RoutingContext ctx) {
    read(ctx)
        .onSuccess(both ->
            both.found()
                .map(found -> minutesView(both.reader(), found))
                .ifPresentOrElse(
                    view -> pages.send(ctx, view.page(), "minutes.jte", view),
                    () -> ctx.fail(NOT_FOUND)))
        .onFailure(ctx::fail);
  }

  private static MinutesView minutesView(Reader reader, Found found) {
    return new MinutesView(
        reader.page(), found.meeting(), found.session(), found.agenda(), found.results());
  }

  private void results(RoutingContext ctx) {
    var name = RESULT.matcher(PageRoutes.param(ctx, "poll"));
    if (!name.matches()) {
      ctx.fail(NOT_FOUND);
      return;
    }
    PollId poll = new PollId(java.util.UUID.fromString(name.group(1)));
    boolean csv = name.group(2) != null;
    read(ctx)
        .onSuccess(both ->
            both.found()
                .flatMap(found -> found.view(both.reader(), poll))
                .ifPresentOrElse(view -> send(ctx, view, csv), () -> ctx.fail(NOT_FOUND)))
        .onFailure(ctx::fail);
  }

  private void send(RoutingContext ctx, ResultView view, boolean csv) {
    if (csv) {
      ctx.response()
          .putHeader("Content-Type", "text/csv; charset=utf-8")
          .putHeader("Cache-Control", "no-cache")
          .putHeader(
              "Content-Disposition",
              "attachment; filename=\"" + view.meeting().slug() + "-results.csv\"")
          .end(ResultCsv.of(view.table(), view.page()));
    } else {
      pages.send(ctx, view.page(), "results.jte", view);
    }
  }

  private Future<Read> read(RoutingContext ctx) {
    var reader = Reader.of(ctx, pages, initiatives, Section.PROGRAMME);
    var found = meetings.bySlug(PageRoutes.param(ctx, "slug")).compose(this::withSession);
    return Future.all(reader, found).map(both -> new Read(reader.result(), found.result()));
  }

  private Future<Optional<Found>> withSession(Optional<Meeting> meeting) {
    if (meeting.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    Future<Optional<SessionRecord>> session = sessions.of(meeting.get().id());
    Future<Optional<SeriesDates>> dates = dates(meeting.get());
    Future<List<Commitment>> commitments = commitments(meeting.get());
    return Future.all(session, dates, commitments)
        .map(_ ->
            Optional.of(
                new Found(
                    meeting.get(),
                    session.result().orElse(null),
                    dates.result().orElse(null),
                    commitments.result())));
  }

  private Future<List<Commitment>> commitments(Meeting meeting) {
    var those = meeting.plan().commitments();
    return those.isEmpty()
        ? Future.succeededFuture(List.of())
        : initiatives
            .commitments(meeting.initiative())
            .map(all -> all.stream().filter(one -> those.contains(one.id())).toList());
  }

  private Future<Optional<SeriesDates>> dates(Meeting meeting) {
    Occurrence date = meeting.occurrence();
    if (date == null) {
      return Future.succeededFuture(Optional.empty());
    }
    Future<Optional<Series>> of = series.find(date.series());
    Future<List<Meeting>> all = meetings.ofSeries(date.series());
    return Future.all(of, all)
        .map(_ -> of.result().map(found -> SeriesDates.of(found, all.result(), meeting)));
  }

  private record Read(Reader reader, Optional<Found> found) {}

  private record Found(
      Meeting meeting,
      @Nullable SessionRecord session,
      @Nullable SeriesDates series,
      List<Commitment> commitments) {
    List<PlannedItem> agenda() {
      return session == null ? List.of() : PlannedItem.plan(session.agenda(), meeting.startsAt());
    }

    List<ResultTable> results() {
      return session == null ? List.of() : session.results().stream().map(ResultTable::of).toList();
    }

    Optional<ResultView> view(Reader reader, PollId poll) {
      return Optional.ofNullable(session)
          .flatMap(s ->
              s.result(poll)
                  .map(published ->
                      new ResultView(
                          reader.page(), meeting, s.brief().id(), ResultTable.of(published))));
    }
  }
}
