package org.convene.datepoll;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convene.base.Refusal;
import org.convene.datepoll.DatePollStore.Found;
import org.convene.http.ClientAddress;
import org.convene.http.Page;
import org.convene.http.Page.Section;
import org.convene.http.PageRoutes;
import org.convene.http.Pages;
import org.convene.http.RateLimit;
import org.convene.http.Site;
import org.convene.initiative.InitiativeStore;
import org.convene.initiative.Reader;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Where people answer to a date poll: `/d/<slug>`, and `/d/<slug>/<token>` to change it. Plain
/// forms, no account, no cookie. Whatever is not there, or not theirs, is a 404 like any other.
public final class DatePollPages {
  /// Largest form; the largest one that a browser sends has 4 KiB. Past it somebody wants us to
  /// hold memory for nothing.
  static final int FORM_BYTES = 16 * 1024;

  /// Forms from one address at once, and then each second: a whole office answers within a minute
  /// of the mail.
  private static final int BURST = 40;

  private static final double PER_SECOND = 0.5;

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int SEE_OTHER = 303;

  private final Pages pages;
  private final InitiativeStore initiatives;
  private final MeetingStore meetings;
  private final Answers answers;
  private final Site site;
  private final ClientAddress clients;
  private final Clock clock;
  private final RateLimit limit = new RateLimit(BURST, PER_SECOND);

  public DatePollPages(
      Pages pages, Database database, Site site, ClientAddress clients, Clock clock) {
    this.pages = pages;
    this.initiatives = new InitiativeStore(database.client());
    this.meetings = new MeetingStore(database.client());
    this.answers = new Answers(database, clock);
    this.site = site;
    this.clients = clients;
    this.clock = clock;
  }

  public void mount(Router router) {
    PageRoutes.get(router, "/d/:slug", ctx -> show(ctx, null, null, null));
    PageRoutes.get(router, "/d/:slug/:token", this::own);
    for (String path : List.of("/d/:slug", "/d/:slug/:token")) {
      router.post(path).handler(this::admit);
      router.post(path).handler(BodyHandler.create(false).setBodyLimit(FORM_BYTES));
    }
    router.post("/d/:slug").handler(this::give);
    router.post("/d/:slug/:token").handler(this::change);
  }

  /// Before the body is read.
  private void admit(RoutingContext ctx) {
    String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (site.isForeign(ctx.request())) {
      ctx.fail(Refusal.FORBIDDEN);
    } else if (type == null
        || !type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(FORM)) {
      ctx.fail(415);
    } else if (limit.take(clients.of(ctx.request())).isPresent()) {
      ctx.fail(429);
    } else {
      ctx.next();
    }
  }

  private void own(RoutingContext ctx) {
    String token = PageRoutes.param(ctx, "token");
    if (TOKEN.matcher(token).matches()) {
      show(ctx, token, null, null);
    } else {
      ctx.fail(Refusal.UNKNOWN);
    }
  }

  private void give(RoutingContext ctx) {
    AnswerForm form = AnswerForm.read(ctx.request().formAttributes());
    String slug = PageRoutes.param(ctx, "slug");
    given(ctx, form)
        .compose(given -> answers.give(slug, given))
        .onSuccess(outcome -> conclude(ctx, outcome, null, form))
        .onFailure(ctx::fail);
  }

  private void change(RoutingContext ctx) {
    AnswerForm form = AnswerForm.read(ctx.request().formAttributes());
    String slug = PageRoutes.param(ctx, "slug");
    String token = PageRoutes.param(ctx, "token");
    if (ctx.request().formAttributes().contains("withdraw")) {
      answers
          .withdraw(slug, token)
          .onSuccess(outcome -> concludeWithdrawal(ctx, outcome, token))
          .onFailure(ctx::fail);
    } else {
      given(ctx, form)
          .compose(given -> answers.change(slug, token, given))
          .onSuccess(outcome -> conclude(ctx, outcome, token, form))
          .onFailure(ctx::fail);
    }
  }

  /// Who says nothing of where they are is where the poll is.
  private Future<Answer.Given> given(RoutingContext ctx, AnswerForm form) {
    String locale = pages.readable(ctx, org.convene.http.Masthead.EMPTY, Section.NONE).locale();
    return answers
        .find(PageRoutes.param(ctx, "slug"))
        .map(found -> found.map(one -> one.poll().zone()).orElse(ZoneId.of("UTC")))
        .map(zone -> form.given(zone, locale));
  }

  private void conclude(
      RoutingContext ctx, Outcome<String> outcome, @Nullable String token, AnswerForm form) {
    switch (outcome) {
      case Outcome.Done<String>(String secret) ->
          redirect(ctx, path(ctx) + "/" + secret + "#saved");
      case Outcome.Refused<String>(Refusal refusal) -> refuse(ctx, refusal, token, form);
    }
  }

  private void concludeWithdrawal(RoutingContext ctx, Outcome<String> outcome, String token) {
    switch (outcome) {
      case Outcome.Done<String> _ -> redirect(ctx, path(ctx));
      case Outcome.Refused<String>(Refusal refusal) -> refuse(ctx, refusal, token, null);
    }
  }

  private void refuse(
      RoutingContext ctx, Refusal refusal, @Nullable String token, @Nullable AnswerForm form) {
    if (refusal.status() == Refusal.UNKNOWN) {
      ctx.fail(Refusal.UNKNOWN);
    } else {
      ctx.response().setStatusCode(refusal.status());
      show(ctx, token, form, refusal);
    }
  }

  private static String path(RoutingContext ctx) {
    return "/d/" + PageRoutes.param(ctx, "slug");
  }

  private static void redirect(RoutingContext ctx, String to) {
    ctx.response().setStatusCode(SEE_OTHER).putHeader("Location", to);
    ctx.response().putHeader("Cache-Control", "no-store").end();
  }

  private void show(
      RoutingContext ctx,
      @Nullable String token,
      @Nullable AnswerForm typed,
      @Nullable Refusal problem) {
    Reader.of(ctx, pages, initiatives, Section.NONE)
        .compose(reader ->
            read(ctx, token)
                .compose(found -> view(ctx, reader.page(), found, token, typed, problem)))
        .onSuccess(
            view -> view.ifPresentOrElse(made -> send(ctx, made), () -> ctx.fail(Refusal.UNKNOWN)))
        .onFailure(ctx::fail);
  }

  /// @param own what was answered by the personal link; null where the page was asked for without
  private record Read(Found found, @Nullable Answer own) {}

  private Future<Optional<Read>> read(RoutingContext ctx, @Nullable String token) {
    return answers
        .find(PageRoutes.param(ctx, "slug"))
        .compose(found -> {
          if (found.isEmpty() || token == null) {
            return Future.succeededFuture(found.map(one -> new Read(one, null)));
          }
          return answers
              .own(found.get().poll(), token)
              .map(own -> own.map(answer -> new Read(found.get(), answer)));
        });
  }

  private Future<Optional<DatePollPage>> view(
      RoutingContext ctx,
      Page page,
      Optional<Read> read,
      @Nullable String token,
      @Nullable AnswerForm typed,
      @Nullable Refusal problem) {
    if (read.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    Found found = read.get().found();
    Answer own = read.get().own();
    AnswerForm said = own == null ? AnswerForm.EMPTY : AnswerForm.of(own);
    AnswerForm form = typed == null ? said : typed;
    ZoneId zone = Zones.find(ctx.queryParams().get("zone")).orElse(form.zone());
    String link = own == null ? null : site.link("/d/" + found.poll().slug() + "/" + token);
    String code = problem == null ? null : problem.code();
    return meeting(found.poll())
        .map(slug ->
            Optional.of(
                DatePollPage.of(page, found, clock.instant(), form, zone, link, code, slug)));
  }

  /// Its address, where everybody may see it.
  private Future<@Nullable String> meeting(DatePoll poll) {
    return poll.meeting() == null
        ? Future.succeededFuture(null)
        : meetings
            .find(poll.meeting())
            .map(found ->
                found
                    .filter(meeting -> meeting.status() != MeetingStatus.DRAFT)
                    .map(Meeting::slug)
                    .orElse(null));
  }

  /// What somebody answered is theirs, so no cache keeps it; and nobody finds a poll by a search.
  private void send(RoutingContext ctx, DatePollPage view) {
    ctx.response().putHeader("X-Robots-Tag", "noindex");
    if (view.link() != null) {
      ctx.addHeadersEndHandler(_ -> ctx.response().putHeader("Cache-Control", "no-store"));
    }
    pages.send(ctx, view.page(), "datepoll.jte", view);
  }
}
