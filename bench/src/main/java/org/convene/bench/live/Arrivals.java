package org.convene.bench.live;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// Many people who come in the same instant, and how long it is until each has the state of the
/// session.
final class Arrivals {
  private static final long MICRO = 1_000;

  private final Conference conference;
  private final Sockets sockets;
  private final Histogram waits = new Histogram(3);
  private final List<Screen> screens;
  private double cpuSeconds;

  Arrivals(Conference conference, Sockets sockets, int people) {
    this.conference = conference;
    this.sockets = sockets;
    this.screens = IntStream.range(0, people).mapToObj(_ -> new Screen()).toList();
  }

  /// Blocks until everybody is in.
  ///
  /// @param hello the first frame of each, by number
  void come(Function<Integer, Future<String>> hello) {
    double before = conference.server().cpuSeconds();
    long start = System.nanoTime();
    CompletableFuture<?>[] all = new CompletableFuture<?>[screens.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = screens.get(i).ready().thenRun(() -> arrived(System.nanoTime() - start));
      come(hello.apply(i), screens.get(i));
    }
    CompletableFuture.allOf(all).join();
    cpuSeconds = conference.server().cpuSeconds() - before;
  }

  private void come(Future<String> hello, Screen screen) {
    hello
        .onSuccess(first ->
            sockets.run(() -> {
              screen.say(first);
              screen.connect(sockets, conference.server().port());
            }))
        .onFailure(screen.ready()::completeExceptionally);
  }

  /// On the thread of the sockets.
  private void arrived(long nanos) {
    waits.recordValue(nanos / MICRO);
  }

  void leave() {
    sockets.ask(() -> {
      screens.forEach(Screen::leave);
      return screens;
    });
  }

  double waitMillis(double percentile) {
    return waits.getValueAtPercentile(percentile) / 1e3;
  }

  double seconds() {
    return waits.getMaxValue() / (double) TimeUnit.SECONDS.toMicros(1);
  }

  /// Of server and database, for each who came.
  double cpuMicrosEach() {
    return cpuSeconds * 1e6 / screens.size();
  }
}
