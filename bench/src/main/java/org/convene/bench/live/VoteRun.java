package org.convene.bench.live;

import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.convene.bench.live.Hall.Kept;

/// What became of a vote in which everybody casts once, at times of a Poisson process.
///
/// @param ackMillis50 from the planned time of a cast to its acknowledgement
/// @param shownMillis from the last planned cast until the last screen shows all
/// @param cpuMicros of server and database, for each ballot that was acknowledged
/// @param complete all were acknowledged and shown everywhere; otherwise the times are the least
///   that they can be
record VoteRun(
    double ackMillis50,
    double ackMillis99,
    double shownMillis,
    double cpuMicros,
    int acked,
    int refused,
    Kept kept,
    boolean complete) {
  private static final int OPTIONS = 3;

  /// @param people who cast; all screens show the tally
  /// @param seconds in which all cast
  /// @param patience seconds after which what has not come is given up
  static VoteRun in(Hall hall, Sockets sockets, int people, double seconds, int patience, long seed)
      throws InterruptedException, ExecutionException, SQLException {
    int[] options = new Random(seed).ints(people, 0, OPTIONS).toArray();
    Vote vote = new Vote(Schedule.poisson(people, seconds, seed), options, hall.people());
    hall.open(vote);
    TimeUnit.SECONDS.sleep(1);
    double before = hall.cpuSeconds();
    sockets.run(() -> vote.start(sockets, voter -> hall.cast(voter, 1, vote.option(voter))));
    boolean complete = await(vote, (long) seconds + patience);
    double took = hall.cpuSeconds() - before;
    return sockets.ask(() -> ended(vote, took, complete)).with(hall.kept(vote));
  }

  private static boolean await(Vote vote, long seconds)
      throws InterruptedException, ExecutionException {
    try {
      vote.complete().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static VoteRun ended(Vote vote, double took, boolean complete) {
    long now = System.nanoTime();
    return new VoteRun(
        vote.ackMillis(50, now),
        vote.ackMillis(99, now),
        vote.shownMillis(now),
        took * 1e6 / Math.max(1, vote.acked()),
        vote.acked(),
        vote.refused(),
        new Kept(0, 0),
        complete);
  }

  private VoteRun with(Kept found) {
    return new VoteRun(
        ackMillis50, ackMillis99, shownMillis, cpuMicros, acked, refused, found, complete);
  }
}
