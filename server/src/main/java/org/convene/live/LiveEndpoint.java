package org.convene.live;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.VertxConnection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convene.base.Refusal;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.convene.http.Site;
import org.convene.participant.Admission;

/// `/live`: lets WebSockets in that speak our protocol and come from our own pages, or from no page
/// at all.
public final class LiveEndpoint {
  public static final String SUBPROTOCOL = "convene.v1";

  private static final Refusal NOT_THE_PROTOCOL =
      new Refusal(
          "websocket-required", 400, "this is a WebSocket of subprotocol " + SUBPROTOCOL, Map.of());

  private final Vertx vertx;
  private final Rooms rooms;
  private final Site site;
  private final Function<String, Optional<Admission>> redeem;

  /// @param site whose pages may connect, beside those of the host that was asked
  /// @param redeem takes a ticket, once
  public LiveEndpoint(
      Vertx vertx, Rooms rooms, Site site, Function<String, Optional<Admission>> redeem) {
    this.vertx = vertx;
    this.rooms = rooms;
    this.site = site;
    this.redeem = redeem;
  }

  public void mount(Router router) {
    router.get("/live").handler(this::handle);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (site.isForeign(request)) {
      refuse(context, Refusals.foreignOrigin());
    } else if (!speaksOurProtocol(request)) {
      refuse(context, NOT_THE_PROTOCOL);
    } else {
      Channel channel = ((VertxConnection) request.connection()).channel();
      request.toWebSocket().onSuccess(_ -> open(channel));
    }
  }

  private void open(Channel channel) {
    // A request has a context of its own; the connections of a loop share the one below it.
    ContextInternal loop = ((ContextInternal) vertx.getOrCreateContext()).unwrap();
    new LiveConnection(vertx, channel, loop, rooms, redeem);
  }

  private static boolean speaksOurProtocol(HttpServerRequest request) {
    String offered = request.getHeader("Sec-WebSocket-Protocol");
    return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
        && offered != null
        && Arrays.stream(offered.split(",")).map(String::strip).anyMatch(SUBPROTOCOL::equals);
  }

  private static void refuse(RoutingContext context, Refusal refusal) {
    Reply.refuse(refusal).send(context);
  }
}
