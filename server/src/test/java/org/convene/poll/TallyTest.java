package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.poll.BallotRulesTest.choosing;
import static org.convene.poll.PollWorld.option;
import static org.convene.poll.PollWorld.options;

import java.math.BigDecimal;
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
  private static final PollFields POLL = polled(new Method.Approval(1, OPTIONS), OPTIONS);

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

  private static Result.Count chosen(int option, int votes) {
    BigDecimal of = BigDecimal.valueOf(votes);
    return new Result.Count(option(option), of, of, null, null, null);
  }

  private static PollFields polled(Method method, int options) {
    PollFields f = PollWorld.fields(method, ResultsShown.LIVE);
    return new PollFields(
        null,
        f.question(),
        method,
        PollWorld.options(options),
        f.results(),
        f.voters(),
        f.secrecy(),
        f.delegates(),
        f.ballotsShownTo(),
        f.base(),
        null,
        null,
        true,
        true);
  }

  private static Tally fromScratch(Iterable<Ballot> ballots) {
    Tally tally = new Tally(POLL);
    ballots.forEach(ballot -> tally.add(ballot, 1, BigDecimal.ONE));
    return tally;
  }

  @Property
  void replacingAsTheyComeEqualsCountingWhatStands(@ForAll("votes") List<Vote> votes) {
    Map<Integer, Ballot> standing = new HashMap<>();
    Tally running = new Tally(POLL);
    for (Vote vote : votes) {
      running.replace(standing.put(vote.voter(), vote.ballot()), vote.ballot(), BigDecimal.ONE);
    }
    assertThat(running.result(0, BigDecimal.valueOf(0)))
        .isEqualTo(fromScratch(standing.values()).result(0, BigDecimal.valueOf(0)));
  }

  @Property
  void theOrderDoesNotMatter(@ForAll("votes") List<Vote> votes, @ForAll Random random) {
    List<Ballot> ballots = new ArrayList<>(votes.stream().map(Vote::ballot).toList());
    Result inOrder = fromScratch(ballots).result(0, BigDecimal.valueOf(0));
    Collections.shuffle(ballots, random);
    assertThat(fromScratch(ballots).result(0, BigDecimal.valueOf(0))).isEqualTo(inOrder);
  }

  @Property
  void theNumbersFitTogether(
      @ForAll("votes") List<Vote> votes, @ForAll @IntRange(max = 50) int eligible) {
    Result result =
        fromScratch(votes.stream().map(Vote::ballot).toList())
            .result(eligible, BigDecimal.valueOf(eligible));
    assertThat(result.cast()).isEqualTo(votes.size());
    assertThat(result.cast()).isEqualTo(result.valid() + result.abstained());
    assertThat(result.eligible()).isEqualTo(Math.max(eligible, result.cast()));
    assertThat(result.counts())
        .allMatch(c -> c.votes().signum() >= 0 && c.votes().intValue() <= result.valid());
    BigDecimal most =
        result.counts().stream().map(Result.Count::votes).max(BigDecimal::compareTo).orElseThrow();
    assertThat(result.counts())
        .allMatch(c ->
            result.leading().contains(c.option()) == (most.signum() > 0 && c.votes().equals(most)));
  }

  @Example
  void countsStandInThePollsOrder() {
    Result result =
        fromScratch(List.of(choosing(3), choosing(1, 3))).result(5, BigDecimal.valueOf(5));
    assertThat(result.counts())
        .containsExactly(chosen(1, 1), chosen(2, 0), chosen(3, 2), chosen(4, 0));
    assertThat(result.leading()).containsExactly(option(3));
  }

  @Example
  void whoTiesLeadsTogether() {
    assertThat(
            fromScratch(List.of(choosing(2), choosing(4)))
                .result(2, BigDecimal.valueOf(2))
                .leading())
        .containsExactly(option(2), option(4));
  }

  @Example
  void withoutVotesNobodyLeads() {
    Result result = fromScratch(List.of(new Ballot.Abstain())).result(9, BigDecimal.valueOf(9));
    assertThat(result.leading()).isEmpty();
    assertThat(result).extracting(Result::cast, Result::valid).containsExactly(1, 0);
  }

  @Example
  void aForeignOptionIsABug() {
    Tally tally = new Tally(polled(new Method.SingleChoice(), 2));
    assertThatThrownBy(() -> tally.add(choosing(9), 1, BigDecimal.ONE))
        .isInstanceOf(IllegalStateException.class);
  }
}
