package org.convene.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.poll.Ballot;
import org.convene.poll.BallotRules;
import org.convene.poll.BallotStore;
import org.convene.poll.Cast;
import org.convene.poll.Delegates;
import org.convene.poll.Poll;
import org.convene.poll.PollState;
import org.convene.poll.StoredBallot;
import org.jspecify.annotations.Nullable;

/// Collects the ballots waiting for a poll and writes them together: while one statement is on its
/// way, the next ballots gather, so batches need no timer and grow with the load. Confined to the
/// room's thread.
final class BallotBox {
  /// What became of a ballot.
  sealed interface Outcome {
    /// Durable. `fresh` unless it was already there: the same command again.
    record Saved(StoredBallot ballot, boolean fresh) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}

    /// Another ballot of the mandate counts.
    record Stale(Refusal refusal, StoredBallot current) implements Outcome {}
  }

  /// Told of each durable ballot, before its acknowledgement; perhaps more than once.
  interface Counter {
    void counted(StoredBallot ballot);

    /// A write failed without saying whether it took effect: what was counted can no longer be
    /// trusted.
    void uncertain(PollId poll);
  }

  private record Waiting(Cast cast, Promise<Outcome> outcome) {}

  private static final Refusal BUSY =
      new Refusal(
          "busy", 503, "the server is busy: send the ballot again with the same id", Map.of());

  static final Refusal UNAVAILABLE =
      new Refusal(
          "unavailable",
          503,
          "the ballot could not be stored: send it again with the same id",
          Map.of());

  private static final Refusal AHEAD =
      Refusal.conflict("stale-ballot", "the mandate has no ballot yet: its first has rev 1");

  private final PollId poll;
  private final boolean firstCounts;
  private final BallotStore store;
  private final Counter counter;
  private final Clock clock;
  private final LiveMetrics metrics;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Promise<Void> idle = Promise.promise();
  private boolean writing;

  BallotBox(Poll poll, RoomParts parts, Counter counter) {
    this.poll = poll.id();
    this.firstCounts = poll.fields().delegates() == Delegates.FIRST;
    this.store = parts.ballots();
    this.clock = parts.clock();
    this.metrics = parts.metrics();
    this.counter = counter;
  }

  /// Completes once the ballot is durable or refused.
  Future<Outcome> cast(Cast cast) {
    if (waiting.size() >= Limits.WAITING_BALLOTS) {
      return Future.succeededFuture(new Outcome.Refused(BUSY));
    }
    Waiting one = new Waiting(cast, Promise.promise());
    waiting.add(one);
    writeNext();
    return one.outcome().future();
  }

  /// Completes when nothing is on its way.
  Future<Void> idle() {
    if (!writing) {
      return Future.succeededFuture();
    }
    idle = Promise.promise();
    return idle.future();
  }

  private void writeNext() {
    if (writing || waiting.isEmpty()) {
      return;
    }
    writing = true;
    Map<MandateId, Waiting> batch = batch();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Cast> casts = batch.values().stream().map(Waiting::cast).toList();
    store
        .write(poll, casts, firstCounts, now)
        .onSuccess(written -> settle(batch, written, now))
        .onFailure(_ -> failed(batch))
        .onComplete(_ -> {
          writing = false;
          writeNext();
          if (!writing) {
            idle.tryComplete();
          }
        });
  }

  /// A second ballot of a mandate waits for the next statement, which cannot touch a row twice.
  private Map<MandateId, Waiting> batch() {
    Map<MandateId, Waiting> batch = new LinkedHashMap<>();
    List<Waiting> later = new ArrayList<>();
    while (!waiting.isEmpty() && batch.size() < Limits.BALLOTS_AT_ONCE) {
      Waiting next = waiting.remove();
      if (batch.putIfAbsent(next.cast().mandate(), next) != null) {
        later.add(next);
      }
    }
    later.reversed().forEach(waiting::addFirst);
    return batch;
  }

  private void settle(
      Map<MandateId, Waiting> batch, Map<MandateId, Optional<Ballot>> written, Instant now) {
    metrics.committedBallots(written.size());
    List<Waiting> missing = new ArrayList<>();
    batch.forEach((mandate, one) -> {
      if (written.containsKey(mandate)) {
        StoredBallot stored = stored(one.cast(), now);
        counter.counted(stored);
        one.outcome().complete(new Outcome.Saved(stored, true));
      } else {
        missing.add(one);
      }
    });
    if (!missing.isEmpty()) {
      explain(missing);
    }
  }

  private StoredBallot stored(Cast c, Instant now) {
    return new StoredBallot(
        poll, c.mandate(), c.participant(), c.by(), c.rev(), c.command(), c.ballot(), now);
  }

  private void explain(List<Waiting> missing) {
    List<MandateId> mandates = missing.stream().map(one -> one.cast().mandate()).toList();
    Future.all(store.ofMandates(poll, mandates), store.state(poll))
        .onSuccess(both -> {
          Map<MandateId, StoredBallot> there = both.resultAt(0);
          Optional<PollState> state = both.resultAt(1);
          there.values().forEach(counter::counted);
          missing.forEach(one ->
              one.outcome()
                  .complete(why(one.cast(), there.get(one.cast().mandate()), state.orElse(null))));
        })
        .onFailure(
            _ -> missing.forEach(one -> one.outcome().complete(new Outcome.Refused(UNAVAILABLE))));
  }

  private Outcome why(Cast cast, @Nullable StoredBallot there, @Nullable PollState state) {
    if (there != null && there.command().equals(cast.command())) {
      return new Outcome.Saved(there, false);
    }
    if (state == null) {
      return new Outcome.Refused(Refusal.unknown("unknown-poll", "there is no such poll"));
    }
    if (state != PollState.OPEN) {
      return new Outcome.Refused(BallotRules.notOpen(state));
    }
    if (there == null) {
      return new Outcome.Refused(cast.rev() > BallotStore.MOST_AHEAD ? AHEAD : UNAVAILABLE);
    }
    if (firstCounts) {
      return new Outcome.Stale(
          Refusal.conflict(
              "already-cast", "somebody has cast this mandate, and the first ballot counts"),
          there);
    }
    return there.rev() >= cast.rev() || cast.rev() - there.rev() > BallotStore.MOST_AHEAD
        ? new Outcome.Stale(
            Refusal.conflict(
                "stale-ballot", "another ballot of this mandate counts: rev " + there.rev()),
            there)
        : new Outcome.Stale(
            Refusal.conflict("ballot-final", "this poll does not take changes of a ballot"), there);
  }

  private void failed(Map<MandateId, Waiting> batch) {
    counter.uncertain(poll);
    batch.values().forEach(one -> one.outcome().complete(new Outcome.Refused(UNAVAILABLE)));
  }
}
