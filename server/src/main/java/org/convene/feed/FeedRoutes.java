package org.convene.feed;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convene.base.CommitmentId;
import org.convene.base.Kebab;
import org.convene.base.Refusal;
import org.convene.cookbook.DeliverableKind;
import org.convene.http.Header;
import org.convene.http.PageRoutes;
import org.convene.http.Refusals;
import org.convene.http.Rendered;
import org.convene.http.Reply;
import org.convene.http.Sending;
import org.convene.meeting.MeetingKind;

/// The addresses of calendars. All end in what they are, need no header, make no session and never
/// redirect; a wrong filter is refused by name.
public final class FeedRoutes {
  private static final int NOT_FOUND = 404;
  private static final List<Header> PRIVATE =
      List.of(Header.of("Cache-Control", "private, no-cache"));
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /// Each by the end of its address.
  private static final Map<String, Form> FORMS =
      Map.of(
          "ics", Form.ICS,
          "jcal", Form.JCAL,
          "jscal", Form.JSCAL,
          "atom", Form.ATOM,
          "ifb", Form.BUSY);

  private static final String ENDING = "\\.(?<form>ics|jcal|jscal|atom|ifb)";

  private final Feeds feeds;
  private final PrivateFeeds privates;
  private final FeedFront front;
  private final Clock clock;

  /// @param front keeps what anybody may be told again
  public FeedRoutes(Feeds feeds, PrivateFeeds privates, FeedFront front, Clock clock) {
    this.feeds = feeds;
    this.privates = privates;
    this.front = front;
    this.clock = clock;
  }

  /// Before the pages of meetings: their addresses would take these as names.
  public void mount(Router router) {
    get(router, "/calendar" + ENDING).handler(ctx -> feed(ctx, query -> query));
    get(router, "/calendar/(?<kind>[a-z]{1,20})" + ENDING).handler(this::ofKind);
    get(router, "/calendar/deliverable/(?<kind>[a-z-]{1,30})" + ENDING)
        .handler(this::ofDeliverable);
    get(router, "/calendar/commitment/(?<id>[0-9a-f-]{36})" + ENDING).handler(this::ofCommitment);
    get(router, "/calendar/private/(?<secret>[^/]{1,100})" + ENDING).handler(this::ofSecret);
    get(router, "/m/(?<slug>[a-z0-9-]{1,100})\\.ics").handler(this::ofMeeting);
  }

  private static Route get(Router router, String pattern) {
    return router
        .routeWithRegex(pattern)
        .setName(pattern)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD);
  }

  private void ofKind(RoutingContext ctx) {
    named(ctx, MeetingKind.values())
        .ifPresentOrElse(kind -> feed(ctx, query -> query.of(kind)), () -> ctx.fail(NOT_FOUND));
  }

  private void ofDeliverable(RoutingContext ctx) {
    named(ctx, DeliverableKind.values())
        .ifPresentOrElse(kind -> feed(ctx, query -> query.of(kind)), () -> ctx.fail(NOT_FOUND));
  }

  private static <E extends Enum<E>> Optional<E> named(RoutingContext ctx, E[] all) {
    String name = PageRoutes.param(ctx, "kind");
    return List.of(all).stream().filter(each -> Kebab.of(each).equals(name)).findFirst();
  }

  private void ofCommitment(RoutingContext ctx) {
    Matcher id = ID.matcher(PageRoutes.param(ctx, "id"));
    if (!id.matches()) {
      ctx.fail(NOT_FOUND);
      return;
    }
    CommitmentId commitment = new CommitmentId(UUID.fromString(id.group()));
    answer(
        ctx,
        FeedFront.OPEN,
        FeedRoutes::anything,
        (head, query) ->
            exist(head, List.of(commitment))
                .compose(known -> known ? found(head, query.of(commitment), ctx) : NOTHING));
  }

  private void feed(RoutingContext ctx, UnaryOperator<FeedQuery> narrowed) {
    answer(
        ctx,
        FeedFront.OPEN,
        FeedRoutes::anything,
        (head, query) -> found(head, narrowed.apply(query), ctx));
  }

  private void ofMeeting(RoutingContext ctx) {
    answer(
        ctx,
        FeedFront.OPEN,
        query -> new FeedQuery(List.of(), List.of(), List.of(), null, query.manner()),
        (head, query) ->
            found(head, query, () -> feeds.file(head, query, PageRoutes.param(ctx, "slug"))));
  }

  /// Its filters are those it was made with: an address that is passed on opens no more.
  private void ofSecret(RoutingContext ctx) {
    answer(
        ctx,
        PRIVATE,
        _ -> FeedQuery.ALL,
        (head, _) ->
            found(
                head,
                FeedQuery.ALL,
                () -> privates.rendered(head, PageRoutes.param(ctx, "secret"), form(ctx))));
  }

  private static FeedQuery anything(FeedQuery query) {
    return query;
  }

  private static Form form(RoutingContext ctx) {
    return Objects.requireNonNull(FORMS.get(PageRoutes.param(ctx, "form")));
  }

  /// What is answered.
  private sealed interface Answer {
    /// @param lasts while the calendar stands at `head` and the day is `today`
    record Found(Head head, LocalDate today, boolean lasts, Rendered rendered) implements Answer {}

    record Refused(Refusal refusal) implements Answer {}

    record Nothing() implements Answer {}
  }

  private static final Future<Answer> NOTHING = Future.succeededFuture(new Answer.Nothing());

  private interface Source {
    Future<Answer> of(Head head, FeedQuery query);
  }

  private Future<Answer> found(Head head, FeedQuery query, RoutingContext ctx) {
    return found(head, query, () -> feeds.feed(head, query, Audience.PUBLIC, form(ctx)));
  }

  /// Which commitments there are is no part of where a calendar stands.
  ///
  /// @param rendered what `query` asks for
  private Future<Answer> found(
      Head head, FeedQuery query, Supplier<Future<Optional<Rendered>>> rendered) {
    LocalDate today = feeds.today();
    boolean lasts = query.commitments().isEmpty();
    return rendered
        .get()
        .map(made ->
            made.isEmpty()
                ? new Answer.Nothing()
                : new Answer.Found(head, today, lasts, made.get()));
  }

  private static Future<Answer> refused(String parameter, String reason) {
    return Future.succeededFuture(new Answer.Refused(Refusals.invalidParameter(parameter, reason)));
  }

  /// @param taken what the address takes of a query: anything else is refused
  private void answer(
      RoutingContext ctx, List<Header> caching, UnaryOperator<FeedQuery> taken, Source source) {
    switch (FeedParameters.read(ctx.queryParams().entries())) {
      case FeedParameters.Read.Refused(Refusal refusal) -> Reply.refuse(refusal).send(ctx);
      case FeedParameters.Read.Taken(FeedQuery query) -> {
        if (taken.apply(query).equals(query)) {
          answer(ctx, caching, query, source);
        } else {
          String name = ctx.queryParams().names().iterator().next();
          Reply.refuse(Refusals.invalidParameter(name, "this calendar takes no such filter"))
              .send(ctx);
        }
      }
    }
  }

  private void answer(RoutingContext ctx, List<Header> caching, FeedQuery query, Source source) {
    Context context = ctx.vertx().getOrCreateContext();
    feeds
        .head()
        .compose(head -> head.isEmpty() ? NOTHING : checked(head.get(), query, source))
        .onComplete(done -> context.runOnContext(_ -> finish(ctx, caching, done)));
  }

  private Future<Answer> checked(Head head, FeedQuery query, Source source) {
    if (!Tongue.speaks(query.manner().lang(), head.initiative())) {
      return refused(FeedParameters.LANG, "nothing here is in this language");
    }
    return exist(head, query.commitments())
        .compose(known ->
            known
                ? source.of(head, query)
                : refused(FeedParameters.COMMITMENT, "there is no such commitment"));
  }

  private Future<Boolean> exist(Head head, List<CommitmentId> commitments) {
    return commitments.isEmpty()
        ? Future.succeededFuture(true)
        : FeedStore.commitments(feeds.database().client(), head.initiative().id(), commitments)
            .map(known -> known.keySet().containsAll(commitments));
  }

  private void finish(RoutingContext ctx, List<Header> caching, AsyncResult<Answer> done) {
    if (done.failed()) {
      ctx.fail(done.cause());
    } else if (!ctx.response().closed()) {
      switch (done.result()) {
        case Answer.Found found -> send(ctx, caching, found);
        case Answer.Refused(Refusal refusal) -> Reply.refuse(refusal).send(ctx);
        case Answer.Nothing() -> ctx.fail(NOT_FOUND);
      }
    }
  }

  private void send(RoutingContext ctx, List<Header> caching, Answer.Found found) {
    Header.set(ctx.response().headers(), caching);
    if (found.lasts() && caching.equals(FeedFront.OPEN)) {
      front.keep(ctx, found.head(), found.today(), found.rendered());
    }
    Sending.send(ctx.request(), found.rendered(), clock.instant());
  }
}
