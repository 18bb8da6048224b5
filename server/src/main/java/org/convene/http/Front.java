package org.convene.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.convene.base.Bounded;

/// Answers again what everybody was answered before, in front of the router and all that looks at a
/// request there. Where things stand is asked before ([Lately]), so a change shows at once. What
/// only some may see never stands here.
///
/// @param <S> where everything stands that is told: while it equals, the same is told
public final class Front<S> {
  private final Lately<Optional<S>> standing;
  private final Function<HttpServerRequest, Optional<String>> alike;
  private final List<Header> always;
  private final Bounded<String, Kept<S>> kept;

  /// @param standing empty where there is nothing yet
  /// @param changes that show at once, whoever asked a moment ago
  /// @param alike requests of the same name are told the same; one without is not answered here
  /// @param usual headers that the router would have set
  /// @param more headers, which go before those of the same name
  /// @param mostBytes of all that is kept ready. Past it what was not asked for the longest goes
  ///   the whole way through the router again
  public Front(
      Supplier<Future<Optional<S>>> standing,
      Changes changes,
      Function<HttpServerRequest, Optional<String>> alike,
      List<Header> usual,
      List<Header> more,
      long mostBytes) {
    this.standing = new Lately<>(standing, changes);
    this.alike = alike;
    this.always =
        Stream.concat(
                usual.stream()
                    .filter(each -> more.stream().noneMatch(one -> one.isCalled(each.name()))),
                more.stream())
            .toList();
    this.kept = new Bounded<>(mostBytes, Kept::weight);
  }

  /// @param others what answers the rest
  public Handler<HttpServerRequest> before(Handler<HttpServerRequest> others) {
    return request -> {
      Optional<Kept<S>> before =
          isRead(request) ? alike.apply(request).flatMap(kept::get) : Optional.empty();
      if (before.isEmpty()) {
        others.handle(request);
      } else {
        answer(request, before.get(), standing.answer(), others);
      }
    };
  }

  private void answer(
      HttpServerRequest request,
      Kept<S> before,
      Future<Optional<S>> standing,
      Handler<HttpServerRequest> others) {
    if (standing.isComplete()) {
      finish(request, before, standing, others);
    } else {
      Context context = Objects.requireNonNull(Vertx.currentContext());
      standing.onComplete(now -> context.runOnContext(_ -> finish(request, before, now, others)));
    }
  }

  static boolean isRead(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
  }

  private void finish(
      HttpServerRequest request,
      Kept<S> before,
      AsyncResult<Optional<S>> now,
      Handler<HttpServerRequest> others) {
    if (request.response().closed()) {
      return;
    }
    if (now.succeeded() && now.result().isPresent() && before.isGood(now.result().get())) {
      before.send(request);
    } else {
      others.handle(request);
    }
  }

  /// Keeps what anybody who asks alike is told.
  ///
  /// @param stands as it was before it was rendered
  /// @param own headers of this answer
  public void keep(RoutingContext ctx, S stands, Rendered rendered, List<Header> own) {
    Route current = ctx.currentRoute();
    String route = current == null ? null : current.getName();
    if (route != null) {
      List<Header> all = Stream.concat(always.stream(), own.stream()).toList();
      alike
          .apply(ctx.request())
          .ifPresent(name -> kept.put(name, new Kept<>(stands, route, rendered, all)));
    }
  }
}
