package org.convene.bench.live;

import java.util.concurrent.TimeUnit;

/// Everybody casts again as soon as the last ballot is acknowledged, though not more often than one
/// connection may send. Confined to the thread of the sockets.
final class MindChanges implements Acknowledged {
  /// Just above a twentieth of a second.
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(51);

  private static final int OPTIONS = 3;

  private final Sockets sockets;
  private final Hall hall;
  private final int[] revs;
  private final long[] sentAt;
  private long acked;
  private boolean stopped;

  MindChanges(Sockets sockets, Hall hall) {
    this.sockets = sockets;
    this.hall = hall;
    this.revs = new int[hall.people()];
    this.sentAt = new long[hall.people()];
  }

  /// Spread over one pause, as people are.
  void start() {
    long now = System.nanoTime();
    for (int i = 0; i < revs.length; i++) {
      int voter = i;
      sockets.at(now + i * PAUSE_NANOS / revs.length, () -> cast(voter));
    }
  }

  private void cast(int voter) {
    if (!stopped) {
      sentAt[voter] = System.nanoTime();
      revs[voter]++;
      hall.cast(voter, revs[voter], (voter + revs[voter]) % OPTIONS);
    }
  }

  @Override
  public void acked(int voter, long now) {
    acked++;
    sockets.at(sentAt[voter] + PAUSE_NANOS, () -> cast(voter));
  }

  @Override
  public void refused(int voter) {
    throw new IllegalStateException("a ballot of voter " + voter + " was refused");
  }

  @Override
  public void shows(int voter, long cast, long now) {}

  long acked() {
    return acked;
  }

  long stop() {
    stopped = true;
    return acked;
  }
}
