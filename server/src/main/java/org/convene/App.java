package org.convene;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.cpu.CpuCoreSensor;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.convene.base.CannotStart;
import org.convene.example.Example;
import org.convene.http.Assets;
import org.convene.http.HealthRoutes;
import org.convene.http.MalformedRequests;
import org.convene.http.ServerOptions;
import org.convene.http.Site;
import org.convene.live.LiveEndpoint;
import org.convene.planning.Retiming;
import org.convene.postgres.Database;
import org.convene.postgres.DatabaseAddress;
import org.convene.postgres.EmbeddedDatabase;
import org.convene.postgres.Migrations;
import org.convene.session.SessionStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running server: constructs every part and joins them. Read it and you have seen the wiring.
public final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  /// One for each core, and no more: what an event loop has to say goes to thousands of sockets at
  /// once, and loops that take each other's core only make that dearer.
  private static final int EVENT_LOOPS = Math.max(2, CpuCoreSensor.availableProcessors());

  private final ServeSettings settings;
  private final Clock clock;
  private final Closers closers = new Closers();
  private final int port;
  private final String publicUrl;
  private final AddressBlock addresses;
  private @Nullable String listeners;

  private App(ServeSettings settings, Clock clock) throws CannotStart {
    this.settings = settings;
    this.clock = clock;
    this.port = Ports.choose(settings.host(), settings.port());
    this.publicUrl = settings.publicUrl().orElseGet(() -> PublicUrl.of(settings.host(), port));
    this.addresses = new AddressBlock(publicUrl);
  }

  /// Blocks until the server answers. When it cannot start, whatever was opened is closed again.
  public static App start(ServeSettings settings) throws CannotStart {
    return start(settings, Clock.systemUTC());
  }

  /// @param clock what everything but timers goes by
  public static App start(ServeSettings settings, Clock clock) throws CannotStart {
    App app = new App(settings, clock);
    try {
      app.open();
      return app;
    } catch (CannotStart | RuntimeException e) {
      app.close();
      throw e;
    }
  }

  private void open() throws CannotStart {
    DatabaseAddress address = database();
    Migrations.apply(address);

    Metrics metrics = new Metrics();
    closers.add("metrics", metrics);
    Vertx vertx = metrics.measuredVertx(EVENT_LOOPS);
    closers.add("Vert.x", () -> finish(vertx.close()));
    Database database = new Database(vertx, address);
    closers.add("database pools", () -> finish(database.close()));

    if (!settings.empty()) {
      finish(new Example(database, new SessionStore(database), clock).load());
    }

    Router router = Router.router(vertx);
    House house =
        finish(
            House.open(
                vertx,
                database,
                Site.of(publicUrl),
                clock,
                metrics.registry(),
                assets(),
                settings,
                router));
    closers.add("mail", house::closePost);
    new Retiming(database, clock, house.announcements()).run();
    // Rooms send everybody away first; then nobody is let in while the pools close.
    closers.add("listeners", () -> finish(stopListening(vertx)));
    closers.add("calls", house::closeApi);
    closers.add("rooms", () -> finish(house.close()));
    HealthRoutes health = new HealthRoutes(database::ping);
    health.mount(router);

    listeners = listen(vertx, house.front());
    closers.add("readiness", health::stopping);
    finish(house.addresses(addresses));
    addresses.path("health", "/health/ready");
    listenForMetrics(vertx, metrics);
  }

  /// The lines to print once started, the last of them `ready http://…`.
  public String addresses() {
    return addresses.toString();
  }

  /// Where people reach this server, without a slash at its end.
  public String publicUrl() {
    return publicUrl;
  }

  /// Stops in order: people, then pools, then PostgreSQL. Blocks until acknowledged work is on
  /// disk.
  @Override
  public void close() {
    closers.close();
  }

  private Assets assets() throws CannotStart {
    if (settings.web().isEmpty()) {
      LOG.warn("no web client: pages have no scripts and styles");
      return Assets.none();
    }
    try {
      return Assets.read(settings.web().get());
    } catch (IOException e) {
      throw new CannotStart("The built web client cannot be read from " + settings.web().get(), e);
    }
  }

  private DatabaseAddress database() throws CannotStart {
    if (settings.databaseUrl().isPresent()) {
      return settings.databaseUrl().get();
    }
    DataFolder folder = DataFolder.open(settings.dataFolder());
    closers.add("data folder", folder);
    EmbeddedDatabase embedded = EmbeddedDatabase.start(folder.path());
    closers.add("PostgreSQL", embedded);
    return embedded.address();
  }

  /// One listener on every event loop: a single one would serve all sockets on one core.
  private String listen(Vertx vertx, Handler<HttpServerRequest> front) throws CannotStart {
    MalformedRequests malformed = new MalformedRequests();
    Supplier<Deployable> listener =
        () ->
            context ->
                vertx
                    .createHttpServer(ServerOptions.create(LiveEndpoint.SUBPROTOCOL))
                    .requestHandler(malformed.before(front))
                    .invalidRequestHandler(malformed)
                    .listen(port, settings.host());
    return started(
        vertx.deployVerticle(listener, new DeploymentOptions().setInstances(EVENT_LOOPS)),
        "Port %d on %s cannot be listened on".formatted(port, settings.host()));
  }

  private Future<Void> stopListening(Vertx vertx) {
    return listeners == null ? Future.succeededFuture() : vertx.undeploy(listeners);
  }

  private void listenForMetrics(Vertx vertx, Metrics metrics) throws CannotStart {
    String host = settings.metricsHost();
    int wanted = settings.metricsPort().orElse(Metrics.USUAL_PORT);
    if (wanted == 0) {
      return;
    }
    if (settings.metricsPort().isEmpty() && !Ports.isFree(host, wanted)) {
      LOG.warn("no metrics: port {} is taken, --metrics-port chooses another", wanted);
      return;
    }
    started(metrics.listen(vertx, host, wanted), "The metrics port %d is taken".formatted(wanted));
    addresses.line("metrics", "http://%s:%d/metrics".formatted(host, wanted));
  }

  private static <T> T started(Future<T> future, String failure) throws CannotStart {
    try {
      return finish(future);
    } catch (CompletionException e) {
      throw new CannotStart(failure, e);
    }
  }

  private static <T> T finish(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
