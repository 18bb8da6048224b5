package org.convene.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// What the routes of pages have in common.
public final class PageRoutes {
  private PageRoutes() {}

  /// A page is asked for by GET, and by HEAD without its body.
  public static void get(Router router, String path, Handler<RoutingContext> handler) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
  }

  /// A parameter that the path of the route has.
  public static String param(RoutingContext ctx, String name) {
    String value = ctx.pathParam(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }
}
