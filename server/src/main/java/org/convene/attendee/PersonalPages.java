package org.convene.attendee;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convene.attendee.FormRules.Typed;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.http.Page.Section;
import org.convene.http.PageRoutes;
import org.convene.http.Pages;
import org.convene.http.Site;
import org.convene.initiative.InitiativeStore;
import org.convene.initiative.Reader;
import org.convene.meeting.AddToCalendar;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Plan;
import org.convene.meeting.Series;
import org.convene.meeting.SeriesStore;
import org.jspecify.annotations.Nullable;

/// The page behind a personal link: whoever has it may answer, correct what they said, give their
/// place back, and take that back. Knowing the link is the right to do so, which no page of another
/// site does; so a form is taken whatever `Origin` it names.
public final class PersonalPages {
  private static final int SEE_OTHER = 303;
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;
  private static final int OK = 200;

  /// Dates of a series that are listed. Past it nobody reads them here.
  private static final int DATES = 10;

  private final Pages pages;
  private final InitiativeStore initiatives;
  private final Pool pool;
  private final Registrations registrations;
  private final Answers answers;
  private final Site site;
  private final Clock clock;

  public PersonalPages(
      Pages pages,
      InitiativeStore initiatives,
      Pool pool,
      Registrations registrations,
      Answers answers,
      Site site,
      Clock clock) {
    this.pages = pages;
    this.initiatives = initiatives;
    this.pool = pool;
    this.registrations = registrations;
    this.answers = answers;
    this.site = site;
    this.clock = clock;
  }

  public void mount(Router router) {
    PageRoutes.get(router, "/r/:token", ctx -> find(ctx, found -> show(ctx, found)));
    router
        .post("/r/:token")
        .handler(BodyHandler.create(false).setBodyLimit(RegistrationPages.FORM_BYTES))
        .handler(ctx -> find(ctx, found -> act(ctx, found)));
  }

  /// What a link leads to.
  private record Found(
      Reader reader,
      Attendee attendee,
      Plan plan,
      List<Meeting> dates,
      Map<MeetingId, Attendee> own,
      int sequence,
      int ahead) {
    String fallback() {
      return reader.initiative().map(i -> i.locales().getFirst()).orElse("en");
    }

    /// Of a series, what they say to each date that can still be answered to.
    Map<MeetingId, Partstat> said(Instant now) {
      Map<MeetingId, Partstat> said = new HashMap<>();
      if (attendee.series() != null && attendee.email() != null) {
        dates.stream()
            .filter(date -> !isOver(Closed.of(date, now).orElse(null)))
            .forEach(date -> said.put(date.id(), own.getOrDefault(date.id(), attendee).partstat()));
      }
      return said;
    }

    @Nullable Closed closed(Instant now) {
      return attendee.meeting() == null ? null : Closed.of(dates.getFirst(), now).orElse(null);
    }
  }

  private void show(RoutingContext ctx, Found found) {
    var questions = found.plan().registration().questions();
    var typed = QuestionRules.typed(questions, found.attendee().answers(), found.fallback());
    show(ctx, found, typed, Map.of());
  }

  private void show(
      RoutingContext ctx, Found found, Map<String, String> typed, Map<String, String> flaws) {
    PersonalView view =
        new PersonalView(
            found.reader().page(),
            found.attendee(),
            found.plan(),
            found.dates(),
            found.said(clock.instant()),
            PageRoutes.param(ctx, "token"),
            add(found),
            found.attendee().place() == Place.WAITING ? found.ahead() + 1 : 0,
            found.closed(clock.instant()),
            typed,
            flaws);
    pages.sendPrivate(ctx, view.page(), "personal.jte", view, flaws.isEmpty() ? OK : UNPROCESSABLE);
  }

  private @Nullable AddToCalendar add(Found found) {
    boolean off = found.closed(clock.instant()) == Closed.CANCELLED;
    return found.attendee().meeting() == null || !found.attendee().mayKnow() || off
        ? null
        : AddToCalendar.of(found.reader().page(), found.dates().getFirst(), site);
  }

  /// Doing something twice does it once; what cannot be done any more is not, and the page says how
  /// things are.
  private void act(RoutingContext ctx, Found found) {
    AttendeeId id = found.attendee().id();
    String wish = String.valueOf(ctx.request().getFormAttribute("do"));
    switch (wish) {
      case "cancel" -> back(ctx, registrations.cancel(id));
      case "again" -> back(ctx, registrations.again(id));
      case "accepted" -> back(ctx, answer(ctx, found, Partstat.ACCEPTED));
      case "tentative" -> back(ctx, answer(ctx, found, Partstat.TENTATIVE));
      case "declined" -> back(ctx, answer(ctx, found, Partstat.DECLINED));
      case "answers" -> correct(ctx, found);
      default -> show(ctx, found, found.attendee().answers(), Map.of("form", "strange"));
    }
  }

  private Future<?> answer(RoutingContext ctx, Found found, Partstat partstat) {
    String date = ctx.request().getFormAttribute("date");
    if (date != null) {
      return answerDate(found, date, partstat);
    }
    Answer answer = Answer.now(partstat, Via.WEB, found.sequence(), clock.instant());
    return isOver(found.closed(clock.instant()))
        ? Future.succeededFuture()
        : pool.withTransaction(on -> answers.answer(on, found.attendee().id(), answer));
  }

  /// A date that is none of theirs, or over, changes nothing.
  private Future<?> answerDate(Found found, String date, Partstat partstat) {
    Instant now = clock.instant();
    Set<MeetingId> open = found.said(now).keySet();
    return found.dates().stream()
        .filter(one -> open.contains(one.id()) && one.id().toString().equals(date))
        .findFirst()
        .<Future<?>>map(one -> {
          Answer answer = Answer.now(partstat, Via.WEB, one.revision().sequence(), now);
          return pool.withTransaction(on -> answers.answer(on, found.attendee(), one.id(), answer));
        })
        .orElseGet(Future::succeededFuture);
  }

  private static boolean isOver(@Nullable Closed closed) {
    return closed == Closed.BEGUN || closed == Closed.CANCELLED;
  }

  private void correct(RoutingContext ctx, Found found) {
    var questions = found.plan().registration().questions();
    Typed typed = Typed.of(ctx.request().formAttributes(), questions);
    Map<String, String> flaws = new HashMap<>();
    Map<String, String> kept = FormRules.answers(typed, questions, found.fallback(), flaws);
    if (flaws.isEmpty()) {
      back(ctx, registrations.correct(found.attendee().id(), kept));
    } else {
      show(ctx, found, typed.answers(), flaws);
    }
  }

  private static void back(RoutingContext ctx, Future<?> done) {
    done.onSuccess(_ ->
            ctx.response()
                .setStatusCode(SEE_OTHER)
                .putHeader("Location", AttendeeLinks.path(PageRoutes.param(ctx, "token")))
                .putHeader("Cache-Control", "private, no-store")
                .end())
        .onFailure(ctx::fail);
  }

  private void find(RoutingContext ctx, java.util.function.Consumer<Found> then) {
    Future<Reader> reader = Reader.of(ctx, pages, initiatives, Section.NONE);
    Future<Optional<Attendee>> attendee =
        AttendeeLinks.find(pool, PageRoutes.param(ctx, "token"))
            .compose(id ->
                id.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : new AttendeeStore(pool).find(id.get()));
    Future.all(reader, attendee)
        .compose(_ -> found(reader.result(), attendee.result()))
        .onSuccess(found -> found.ifPresentOrElse(then, () -> ctx.fail(NOT_FOUND)))
        .onFailure(ctx::fail);
  }

  private Future<Optional<Found>> found(Reader reader, Optional<Attendee> attendee) {
    if (attendee.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    Attendee a = attendee.get();
    MeetingId meeting = a.meeting();
    SeriesId series = a.series();
    if (meeting != null) {
      return ofMeeting(reader, a, meeting);
    }
    return series == null ? Future.succeededFuture(Optional.empty()) : ofSeries(reader, a, series);
  }

  /// A draft is shown to nobody.
  private Future<Optional<Found>> ofMeeting(Reader reader, Attendee a, MeetingId id) {
    Future<Integer> ahead = new AttendeeStore(pool).ahead(id, a.order() == null ? 0L : a.order());
    Future<Optional<Meeting>> meeting = new MeetingStore(pool).find(id);
    return Future.all(ahead, meeting)
        .map(_ ->
            meeting
                .result()
                .filter(found -> found.status() != MeetingStatus.DRAFT)
                .map(m ->
                    new Found(
                        reader,
                        a,
                        m.plan(),
                        List.of(m),
                        Map.of(),
                        m.revision().sequence(),
                        ahead.result())));
  }

  private Future<Optional<Found>> ofSeries(Reader reader, Attendee a, SeriesId id) {
    Future<Optional<Series>> series = new SeriesStore(pool).find(id);
    Future<List<Meeting>> dates = new MeetingStore(pool).ofSeries(id);
    Future<Map<MeetingId, Attendee>> own =
        new AttendeeStore(pool).ofDates(id, String.valueOf(a.email()));
    return Future.all(series, dates, own)
        .map(_ ->
            series
                .result()
                .filter(found -> found.status() != MeetingStatus.DRAFT)
                .map(s ->
                    new Found(
                        reader,
                        a,
                        s.plan(),
                        toCome(dates.result()),
                        own.result(),
                        s.revision().sequence(),
                        0)));
  }

  private List<Meeting> toCome(List<Meeting> dates) {
    return dates.stream()
        .filter(date -> date.status() != MeetingStatus.DRAFT)
        .filter(date -> date.endsAt().isAfter(clock.instant()))
        .limit(DATES)
        .toList();
  }
}
