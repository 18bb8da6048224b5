package org.convene.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.UUID;
import org.convene.base.Refusal;
import org.convene.base.Uuids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where every failed request ends. Outsiders get a problem (readers of pages a page) that tells
/// nothing of the inside; what nobody expected is logged once, with the id the outsider sees too.
public final class FailureEdge implements Handler<RoutingContext> {
  /// What a browser is shown instead of JSON.
  @FunctionalInterface
  public interface ErrorPage {
    /// HTML in the reader's language.
    String render(RoutingContext ctx, Problem problem);
  }

  private static final Logger LOG = LoggerFactory.getLogger(FailureEdge.class);
  private static final int SERVER_ERROR = 500;
  private static final int[] WITHOUT_ROUTE = {400, 404, 405, 413, 414, 415, 500};

  private final ErrorPage page;

  public FailureEdge(ErrorPage page) {
    this.page = page;
  }

  public void mount(Router router) {
    router.route().failureHandler(this);
    for (int status : WITHOUT_ROUTE) {
      router.errorHandler(status, this);
    }
  }

  @Override
  public void handle(RoutingContext ctx) {
    Reply reply = reply(ctx, ctx.failure());
    (wantsPage(ctx) ? paged(ctx, reply) : reply).send(ctx);
  }

  private Reply reply(RoutingContext ctx, @Nullable Throwable failure) {
    int status = failure instanceof HttpException http ? http.getStatusCode() : ctx.statusCode();
    if (failure == null || failure instanceof HttpException || status < SERVER_ERROR) {
      return Reply.refuse(Refusals.ofStatus(status));
    }
    return reply(failure, ctx.request().method() + " " + redacted(ctx.normalizedPath()));
  }

  /// What an exception becomes. A database that is away or overrun is no bug, and fails so many
  /// requests at once that a stack trace for each would bury the log.
  Reply reply(Throwable failure, String what) {
    UUID occurrence = Uuids.v7();
    if (Outage.is(failure)) {
      LOG.warn("{} not answered, {}: {}", what, occurrence, failure.toString());
      return Reply.refuse(Refusals.busy(), occurrence);
    }
    LOG.error("{} failed, {}", what, occurrence, failure);
    return Reply.refuse(Refusals.internalError(), occurrence);
  }

  private Reply paged(RoutingContext ctx, Reply reply) {
    Refusal refusal = reply.refusal();
    return refusal == null ? reply : reply.page(page.render(ctx, Problem.of(refusal)));
  }

  private static boolean wantsPage(RoutingContext ctx) {
    String accept = ctx.request().getHeader("Accept");
    return !ctx.normalizedPath().startsWith("/api/")
        && accept != null
        && accept.contains("text/html");
  }

  /// Addresses of walls and join links hold secrets, so only the first part of a path is logged.
  private static String redacted(String path) {
    int second = path.indexOf('/', 1);
    return second < 0 ? path : path.substring(0, second) + "/…";
  }
}
