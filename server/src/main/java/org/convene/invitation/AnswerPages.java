package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convene.attendee.Answer;
import org.convene.attendee.Answers;
import org.convene.attendee.Attendee;
import org.convene.attendee.Attendee.ReplyOrder;
import org.convene.attendee.AttendeeLinks;
import org.convene.attendee.AttendeeStore;
import org.convene.attendee.Via;
import org.convene.base.MeetingId;
import org.convene.http.Page.Section;
import org.convene.http.PageRoutes;
import org.convene.http.Pages;
import org.convene.http.Site;
import org.convene.initiative.InitiativeStore;
import org.convene.initiative.Reader;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.postgres.Database;

/// The page that the personal link in a mail leads to: yes, perhaps or no, with a word and another
/// time. It reads and works without script. Whoever has the link answers as the person it is for; a
/// link that leads nowhere is a 404 like any other.
public final class AnswerPages {
  private static final String PATH = InvitationTexts.ANSWER + ":token";
  private static final String FORM = "application/x-www-form-urlencoded";

  /// A comment and two times.
  private static final int FORM_BYTES = 16 * 1024;

  private static final int SEE_OTHER = 303;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNSUPPORTED = 415;

  /// What the page may say of what was sent; the last part of the address, so that reloading the
  /// page sends nothing again.
  private static final Set<String> NOTICES = Set.of("saved", "proposed", "no-time");

  private final Pages pages;
  private final Database database;
  private final InitiativeStore initiatives;
  private final Answers answers;
  private final Proposals proposals;
  private final Site site;
  private final Clock clock;

  public AnswerPages(
      Pages pages,
      Database database,
      Answers answers,
      Proposals proposals,
      Site site,
      Clock clock) {
    this.pages = pages;
    this.database = database;
    this.initiatives = new InitiativeStore(database.client());
    this.answers = answers;
    this.proposals = proposals;
    this.site = site;
    this.clock = clock;
  }

  public void mount(Router router) {
    PageRoutes.get(router, PATH, this::show);
    router.post(PATH).handler(this::admit);
    router.post(PATH).handler(BodyHandler.create(false).setBodyLimit(FORM_BYTES));
    router.post(PATH).handler(this::take);
  }

  private record Found(Attendee attendee, Unit unit, Meeting date) {
    /// Whether there is still something to answer to.
    boolean isOpen(Instant now) {
      return unit.coming(now).findAny().isPresent();
    }

    int sequence() {
      return unit.series() == null || attendee.meeting() != null
          ? date.revision().sequence()
          : unit.series().revision().sequence();
    }
  }

  private void show(RoutingContext ctx) {
    var reader = Reader.of(ctx, pages, initiatives, Section.NONE);
    var found = find(database.client(), PageRoutes.param(ctx, "token"));
    Future.all(reader, found)
        .onSuccess(_ ->
            found
                .result()
                .ifPresentOrElse(
                    one -> send(ctx, view(ctx, reader.result(), one)), () -> ctx.fail(NOT_FOUND)))
        .onFailure(ctx::fail);
  }

  private AnswerView view(RoutingContext ctx, Reader reader, Found found) {
    String notice = ctx.queryParams().get("notice");
    return new AnswerView(
        reader.page(),
        found.attendee(),
        PageRoutes.param(ctx, "token"),
        found.date(),
        found.unit().dates().size(),
        found.isOpen(clock.instant()),
        notice != null && NOTICES.contains(notice) ? notice : null);
  }

  /// The page is one person's: no cache and no search engine keeps it.
  private void send(RoutingContext ctx, AnswerView view) {
    ctx.addHeadersEndHandler(_ ->
        ctx.response()
            .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
            .putHeader("X-Robots-Tag", "noindex"));
    pages.send(ctx, view.page(), "answer.jte", view);
  }

  /// Before the body is read.
  private void admit(RoutingContext ctx) {
    String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (site.isForeign(ctx.request())) {
      ctx.fail(FORBIDDEN);
    } else if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      ctx.fail(UNSUPPORTED);
    } else {
      ctx.next();
    }
  }

  private void take(RoutingContext ctx) {
    String token = PageRoutes.param(ctx, "token");
    AnswerForm form = AnswerForm.read(ctx.request().formAttributes());
    database
        .pool()
        .withTransaction(on -> take(on, token, form))
        .map(Objects::requireNonNull)
        .onSuccess(notice ->
            notice.ifPresentOrElse(
                said -> redirect(ctx, InvitationTexts.ANSWER + token + "?notice=" + said),
                () -> ctx.fail(NOT_FOUND)))
        .onFailure(ctx::fail);
  }

  /// What to say of it; empty where the link leads nowhere.
  private Future<Optional<String>> take(SqlClient on, String token, AnswerForm form) {
    return find(on, token)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : take(on, found.get(), form).map(Optional::of));
  }

  private Future<String> take(SqlClient on, Found found, AnswerForm form) {
    Instant now = clock.instant();
    if (!found.isOpen(now)) {
      return Future.succeededFuture("saved");
    }
    Future<?> answered =
        form.answer().isEmpty()
            ? Future.succeededFuture()
            : answers.answer(
                on,
                found.attendee().id(),
                new Answer(
                    form.answer().get(),
                    Via.WEB,
                    form.comment(),
                    new ReplyOrder(found.sequence(), now),
                    now));
    return answered.compose(_ -> proposed(on, found, form, now));
  }

  private Future<String> proposed(SqlClient on, Found found, AnswerForm form, Instant now) {
    boolean same =
        form.from().filter(found.date().slot().localStart()::equals).isPresent()
            && form.to().filter(found.date().slot().localEnd()::equals).isPresent();
    if (form.from().isEmpty() || form.to().isEmpty() || same) {
      return Future.succeededFuture("saved");
    }
    return proposals
        .propose(
            on,
            found.attendee(),
            found.date(),
            form.from().get().atZone(found.date().zone()).toInstant(),
            form.to().get().atZone(found.date().zone()).toInstant(),
            form.comment(),
            "web",
            now)
        .map(taken -> taken ? "proposed" : "no-time");
  }

  private Future<Optional<Found>> find(SqlClient on, String token) {
    return AttendeeLinks.find(on, token)
        .compose(id ->
            id.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : new AttendeeStore(on).find(id.get()))
        .compose(attendee ->
            attendee.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : found(on, attendee.get()));
  }

  private Future<Optional<Found>> found(SqlClient on, Attendee attendee) {
    MeetingId meeting = attendee.meeting();
    Future<Optional<Unit>> unit =
        meeting != null
            ? Units.of(on, meeting)
            : Units.named(on, Objects.requireNonNull(attendee.series()).value());
    return unit.map(all -> all.flatMap(one -> found(attendee, one)));
  }

  private Optional<Found> found(Attendee attendee, Unit unit) {
    MeetingId meeting = attendee.meeting();
    Unit theirs =
        meeting == null || unit.series() == null
            ? unit
            : new Unit(unit.series(), unit.date(meeting).stream().toList());
    Meeting date = theirs.coming(clock.instant()).findFirst().orElseGet(theirs::first);
    return date.status() == MeetingStatus.DRAFT
        ? Optional.empty()
        : Optional.of(new Found(attendee, theirs, date));
  }

  private static void redirect(RoutingContext ctx, String to) {
    ctx.response().setStatusCode(SEE_OTHER).putHeader("Location", to);
    ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end();
  }
}
