package org.convene.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convene.base.Json;
import org.convene.base.Refusal;
import org.convene.http.Problem;
import org.convene.participant.Admission;
import org.jspecify.annotations.Nullable;

/// `/live`: lets WebSockets in that speak our protocol and come from our own pages, or from no page
/// at all.
public final class LiveEndpoint {
  public static final String SUBPROTOCOL = "convene.v1";

  private static final Refusal NOT_THE_PROTOCOL =
      new Refusal(
          "websocket-required", 400, "this is a WebSocket of subprotocol " + SUBPROTOCOL, Map.of());
  private static final Refusal FOREIGN_ORIGIN =
      Refusal.forbidden(
          "foreign-origin", "this server does not take connections from pages of other sites");

  private final Vertx vertx;
  private final Rooms rooms;
  private final String publicOrigin;
  private final Function<String, Optional<Admission>> redeem;

  /// @param publicUrl whose pages may connect, beside those of the host that was asked
  /// @param redeem takes a ticket, once
  public LiveEndpoint(
      Vertx vertx, Rooms rooms, String publicUrl, Function<String, Optional<Admission>> redeem) {
    this.vertx = vertx;
    this.rooms = rooms;
    this.publicOrigin = originOf(publicUrl);
    this.redeem = redeem;
  }

  public void mount(Router router) {
    router.get("/live").handler(this::handle);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!isOurs(request)) {
      refuse(context, FOREIGN_ORIGIN);
    } else if (!speaksOurProtocol(request)) {
      refuse(context, NOT_THE_PROTOCOL);
    } else {
      request.toWebSocket().onSuccess(this::open);
    }
  }

  private void open(ServerWebSocket socket) {
    Context loop = vertx.getOrCreateContext();
    new LiveConnection(vertx, socket, loop, rooms, redeem).start();
  }

  private static boolean speaksOurProtocol(HttpServerRequest request) {
    String offered = request.getHeader("Sec-WebSocket-Protocol");
    return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
        && offered != null
        && Arrays.stream(offered.split(",")).map(String::strip).anyMatch(SUBPROTOCOL::equals);
  }

  private boolean isOurs(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null
        || origin.toLowerCase(Locale.ROOT).equals(publicOrigin)
        || isOfHost(origin, request.getHeader(HttpHeaders.HOST));
  }

  private static boolean isOfHost(String origin, @Nullable String host) {
    int scheme = origin.indexOf("://");
    return host != null && scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
  }

  private static String originOf(String url) {
    URI uri = URI.create(url);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
  }

  private static void refuse(RoutingContext context, Refusal refusal) {
    context
        .response()
        .setStatusCode(refusal.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.CONTENT_TYPE)
        .end(Json.MAPPER.valueToTree(Problem.of(refusal)).toString());
  }
}
