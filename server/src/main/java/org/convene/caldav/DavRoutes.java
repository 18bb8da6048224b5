package org.convene.caldav;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.xml.namespace.QName;
import org.convene.base.Refusal;
import org.convene.caldav.Guard.Outcome;
import org.convene.feed.Attending;
import org.convene.feed.CalendarObject;
import org.convene.feed.Feeds;
import org.convene.http.ClientAddress;
import org.convene.http.Refusals;
import org.convene.http.Rendered;
import org.convene.http.Reply;
import org.convene.http.Sending;
import org.convene.http.Site;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// CalDAV, read only: RFC 4791 with 6578, 6764 and the part of 3744 that says so.
///
/// Below `/dav/public/` anybody may read what everybody may see; the rest asks for the password of
/// a program, and what is of somebody else is not there.
public final class DavRoutes {
  /// Bytes of a request. Past it a program asks for ten thousand meetings by name.
  static final int MAX_BODY = 1 << 20;

  /// Requests being answered at once. Past it the answer is `busy`.
  static final int IN_FLIGHT = 500;

  private static final int UNSUPPORTED_MEDIA_TYPE = 415;
  private static final String METHODS = "OPTIONS, GET, HEAD, PROPFIND, PROPPATCH, REPORT";
  private static final String CLASSES = "1, 3, access-control, calendar-access";
  private static final String ICS = "text/calendar; charset=utf-8";

  private final Shelves shelves;
  private final Propfind propfind;
  private final Reports reports;
  private final Guard guard;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);

  public DavRoutes(
      Database database,
      Feeds feeds,
      Attending attending,
      Site site,
      ClientAddress clients,
      Clock clock) {
    SyncLog log = new SyncLog(database, clock);
    this.shelves = new Shelves(feeds, attending);
    this.propfind = new Propfind(shelves, log, site);
    this.reports = new Reports(shelves, log, site);
    this.guard = new Guard(new AppPasswordStore(database.client()), clients, clock);
    this.clock = clock;
  }

  public void mount(Router router) {
    router.route("/.well-known/caldav").handler(DavRoutes::redirect);
    router.route("/dav").handler(DavRoutes::redirect);
    router.route("/dav/*").handler(DavRoutes::refuseForms);
    router
        .route("/dav/*")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
        .handler(this::handle);
  }

  /// RFC 6764, section 5; without a host, so that it holds behind any proxy.
  private static void redirect(RoutingContext ctx) {
    if (DavPath.ROOT.equals(ctx.request().path())) {
      ctx.next();
      return;
    }
    ctx.response().setStatusCode(301).putHeader("Location", DavPath.ROOT).end();
  }

  /// A form is no request of WebDAV, and would be taken apart as one.
  private static void refuseForms(RoutingContext ctx) {
    String type = Optional.ofNullable(ctx.request().getHeader("Content-Type")).orElse("");
    if (type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded")) {
      ctx.fail(UNSUPPORTED_MEDIA_TYPE);
    } else {
      ctx.next();
    }
  }

  private void handle(RoutingContext ctx) {
    ctx.response().putHeader("DAV", CLASSES).putHeader("Cache-Control", "private, no-cache");
    if (ctx.request().method().name().equals("OPTIONS")) {
      send(ctx, DavReply.of(200, Map.of("Allow", METHODS)));
      return;
    }
    if (!inFlight.tryAcquire()) {
      Reply.refuse(Refusals.busy()).send(ctx);
      return;
    }
    Context context = ctx.vertx().getOrCreateContext();
    Buffer body = Optional.ofNullable(ctx.body().buffer()).orElseGet(Buffer::buffer);
    threads.execute(() -> {
      try {
        Runnable sending = answered(ctx, body);
        context.runOnContext(_ -> sending.run());
      } catch (Throwable e) {
        context.runOnContext(_ -> ctx.fail(e));
      } finally {
        inFlight.release();
      }
    });
  }

  /// What is to be done on the event loop.
  private Runnable answered(RoutingContext ctx, Buffer body) {
    Optional<DavPath> path = Optional.ofNullable(ctx.request().path()).flatMap(DavPath::of);
    boolean open = path.flatMap(DavPath::whose).filter(DavPath.PUBLIC::equals).isPresent();
    return switch (open ? new Outcome.Unknown() : guard.identify(ctx.request())) {
      case Outcome.Refused(Refusal refusal) -> () -> Reply.refuse(refusal).send(ctx);
      case Outcome.Unknown() when !open -> () -> send(ctx, challenge());
      case Outcome.Unknown() -> answered(ctx, path, null, body);
      case Outcome.Known(Visitor visitor) ->
          answered(ctx, path.filter(known -> isTheirs(known, visitor)), visitor, body);
    };
  }

  private static boolean isTheirs(DavPath path, Visitor visitor) {
    return path.whose().map(visitor.account().toString()::equals).orElse(true);
  }

  private static DavReply challenge() {
    return DavReply.of(
        401, Map.of("WWW-Authenticate", "Basic realm=\"Convene\", charset=\"UTF-8\""));
  }

  private Runnable answered(
      RoutingContext ctx, Optional<DavPath> path, @Nullable Visitor visitor, Buffer body) {
    if (path.isEmpty()) {
      return () -> send(ctx, DavReply.of(Propfind.NOT_FOUND, Map.of()));
    }
    HttpServerRequest request = ctx.request();
    return switch (request.method().name()) {
      case "GET", "HEAD" -> got(ctx, path.get(), visitor);
      case "PROPFIND" -> sending(ctx, found(request, path.get(), visitor, body));
      case "REPORT" ->
          sending(ctx, read(body, null, xml -> reports.answer(path.get(), visitor, xml)));
      case "PROPPATCH" ->
          sending(ctx, read(body, Names.PROPERTYUPDATE, xml -> Propfind.patched(path.get(), xml)));
      default -> sending(ctx, DavReply.readOnly());
    };
  }

  private static Runnable sending(RoutingContext ctx, DavReply reply) {
    return () -> send(ctx, reply);
  }

  private DavReply found(
      HttpServerRequest request, DavPath path, @Nullable Visitor visitor, Buffer body) {
    String depth = Optional.ofNullable(request.getHeader("Depth")).orElse("0");
    if (!depth.equals("0") && !depth.equals("1")) {
      return DavReply.error(403, "D:propfind-finite-depth");
    }
    boolean deep = depth.equals("1");
    return body.length() == 0
        ? propfind.answer(path, visitor, deep, Wish.ALL)
        : read(body, Names.PROPFIND, xml -> propfind.answer(path, visitor, deep, Wish.of(xml)));
  }

  private interface Answering {
    DavReply of(Xml request);
  }

  /// @param root the element it must be; null: any
  private static DavReply read(Buffer body, @Nullable QName root, Answering answering) {
    try {
      Xml xml = Xml.read(body.getBytes());
      return root == null || xml.is(root) ? answering.of(xml) : DavReply.of(400, Map.of());
    } catch (Xml.Malformed e) {
      return DavReply.of(400, Map.of());
    }
  }

  private Runnable got(RoutingContext ctx, DavPath path, @Nullable Visitor visitor) {
    Optional<CalendarObject> object =
        path instanceof DavPath.Item item
            ? shelves.open(item.calendar(), visitor).flatMap(shelf -> shelf.find(item.uid()))
            : Optional.empty();
    if (object.isEmpty()) {
      boolean collection = !(path instanceof DavPath.Item);
      return sending(
          ctx,
          DavReply.of(
              collection ? 405 : Propfind.NOT_FOUND,
              collection ? Map.of("Allow", METHODS.replace("GET, HEAD, ", "")) : Map.of()));
    }
    Rendered rendered =
        Rendered.named(object.get().tag(), ICS, object.get().bytes(), object.get().revisedAt());
    return () -> Sending.send(ctx.request(), rendered, clock.instant());
  }

  private static void send(RoutingContext ctx, DavReply reply) {
    HttpServerResponse response = ctx.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    if (reply.body() == null) {
      response.end();
    } else {
      response.putHeader("Content-Type", reply.contentType()).end(reply.body());
    }
  }
}
