package org.convene.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VoteTest {
  private static final int VOTES = 10_000;

  /// Equal votes are counted together by their hash: where thousands share one, counting them takes
  /// the square of their number.
  @Test
  void differentVotesRarelyShareAHash() {
    Random random = new Random(1);
    long hashes = IntStream.range(0, VOTES).map(_ -> graded(random).hashCode()).distinct().count();
    assertThat(hashes).isGreaterThan(VOTES * 99L / 100);
  }

  private static Vote graded(Random random) {
    TreeMap<Integer, Integer> points = new TreeMap<>();
    IntStream.range(0, 20).forEach(option -> points.put(option, random.nextInt(6)));
    return new Vote.Points(points);
  }
}
