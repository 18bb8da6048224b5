package org.convene.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.convene.base.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The REST routes: `contract/openapi.yaml` says which there are and what fits them, endpoints
/// answer them. A request that does not fit reaches no endpoint.
public final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  /// Requests being answered at once. Past it the answer is `busy`: each waits for the database,
  /// and a longer line would be answered after its clients gave up.
  static final int IN_FLIGHT = 4_000;

  /// How long a server that stops waits for calls under way. Past it they fail as the database goes
  /// away, and whoever stops the server would kill it soon.
  private static final int LAST_CALLS_SECONDS = 5;

  private final OpenAPIContract contract;
  private final RequestCheck check;
  private final Site site;
  private final ClientAddress clients;
  private final FailureEdge edge;
  private final Map<String, Endpoint> endpoints = new TreeMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);

  private Api(
      Vertx vertx, OpenAPIContract contract, Site url, ClientAddress clients, FailureEdge edge) {
    this.contract = contract;
    this.check = new RequestCheck(vertx, contract);
    this.site = url;
    this.clients = clients;
    this.edge = edge;
  }

  public static Future<Api> load(Vertx vertx, Site url, ClientAddress clients, FailureEdge edge) {
    return Contract.load(vertx).map(contract -> new Api(vertx, contract, url, clients, edge));
  }

  /// Names what answers an operation, by its `operationId`.
  public Api on(String operation, Endpoint endpoint) {
    if (contract.operation(operation) == null || endpoints.put(operation, endpoint) != null) {
      throw new IllegalArgumentException("not in the contract, or answered twice: " + operation);
    }
    return this;
  }

  /// Operations of the contract that nothing answers yet.
  public Set<String> missing() {
    var missing = new TreeSet<String>();
    contract.operations().forEach(operation -> missing.add(operation.getOperationId()));
    missing.removeAll(endpoints.keySet());
    return missing;
  }

  /// After every [#on].
  public void mount(Router router) {
    router.route("/api/*").handler(this::guard);
    for (var path : contract.getPaths()) {
      for (var operation : path.getOperations()) {
        Endpoint endpoint = endpoints.get(operation.getOperationId());
        if (endpoint != null) {
          String route = path.getName().replaceAll("\\{(\\w+)}", ":$1");
          router
              .route(operation.getHttpMethod(), route)
              .handler(body(operation))
              .handler(ctx -> answer(ctx, operation, endpoint));
        }
      }
    }
  }

  private static BodyHandler body(Operation operation) {
    return BodyHandler.create(false).setBodyLimit(TakenBody.of(operation).bytes());
  }

  /// Before the body is read: methods an address does not take, pages of other sites, and bodies
  /// that are not what the contract says. Every `POST` must be one that a foreign form cannot send.
  private void guard(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    ctx.response().putHeader("Cache-Control", "no-store");
    Operation operation = contract.findOperation(request.path(), request.method());
    if (operation == null) {
      refuseUnknown(ctx);
    } else if (!request.method().equals(HttpMethod.GET) && site.isForeign(request)) {
      Reply.refuse(Refusals.foreignOrigin()).send(ctx);
    } else if (!TakenBody.of(operation).fits(request)) {
      Reply.refuse(Refusals.unsupportedMediaType(TakenBody.of(operation).type())).send(ctx);
    } else {
      ctx.next();
    }
  }

  private void refuseUnknown(RoutingContext ctx) {
    String allowed =
        HttpMethod.values().stream()
            .filter(method -> contract.findOperation(ctx.request().path(), method) != null)
            .map(HttpMethod::name)
            .collect(Collectors.joining(", "));
    Reply reply = Reply.refuse(Refusals.ofStatus(allowed.isEmpty() ? 404 : 405));
    (allowed.isEmpty() ? reply : reply.with("Allow", allowed)).send(ctx);
  }

  private void answer(RoutingContext ctx, Operation operation, Endpoint endpoint) {
    if (!inFlight.tryAcquire()) {
      Reply.refuse(Refusals.busy()).send(ctx);
      return;
    }
    HttpServerRequest request = ctx.request();
    Context context = ctx.vertx().getOrCreateContext();
    Buffer body = Optional.ofNullable(ctx.body().buffer()).orElseGet(Buffer::buffer);
    try {
      threads.execute(() -> {
        Reply reply = reply(operation, endpoint, request, body);
        inFlight.release();
        context.runOnContext(back -> reply.send(ctx));
      });
    } catch (RejectedExecutionException closing) {
      inFlight.release();
      Reply.refuse(Refusals.busy()).send(ctx);
    }
  }

  boolean isClosing() {
    return threads.isShutdown();
  }

  /// Takes no call any more, and waits for those under way: their answers are sent while the
  /// listeners still stand, and the database is still there for them. Blocks.
  public void close() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(LAST_CALLS_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("calls are still under way after {} s", LAST_CALLS_SECONDS);
    }
  }

  private Reply reply(
      Operation operation, Endpoint endpoint, HttpServerRequest request, Buffer body) {
    try {
      return switch (check.check(operation, request, body)) {
        case RequestCheck.Outcome.Refused(Refusal refusal) -> Reply.refuse(refusal);
        case RequestCheck.Outcome.Fits(ValidatedRequest valid) ->
            endpoint.answer(Call.of(request, valid, clients.of(request), body));
      };
    } catch (Call.Unfit e) {
      return Reply.refuse(e.refusal());
    } catch (Throwable e) {
      return edge.reply(e, request.method() + " " + operation.getOpenAPIPath());
    }
  }
}
