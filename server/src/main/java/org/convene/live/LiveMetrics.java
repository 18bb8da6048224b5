package org.convene.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/// What an operator watches of the live path. Totals only: nothing here tells one session or one
/// person from another.
public final class LiveMetrics {
  private final AtomicInteger connections;
  private final Counter refusedFrames;
  private final DistributionSummary commands;
  private final DistributionSummary ballots;

  public LiveMetrics(MeterRegistry registry) {
    connections = new AtomicInteger();
    registry.gauge("convene.connections", connections);
    refusedFrames = registry.counter("convene.frames.refused");
    commands = registry.summary("convene.commands.committed");
    ballots = registry.summary("convene.ballots.committed");
  }

  void connected() {
    connections.incrementAndGet();
  }

  void disconnected() {
    connections.decrementAndGet();
  }

  void refusedFrame() {
    refusedFrames.increment();
  }

  /// @param count decided in one transaction
  void committedCommands(int count) {
    commands.record(count);
  }

  /// @param count written in one statement
  void committedBallots(int count) {
    ballots.record(count);
  }
}
