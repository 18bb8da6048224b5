package org.convene.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.live.Mandates.Elector;
import org.convene.participant.Admission;
import org.convene.poll.Poll;
import org.convene.poll.PollRules;
import org.convene.roll.Electorate;
import org.convene.roll.Mandate;
import org.jspecify.annotations.Nullable;

/// Who came after a named poll opened, until the log has let them join its roll: at once when it
/// was quiet, else all together and not more than once in [Limits#AMEND_MILLIS]. Confined to the
/// room's thread.
final class LateComers {
  /// Who wants to join, to be decided in the transaction that logs it.
  record Amendment(PollId poll, List<Elector> came) {}

  private final Vertx vertx;
  private final Runnable due;
  private final Map<MandateId, Elector> waiting = new HashMap<>();
  private Promise<Void> joined = Promise.promise();
  private @Nullable PollId poll;
  private boolean timed;
  private long amendedAt = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(Limits.AMEND_MILLIS);

  /// @param due to be told when [#take] has something
  LateComers(Vertx vertx, Runnable due) {
    this.vertx = vertx;
    this.due = due;
  }

  /// Somebody is here; it does no harm to say so twice.
  void here(Poll open, Electorate electorate, Admission admission) {
    if (!PollRules.isAmendable(open)) {
      return;
    }
    Mandates.elector(admission, open.fields().voters())
        .filter(elector -> electorate.find(elector.mandate().id()).isEmpty())
        .ifPresent(elector -> add(open.id(), elector));
  }

  private void add(PollId open, Elector elector) {
    poll = open;
    waiting.put(elector.mandate().id(), elector);
    if (!timed) {
      timed = true;
      long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - amendedAt);
      if (since >= Limits.AMEND_MILLIS) {
        due.run();
      } else {
        vertx.setTimer(Limits.AMEND_MILLIS - since, _ -> due.run());
      }
    }
  }

  /// Those waiting, once for each that asks.
  Optional<Amendment> take() {
    if (poll == null || waiting.isEmpty() || !timed) {
      return Optional.empty();
    }
    timed = false;
    amendedAt = System.nanoTime();
    return Optional.of(new Amendment(poll, List.copyOf(waiting.values())));
  }

  /// Completes when somebody who waits has joined, or never will.
  Future<Void> joining() {
    return joined.future();
  }

  boolean isWaiting(MandateId mandate) {
    return waiting.containsKey(mandate);
  }

  void joined(List<Mandate> mandates) {
    mandates.forEach(mandate -> waiting.remove(mandate.id()));
    tell();
  }

  /// The poll takes nobody any more, or the log could not be written: whoever still is here says so
  /// again.
  void forget() {
    waiting.clear();
    timed = false;
    tell();
  }

  private void tell() {
    Promise<Void> told = joined;
    joined = Promise.promise();
    told.tryComplete();
  }
}
