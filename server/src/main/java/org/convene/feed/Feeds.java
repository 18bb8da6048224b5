package org.convene.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.convene.base.Bounded;
import org.convene.http.Rendered;
import org.convene.http.Site;
import org.convene.meeting.PlannedAgendas;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Feeds as bytes. One that was rendered stays until the calendar's revision rises or a new day
/// begins; whoever asks for the same meanwhile waits for the one rendering.
public final class Feeds {
  /// Bytes of all renderings kept, of what a feed of a thousand meetings takes some forty. Past it
  /// feeds that are rarely asked for are joined again from their pieces.
  static final long MOST_BYTES = 96L << 20;

  /// Feeds rendered at once. Each holds the meetings of a calendar; past it, a stranger who asks
  /// with ever other filters could fill the memory.
  private static final int AT_ONCE = 8;

  private final Database database;
  private final Clock clock;
  private final Heads heads;
  private final Renderer renderer;
  private final Bounded<Wanted, Rendered> kept = new Bounded<>(MOST_BYTES, Rendered::weight);
  private final Map<Wanted, Future<Optional<Rendered>>> underway = new ConcurrentHashMap<>();
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Feeds(Database database, Site site, PlannedAgendas agendas, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.heads =
        new Heads(
            () -> FeedStore.version(database.client()), () -> FeedStore.head(database.client()));
    this.renderer = new Renderer(new Listings(database, agendas), site, new Pieces(site));
  }

  /// Where the calendar stands; empty on a server without an initiative.
  public Future<Optional<Head>> head() {
    return heads.current();
  }

  Database database() {
    return database;
  }

  /// The day that decides what is told of what was cancelled.
  LocalDate today() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// The whole of what somebody may see.
  public Future<Optional<Rendered>> feed(Head head, FeedQuery query, Audience audience, Form form) {
    return rendered(new Wanted(head, today(), query, audience, form, null));
  }

  /// Everything that somebody may see, each as an object of its own, by time. Waits; on a virtual
  /// thread.
  public List<CalendarObject> objects(Head head, FeedQuery query, Audience audience) {
    return renderer.objects(new Wanted(head, today(), query, audience, Form.ICS, null));
  }

  /// What a calendar of somebody is called.
  public String name(Head head, Audience audience) {
    Tongue tongue = Tongue.of(null, head.initiative());
    return FeedName.of(head.initiative(), FeedQuery.ALL, audience, tongue);
  }

  /// One meeting, or the series it is a date of; empty where there is none.
  Future<Optional<Rendered>> file(Head head, FeedQuery query, String slug) {
    return rendered(new Wanted(head, today(), query, Audience.PUBLIC, Form.ICS, slug));
  }

  private Future<Optional<Rendered>> rendered(Wanted wanted) {
    Optional<Rendered> known = kept.get(wanted);
    if (known.isPresent()) {
      return Future.succeededFuture(known);
    }
    Promise<Optional<Rendered>> promise = Promise.promise();
    @Nullable Future<Optional<Rendered>> before = underway.putIfAbsent(wanted, promise.future());
    if (before != null) {
      return before;
    }
    threads.execute(() -> render(wanted, promise));
    return promise.future();
  }

  private void render(Wanted wanted, Promise<Optional<Rendered>> promise) {
    turns.acquireUninterruptibly();
    try {
      Optional<Rendered> made = renderer.render(wanted);
      made.ifPresent(rendered -> kept.put(wanted, rendered));
      underway.remove(wanted);
      promise.complete(made);
    } catch (Throwable e) {
      underway.remove(wanted);
      promise.fail(e);
    } finally {
      turns.release();
    }
  }
}
