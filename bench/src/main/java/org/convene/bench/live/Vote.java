package org.convene.bench.live;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;

/// One vote of everybody: when each casts, when each is acknowledged, and when each screen shows
/// all. Confined to the thread of the sockets, except what is asked after its end.
final class Vote implements Acknowledged {
  private static final long MICRO = 1_000;

  private final long[] planned;
  private final int[] options;
  private final long[] ackedAt;
  private final long[] shownAt;
  private final BitSet shown = new BitSet();
  private final CompletableFuture<Void> complete = new CompletableFuture<>();
  private int acked;
  private int refused;

  /// @param planned when each casts, from the start
  /// @param options which option each wants
  /// @param screens that show it, those who cast first
  Vote(long[] planned, int[] options, int screens) {
    this.planned = planned;
    this.options = options;
    this.ackedAt = new long[planned.length];
    this.shownAt = new long[screens];
  }

  int people() {
    return planned.length;
  }

  int option(int voter) {
    return options[voter];
  }

  /// Plans every cast from now on.
  void start(Sockets sockets, IntConsumer cast) {
    long now = System.nanoTime();
    for (int i = 0; i < planned.length; i++) {
      int voter = i;
      planned[i] += now;
      sockets.at(planned[i], () -> cast.accept(voter));
    }
  }

  @Override
  public void acked(int voter, long now) {
    if (ackedAt[voter] == 0) {
      ackedAt[voter] = now;
      acked++;
      check();
    }
  }

  @Override
  public void refused(int voter) {
    refused++;
  }

  @Override
  public void shows(int voter, long cast, long now) {
    if (cast >= planned.length && !shown.get(voter)) {
      shown.set(voter);
      shownAt[voter] = now;
      check();
    }
  }

  private void check() {
    if (acked == planned.length && shown.cardinality() == shownAt.length) {
      complete.complete(null);
    }
  }

  /// When all are acknowledged and every screen shows all.
  CompletableFuture<Void> complete() {
    return complete;
  }

  boolean wasAcked(int voter) {
    return ackedAt[voter] != 0;
  }

  int acked() {
    return acked;
  }

  int refused() {
    return refused;
  }

  /// From the planned time of the cast to its acknowledgement, in milliseconds. Who has none by now
  /// has waited until now: the figure then is the least that it can be.
  double ackMillis(double percentile, long now) {
    Histogram waits = new Histogram(3);
    for (int i = 0; i < planned.length; i++) {
      long end = ackedAt[i] == 0 ? now : ackedAt[i];
      waits.recordValue(Math.max(0, end - planned[i]) / MICRO);
    }
    return waits.getValueAtPercentile(percentile) / 1e3;
  }

  /// From the last planned cast until the last screen shows all, in milliseconds; again the least.
  double shownMillis(long now) {
    long last = 0;
    for (int i = 0; i < shownAt.length; i++) {
      last = Math.max(last, shown.get(i) ? shownAt[i] : now);
    }
    return (last - planned[planned.length - 1]) / 1e6;
  }
}
