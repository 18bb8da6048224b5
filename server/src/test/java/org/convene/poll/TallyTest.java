package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.poll.BallotRulesTest.choosing;
import static org.convene.poll.PollWorld.option;
import static org.convene.poll.PollWorld.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TallyTest {
  private static final int OPTIONS = 4;

  /// One voter's ballot; the next one of the same voter replaces it.
  record Vote(int voter, Ballot ballot) {}

  @Provide
  Arbitrary<List<Vote>> votes() {
    Arbitrary<Ballot> ballots =
        Arbitraries.integers()
            .between(1, OPTIONS)
            .set()
            .map(chosen ->
                chosen.isEmpty()
                    ? new Ballot.Abstain()
                    : choosing(chosen.stream().mapToInt(i -> i).toArray()));
    return Combinators.combine(Arbitraries.integers().between(1, 8), ballots)
        .as(Vote::new)
        .list()
        .ofMaxSize(40);
  }

  private static Tally fromScratch(Iterable<Ballot> ballots) {
    Tally tally = new Tally(options(OPTIONS));
    ballots.forEach(ballot -> tally.add(ballot, 1));
    return tally;
  }

  @Property
  void replacingAsTheyComeEqualsCountingWhatStands(@ForAll("votes") List<Vote> votes) {
    Map<Integer, Ballot> standing = new HashMap<>();
    Tally running = new Tally(options(OPTIONS));
    for (Vote vote : votes) {
      running.replace(standing.put(vote.voter(), vote.ballot()), vote.ballot());
    }
    assertThat(running.result(0)).isEqualTo(fromScratch(standing.values()).result(0));
  }

  @Property
  void theOrderDoesNotMatter(@ForAll("votes") List<Vote> votes, @ForAll Random random) {
    List<Ballot> ballots = new ArrayList<>(votes.stream().map(Vote::ballot).toList());
    Result inOrder = fromScratch(ballots).result(0);
    Collections.shuffle(ballots, random);
    assertThat(fromScratch(ballots).result(0)).isEqualTo(inOrder);
  }

  @Property
  void theNumbersFitTogether(
      @ForAll("votes") List<Vote> votes, @ForAll @IntRange(max = 50) int eligible) {
    Result result = fromScratch(votes.stream().map(Vote::ballot).toList()).result(eligible);
    assertThat(result.cast()).isEqualTo(votes.size());
    assertThat(result.cast()).isEqualTo(result.valid() + result.abstained());
    assertThat(result.eligible()).isEqualTo(Math.max(eligible, result.cast()));
    assertThat(result.counts()).allMatch(c -> c.votes() >= 0 && c.votes() <= result.valid());
    int most = result.counts().stream().mapToInt(Result.Count::votes).max().orElse(0);
    assertThat(result.counts())
        .allMatch(c -> result.leading().contains(c.option()) == (most > 0 && c.votes() == most));
  }

  @Example
  void countsStandInThePollsOrder() {
    Result result = fromScratch(List.of(choosing(3), choosing(1, 3))).result(5);
    assertThat(result.counts())
        .containsExactly(
            new Result.Count(option(1), 1),
            new Result.Count(option(2), 0),
            new Result.Count(option(3), 2),
            new Result.Count(option(4), 0));
    assertThat(result.leading()).containsExactly(option(3));
  }

  @Example
  void whoTiesLeadsTogether() {
    assertThat(fromScratch(List.of(choosing(2), choosing(4))).result(2).leading())
        .containsExactly(option(2), option(4));
  }

  @Example
  void withoutVotesNobodyLeads() {
    Result result = fromScratch(List.of(new Ballot.Abstain())).result(9);
    assertThat(result.leading()).isEmpty();
    assertThat(result).extracting(Result::cast, Result::valid).containsExactly(1, 0);
  }

  @Example
  void aForeignOptionIsABug() {
    Tally tally = new Tally(options(2));
    assertThatThrownBy(() -> tally.add(choosing(9), 1)).isInstanceOf(IllegalStateException.class);
  }
}
