package org.convene.live;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.convene.base.PollId;
import org.convene.poll.Poll;
import org.convene.poll.StoredBallot;
import org.convene.roll.Electorate;
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
  private final Electorates electorates;
  private @Nullable RunningTally running;
  private final Map<Audience, Outgoing> shown = new EnumMap<>(Audience.class);

  /// What is being read from the database; null where nothing is, or where it is no longer wanted.
  private @Nullable RunningTally loading;

  /// A reading has failed and is tried again soon: one timer, however many writes fail meanwhile.
  private boolean readingLater;

  private boolean waiting;
  private long shownAt = System.nanoTime() - PAUSE_NANOS;

  TallyBoard(RoomParts parts, Crowd crowd, Electorates electorates) {
    this.parts = parts;
    this.crowd = crowd;
    this.electorates = electorates;
  }

  /// A poll opened just now: nobody has voted.
  void begin(Poll poll, Electorate electorate) {
    loading = null;
    running = new RunningTally(poll, electorate);
    show();
    watch(running);
  }

  /// Something about the open poll has changed that is no ballot.
  void update(Poll poll) {
    for (RunningTally tally : Arrays.asList(running, loading)) {
      if (tally != null && tally.poll().id().equals(poll.id())) {
        tally.update(poll);
      }
    }
    moved();
  }

  /// Somebody has joined the open poll's roll.
  void amended(PollId poll, Electorate electorate) {
    for (RunningTally tally : Arrays.asList(running, loading)) {
      if (tally != null && tally.poll().id().equals(poll)) {
        tally.amended(electorate);
      }
    }
    moved();
  }

  void end() {
    loading = null;
    running = null;
    shown.clear();
  }

  /// Counts what is stored; what is cast meanwhile is counted, too.
  Future<Void> load(Poll poll) {
    return electorates.of(poll.id()).compose(electorate -> load(poll, electorate));
  }

  private Future<Void> load(Poll poll, Electorate electorate) {
    RunningTally next = new RunningTally(poll, electorate);
    loading = next;
    return parts.ballots().all(poll.id()).map(stored -> loaded(next, stored)).mapEmpty();
  }

  private boolean loaded(RunningTally next, List<StoredBallot> stored) {
    boolean wanted = loading == next;
    if (wanted) {
      stored.forEach(ballot -> next.put(ballot.mandate(), ballot.rev(), ballot.ballot()));
      running = next;
      loading = null;
      moved();
      watch(next);
    }
    return wanted;
  }

  /// Secret ballots do not come through the room: their number is asked for now and then, which
  /// also blurs when each came.
  private void watch(RunningTally tally) {
    if (tally.isSecret()) {
      parts
          .secrets()
          .cast(tally.poll().id())
          .onSuccess(cast -> {
            tally.turnout(cast);
            moved();
          })
          .onComplete(_ -> parts.vertx().setTimer(Limits.TURNOUT_MILLIS, _ -> watchAgain(tally)));
    }
  }

  private void watchAgain(RunningTally tally) {
    if (running == tally) {
      watch(tally);
    }
  }

  @Override
  public void counted(StoredBallot ballot) {
    for (RunningTally tally : Arrays.asList(running, loading)) {
      if (tally != null && tally.poll().id().equals(ballot.poll())) {
        tally.put(ballot.mandate(), ballot.rev(), ballot.ballot());
      }
    }
    moved();
  }

  @Override
  public void uncertain(PollId poll) {
    if (!readingLater && running != null && running.poll().id().equals(poll)) {
      load(running.poll()).onFailure(e -> later(poll, e));
    }
  }

  private void later(PollId poll, Throwable cause) {
    loading = null;
    if (!readingLater) {
      LOG.warn("poll {}: the running tally waits for the database: {}", poll, cause.toString());
      readingLater = true;
      parts.vertx().setTimer(Limits.PRESENCE_MILLIS, _ -> readAgain());
    }
  }

  private void readAgain() {
    readingLater = false;
    if (running != null) {
      uncertain(running.poll().id());
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
    running
        .messages()
        .forEach((audience, message) -> {
          Outgoing frame = Outgoing.ephemeral(message);
          shown.put(audience, frame);
          crowd.deliver(audience, frame);
        });
  }

  /// What an audience was shown last.
  Optional<Outgoing> newest(Audience audience) {
    return Optional.ofNullable(shown.get(audience));
  }
}
