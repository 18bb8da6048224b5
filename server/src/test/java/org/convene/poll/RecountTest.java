package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.poll.PollWorld.option;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.convene.base.OptionId;
import org.convene.base.Text;
import org.convene.poll.Method.Shape;
import org.convene.poll.Recount.Weighted;
import org.convene.tally.Lot;
import org.convene.tally.Quota;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;

/// Laws of the count of any poll, whatever its method.
class RecountTest {
  private static final int OPTIONS = 4;

  private static final List<Method> METHODS =
      List.of(
          new Method.SingleChoice(),
          new Method.Approval(1, OPTIONS),
          new Method.Score(5),
          new Method.Dots(10, 5),
          new Method.Quadratic(100),
          new Method.Borda(Unranked.LAST),
          new Method.InstantRunoff(Unranked.NONE),
          new Method.Schulze(Unranked.LAST, Strength.WINNING),
          new Method.RankedPairs(Unranked.NONE),
          new Method.SingleTransferableVote(2, Quota.DROOP, Unranked.NONE),
          new Method.SingleTransferableVote(2, Quota.MEEK, Unranked.LAST),
          new Method.MajorityJudgment(
              Stream.of("Poor", "Fair", "Good").map(g -> Text.of("en", g)).toList(), Unranked.LAST),
          new Method.Consent(),
          new Method.FistOfFive(2, 3),
          new Method.ImpactFeasibility(5),
          new Method.EqualShares(100, Shape.APPROVAL, 1),
          new Method.EqualShares(100, Shape.POINTS, 5),
          new Method.OpenText(2));

  /// A poll and ballots that fit it, each with a weight of one or two and a half.
  record Vote(PollFields poll, List<Weighted> ballots) {}

  @Provide
  Arbitrary<Vote> votes() {
    return Arbitraries.of(METHODS)
        .flatMap(method ->
            Arbitraries.randoms().map(random -> vote(poll(method), random, random.nextInt(12))));
  }

  private static Vote vote(PollFields poll, Random random, int voters) {
    List<Weighted> ballots = new ArrayList<>();
    for (int i = 0; i < voters; i++) {
      BigDecimal weight = random.nextBoolean() ? BigDecimal.ONE : new BigDecimal("2.5");
      ballots.add(new Weighted(ballot(poll, random), 1, weight));
    }
    return new Vote(poll, ballots);
  }

  static PollFields poll(Method method) {
    PollFields f = PollWorld.fields(method, ResultsShown.AFTER_CLOSE);
    List<Option> options =
        method instanceof Method.OpenText
            ? List.of()
            : IntStream.rangeClosed(1, OPTIONS)
                .mapToObj(i ->
                    new Option(
                        option(i),
                        Text.of("en", "Option " + i),
                        null,
                        method instanceof Method.EqualShares ? Long.valueOf(20L * i) : null))
                .toList();
    return new PollFields(
        null,
        f.question(),
        method,
        options,
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

  static Ballot ballot(PollFields poll, Random random) {
    if (random.nextInt(8) == 0) {
      return new Ballot.Abstain();
    }
    List<OptionId> some = new ArrayList<>(poll.options().stream().map(Option::id).toList());
    Collections.shuffle(some, random);
    return switch (poll.method()) {
      case Method.SingleChoice _, Method.YesNoAbstain _ -> new Ballot.Options(some.subList(0, 1));
      case Method.Approval _ -> new Ballot.Options(some.subList(0, 1 + random.nextInt(OPTIONS)));
      case Method.EqualShares(_, Shape shape, _) ->
          shape == Shape.APPROVAL
              ? new Ballot.Options(some.subList(0, 1 + random.nextInt(OPTIONS)))
              : points(some, random, 5);
      case Method.Score _ -> points(some, random, 5);
      case Method.Dots _, Method.Quadratic _ -> points(some, random, 2);
      case Method.MajorityJudgment _ -> points(some, random, 2);
      case Method.FistOfFive _ -> fingers(some, random);
      case Method.Ranked _ -> new Ballot.Ranking(ranks(some, random));
      case Method.ImpactFeasibility _ ->
          new Ballot.Placements(
              Map.of(some.getFirst(), new Ballot.Placement(random.nextInt(6), random.nextInt(6))));
      case Method.Consent _ ->
          new Ballot.Objections(
              random.nextBoolean() ? Map.of() : Map.of(some.getFirst(), "Too soon"));
      case Method.OpenText _ ->
          new Ballot.Texts(List.of(random.nextBoolean() ? "Trees" : "trees "));
    };
  }

  private static Ballot points(List<OptionId> options, Random random, int most) {
    Map<OptionId, Integer> points = new HashMap<>();
    options
        .subList(0, 1 + random.nextInt(OPTIONS))
        .forEach(option -> points.put(option, random.nextInt(most + 1)));
    return new Ballot.Points(points);
  }

  private static Ballot fingers(List<OptionId> options, Random random) {
    Map<OptionId, Integer> points = new HashMap<>();
    options.forEach(option -> points.put(option, random.nextInt(6)));
    return new Ballot.Points(points);
  }

  private static List<List<OptionId>> ranks(List<OptionId> options, Random random) {
    List<List<OptionId>> ranks = new ArrayList<>();
    for (OptionId option : options.subList(0, 1 + random.nextInt(OPTIONS))) {
      if (!ranks.isEmpty() && random.nextInt(4) == 0) {
        ranks.set(ranks.size() - 1, List.of(ranks.getLast().getFirst(), option));
      } else {
        ranks.add(List.of(option));
      }
    }
    return ranks;
  }

  private static Result count(PollFields poll, List<Weighted> ballots) {
    List<String> keys = poll.options().stream().map(o -> o.id().toString()).toList();
    return Recount.of(poll, ballots, Lot.ofKeys(keys), 20, new BigDecimal(40));
  }

  @Property
  void whatIsMadeUpHereFits(@ForAll("votes") Vote vote) {
    assertThat(vote.ballots())
        .allMatch(each -> BallotRules.flaw(vote.poll(), each.ballot()).isEmpty());
  }

  @Property
  void theOrderOfTheBallotsDoesNotMatter(@ForAll("votes") Vote vote, @ForAll Random random) {
    List<Weighted> shuffled = new ArrayList<>(vote.ballots());
    Collections.shuffle(shuffled, random);
    assertThat(count(vote.poll(), shuffled)).isEqualTo(count(vote.poll(), vote.ballots()));
  }

  @Property
  void equalBallotsMayBeCountedTogether(@ForAll("votes") Vote vote) {
    Map<Ballot, Weighted> together = new LinkedHashMap<>();
    for (Weighted each : vote.ballots()) {
      together.merge(
          each.ballot(),
          each,
          (a, b) -> new Weighted(a.ballot(), a.times() + 1, a.weight().add(b.weight())));
    }
    assertThat(count(vote.poll(), List.copyOf(together.values())))
        .isEqualTo(count(vote.poll(), vote.ballots()));
  }

  @Property
  void theRunningTallyEndsWhereTheCountDoes(@ForAll("votes") Vote vote) {
    Tally running = new Tally(vote.poll());
    for (Weighted each : vote.ballots()) {
      Ballot first = ballot(vote.poll(), new Random(each.hashCode()));
      running.replace(null, first, each.weight());
      running.replace(first, each.ballot(), each.weight());
    }
    Result so = running.result(20, new BigDecimal(40));
    Result counted = count(vote.poll(), vote.ballots());
    assertThat(so.counts()).isEqualTo(counted.counts());
    assertThat(so.texts()).isEqualTo(counted.texts());
    assertThat(so.weight()).isEqualTo(counted.weight());
    assertThat(so.cast()).isEqualTo(counted.cast());
  }

  @Property
  void theRankingHasEveryOptionOnceAndWhoWinsIsInIt(@ForAll("votes") Vote vote) {
    Result result = count(vote.poll(), vote.ballots());
    if (!(vote.poll().method() instanceof Method.OpenText)) {
      List<OptionId> options = vote.poll().options().stream().map(Option::id).toList();
      assertThat(Objects.requireNonNull(result.ranking()).stream().flatMap(List::stream))
          .containsExactlyInAnyOrderElementsOf(options);
      assertThat(options).containsAll(result.leading());
    }
  }

  @Example
  void withoutVotesNobodyWins() {
    for (Method method : METHODS) {
      assertThat(count(poll(method), List.of()).leading()).as(method.name()).isEmpty();
    }
  }

  @Example
  void textsThatDifferOnlyInCaseOrSpacesAreOne() {
    PollFields poll = poll(new Method.OpenText(3));
    Result result =
        count(
            poll,
            List.of(
                new Weighted(new Ballot.Texts(List.of("Trees", "Shade")), 1, BigDecimal.ONE),
                new Weighted(new Ballot.Texts(List.of(" trees", "TREES")), 1, BigDecimal.ONE),
                new Weighted(new Ballot.Texts(List.of("Trees")), 1, BigDecimal.ONE)));
    assertThat(result.texts())
        .extracting(t -> t.text() + " " + t.votes())
        .containsExactly("Trees 3", "Shade 1");
  }
}
