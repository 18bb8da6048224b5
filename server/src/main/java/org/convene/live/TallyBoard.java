package org.convene.live;

import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.poll.Ballot;
import org.convene.poll.Poll;
import org.convene.session.Audience;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows the open poll's tally as it grows: at once when it was quiet, else at most four times a
/// second. What is shown is absolute, so a tally that is late, lost or repeated does no harm.
/// Confined to the room's thread.
final class TallyBoard implements BallotBox.Counter {
  private static final Logger LOG = LoggerFactory.getLogger(TallyBoard.class);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(Limits.TALLY_MILLIS);

  private final RoomParts parts;
  private final Crowd crowd;
  private final Presence presence;
  private @Nullable RunningTally running;
  private final Map<Audience, Outgoing> shown = new EnumMap<>(Audience.class);
  private boolean counting;
  private boolean countAgain;

  /// Which poll a count was begun for: one that comes back after the next poll opened is void.
  private int turn;

  private boolean waiting;
  private long shownAt = System.nanoTime() - PAUSE_NANOS;

  TallyBoard(RoomParts parts, Crowd crowd, Presence presence) {
    this.parts = parts;
    this.crowd = crowd;
    this.presence = presence;
  }

  /// A poll opened just now: nobody has voted.
  void begin(Poll poll) {
    turn++;
    counting = false;
    running = new RunningTally(poll, Map.of());
    show();
  }

  void end() {
    turn++;
    counting = false;
    running = null;
    shown.clear();
  }

  /// Counts what is stored.
  Future<Void> load(Poll poll) {
    int mine = turn;
    counting = true;
    countAgain = false;
    return parts
        .ballots()
        .all(poll.id())
        .compose(stored -> mine == turn ? loaded(poll, stored) : Future.succeededFuture());
  }

  private Future<Void> loaded(Poll poll, Map<MandateId, Ballot> stored) {
    counting = false;
    if (countAgain) {
      return load(poll);
    }
    running = new RunningTally(poll, stored);
    moved();
    return Future.succeededFuture();
  }

  @Override
  public void counted(PollId poll, MandateId mandate, Ballot ballot) {
    countAgain = counting;
    if (running != null && running.poll().id().equals(poll) && !counting) {
      running.replace(mandate, ballot);
      moved();
    }
  }

  @Override
  public void uncertain() {
    countAgain = counting;
    if (running != null && !counting) {
      Poll poll = running.poll();
      int mine = turn;
      load(poll)
          .onFailure(e -> {
            if (mine == turn) {
              counting = false;
              LOG.warn("poll {}: the running tally waits for the database", poll.id());
              parts.vertx().setTimer(Limits.PRESENCE_MILLIS, _ -> uncertain());
            }
          });
    }
  }

  /// Something that the tally shows has changed.
  void moved() {
    if (running == null || waiting) {
      return;
    }
    long pause = PAUSE_NANOS - (System.nanoTime() - shownAt);
    if (pause <= 0) {
      show();
    } else {
      waiting = true;
      parts.vertx().setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(pause)), _ -> show());
    }
  }

  private void show() {
    waiting = false;
    if (running == null) {
      return;
    }
    shownAt = System.nanoTime();
    Set<MandateId> present = presence.mandates(running.poll().fields().voters());
    for (Audience audience : Audience.values()) {
      Outgoing frame = Outgoing.ephemeral(running.message(audience, present));
      shown.put(audience, frame);
      crowd.deliver(audience, frame);
    }
  }

  /// What an audience was shown last.
  Optional<Outgoing> newest(Audience audience) {
    return Optional.ofNullable(shown.get(audience));
  }
}
