package org.convene.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.convene.base.Json;

/// What holds for every method, on elections at random.
class LawsTest {
  static final int OPTIONS = 4;

  /// A method and what can be asked of it.
  record Case(String name, Counting counting, Function<Random, Vote> vote) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Case> CASES = cases();

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    add(cases, RandomVotes::choice, new Plurality(), new Approval());
    add(cases, RandomVotes::points, new Score(), new Dots(), new Quadratic());
    add(cases, RandomVotes::points, new FistOfFive(2, 3));
    add(cases, RandomVotes::placements, new ImpactFeasibility(5));
    add(cases, RandomVotes::objections, new Consent());
    List<Fraction> costs = IntStream.of(3, 5, 4, 7).mapToObj(Fraction::of).toList();
    for (Satisfaction satisfaction : Satisfaction.values()) {
      Counting shares = new EqualShares(Fraction.of(11), costs, satisfaction);
      add(cases, RandomVotes::choice, shares);
      add(cases, RandomVotes::points, shares);
    }
    for (Unranked unranked : Unranked.values()) {
      add(cases, RandomVotes::points, new MajorityJudgment(6, unranked));
      add(cases, RandomVotes::ranking, new Borda(unranked), new InstantRunoff(unranked));
      for (Strength strength : Strength.values()) {
        add(
            cases,
            RandomVotes::ranking,
            new Schulze(unranked, strength),
            new RankedPairs(unranked, strength),
            new Seated(new Schulze(unranked, strength), 2));
      }
      for (Quota quota : Quota.values()) {
        add(cases, RandomVotes::ranking, new SingleTransferableVote(2, quota, unranked));
      }
    }
    return cases;
  }

  private static void add(List<Case> cases, Function<Random, Vote> vote, Counting... methods) {
    for (Counting method : methods) {
      cases.add(new Case(method.toString(), method, vote));
    }
  }

  @Provide
  Arbitrary<Case> methods() {
    return Arbitraries.of(CASES);
  }

  static Election election(Random random, Function<Random, Vote> vote) {
    Map<Vote, Fraction> votes = new LinkedHashMap<>();
    int voters = random.nextInt(12);
    for (int voter = 0; voter < voters; voter++) {
      Fraction weight = Fraction.of(1 + random.nextInt(3), random.nextInt(4) == 0 ? 2 : 1);
      votes.merge(vote.apply(random), weight, Fraction::plus);
    }
    List<String> options = IntStream.range(0, OPTIONS).mapToObj(i -> "o" + i).toList();
    return new Election(options, votes);
  }

  static Lot lot(Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, OPTIONS).boxed().toList());
    Collections.shuffle(order, random);
    return new Lot(order);
  }

  @Property(tries = 600)
  void theRankingHasEveryOptionOnce(@ForAll("methods") Case of, @ForAll Random random) {
    Election election = election(random, of.vote);
    Outcome outcome = of.counting.count(election, lot(random));
    assertThat(outcome.ranking().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(election.options());
    assertThat(outcome.ranking()).noneMatch(List::isEmpty);
    assertThat(election.options()).containsAll(outcome.winners()).containsAll(outcome.lots());
    assertThat(outcome.winners()).doesNotHaveDuplicates();
    assertThat(election.votes().isEmpty() && !outcome.winners().isEmpty()).isFalse();
  }

  @Property(tries = 600)
  void theOrderOfVotesIsNothing(@ForAll("methods") Case of, @ForAll Random random) {
    Election election = election(random, of.vote);
    List<Map.Entry<Vote, Fraction>> votes = new ArrayList<>(election.votes().entrySet());
    Collections.shuffle(votes, random);
    Map<Vote, Fraction> shuffled = new LinkedHashMap<>();
    votes.forEach(vote -> shuffled.put(vote.getKey(), vote.getValue()));
    Lot lot = lot(random);
    assertThat(of.counting.count(new Election(election.options(), shuffled), lot))
        .isEqualTo(of.counting.count(election, lot));
  }

  /// With the lot renamed, too.
  @Property(tries = 600)
  void otherNamesAreAllThatChangesWithNames(@ForAll("methods") Case of, @ForAll Random random) {
    if (of.counting instanceof EqualShares) {
      return;
    }
    Election election = election(random, of.vote);
    Lot lot = lot(random);
    List<Integer> to = lot(random).order();
    Map<Vote, Fraction> renamed = new LinkedHashMap<>();
    election.votes().forEach((vote, weight) -> renamed.put(RandomVotes.moved(vote, to), weight));
    List<String> options = new ArrayList<>(election.options());
    IntStream.range(0, OPTIONS).forEach(i -> options.set(to.get(i), election.options().get(i)));
    Outcome one = of.counting.count(election, lot);
    Outcome other =
        of.counting.count(
            new Election(options, renamed), new Lot(lot.order().stream().map(to::get).toList()));
    assertThat(sets(other.ranking())).isEqualTo(sets(one.ranking()));
    assertThat(Set.copyOf(other.winners())).isEqualTo(Set.copyOf(one.winners()));
    assertThat(Set.copyOf(other.lots())).isEqualTo(Set.copyOf(one.lots()));
  }

  private static List<Set<String>> sets(List<List<String>> ranking) {
    return ranking.stream().map(Set::copyOf).toList();
  }

  @Property(tries = 600)
  void aLotThatIsNotNamedDecidedNothing(@ForAll("methods") Case of, @ForAll Random random) {
    Election election = election(random, of.vote);
    Outcome outcome = of.counting.count(election, lot(random));
    if (outcome.lots().isEmpty()) {
      assertThat(of.counting.count(election, lot(random))).isEqualTo(outcome);
    }
  }

  @Property(tries = 300)
  void anOutcomeIsReadAsItIsWritten(@ForAll("methods") Case of, @ForAll Random random)
      throws Exception {
    Outcome outcome = of.counting.count(election(random, of.vote), lot(random));
    String json = Json.MAPPER.writeValueAsString(outcome);
    assertThat(Json.MAPPER.readValue(json, Outcome.class)).isEqualTo(outcome);
  }

  /// Of votes that are whole and half, so that a unit of weights can differ.
  @Property(tries = 300)
  void aVoteOfWeightTwoIsTwoVotes(@ForAll("methods") Case of, @ForAll Random random) {
    Election election = election(random, of.vote);
    Map<Vote, Fraction> repeated = new LinkedHashMap<>();
    election
        .votes()
        .forEach((vote, weight) -> {
          for (Fraction left = weight; left.signum() > 0; ) {
            Fraction part = left.compareTo(Fraction.ONE) < 0 ? left : Fraction.ONE;
            repeated.merge(vote, part, Fraction::plus);
            left = left.minus(part);
          }
        });
    Lot lot = lot(random);
    assertThat(of.counting.count(new Election(election.options(), repeated), lot))
        .isEqualTo(of.counting.count(election, lot));
  }

  /// Unranked as last: whether a voter writes the last rank down or leaves it out.
  @Property(tries = 300)
  void leavingOutTheLastRankChangesNothing(@ForAll("methods") Case of, @ForAll Random random) {
    if (!of.name.contains("unranked=LAST") || of.counting instanceof MajorityJudgment) {
      return;
    }
    Election election = election(random, of.vote);
    Map<Vote, Fraction> complete = new LinkedHashMap<>();
    election
        .votes()
        .forEach((vote, weight) -> {
          Vote.Ranking ranking = (Vote.Ranking) vote;
          complete.merge(
              new Vote.Ranking(Unranked.LAST.ranks(ranking, OPTIONS)), weight, Fraction::plus);
        });
    Lot lot = lot(random);
    assertThat(of.counting.count(new Election(election.options(), complete), lot))
        .isEqualTo(of.counting.count(election, lot));
  }

  @Property(tries = 600)
  void whoBeatsAllOthersWins(@ForAll Random random) {
    Election election = election(random, RandomVotes::ranking);
    for (Unranked unranked : Unranked.values()) {
      Pairwise pairwise = Pairwise.of(election, unranked);
      for (int one = 0; one < OPTIONS; one++) {
        int option = one;
        if (IntStream.range(0, OPTIONS)
            .allMatch(other -> other == option || pairwise.wins(option, other))) {
          for (Strength strength : Strength.values()) {
            assertWins(new Schulze(unranked, strength), election, option);
            assertWins(new RankedPairs(unranked, strength), election, option);
          }
        }
      }
    }
  }

  private static void assertWins(Counting counting, Election election, int option) {
    assertThat(Ballots.count(counting, election).winners())
        .containsExactly(election.options().get(option));
  }

  /// A voter who moves a winner up does not make it lose.
  @Property(tries = 600)
  void whoWinsStillWinsWithMoreSupport(@ForAll Random random) {
    List<Counting> monotonic = new ArrayList<>();
    for (Strength strength : Strength.values()) {
      monotonic.add(new Schulze(Unranked.LAST, strength));
    }
    monotonic.add(new Borda(Unranked.LAST));
    Election election = election(random, RandomVotes::ranking);
    for (Counting counting : monotonic) {
      for (String winner : Ballots.count(counting, election).winners()) {
        int option = election.options().indexOf(winner);
        assertThat(Ballots.count(counting, raised(election, option)).winners()).contains(winner);
      }
    }
  }

  private static Election raised(Election election, int option) {
    Map<Vote, Fraction> raised = new LinkedHashMap<>(election.votes());
    if (!raised.isEmpty()) {
      Vote.Ranking first = (Vote.Ranking) List.copyOf(raised.keySet()).getFirst();
      Fraction weight = election.votes().getOrDefault(first, Fraction.ZERO);
      raised.remove(first);
      List<List<Integer>> ranks = new ArrayList<>(List.of(List.of(option)));
      for (List<Integer> rank : Unranked.LAST.ranks(first, OPTIONS)) {
        List<Integer> others = rank.stream().filter(other -> other != option).toList();
        if (!others.isEmpty()) {
          ranks.add(others);
        }
      }
      raised.merge(new Vote.Ranking(ranks), weight, Fraction::plus);
    }
    return new Election(election.options(), raised);
  }

  /// Votes at random, of each kind.
  static final class RandomVotes {
    private RandomVotes() {}

    private static Collection<Integer> some(Random random) {
      Set<Integer> some = new TreeSet<>();
      IntStream.range(0, OPTIONS).filter(i -> random.nextInt(3) > 0).forEach(some::add);
      return some;
    }

    static Vote choice(Random random) {
      return new Vote.Choice(List.copyOf(some(random)));
    }

    static Vote ranking(Random random) {
      List<Integer> left = new ArrayList<>(some(random));
      Collections.shuffle(left, random);
      List<List<Integer>> ranks = new ArrayList<>();
      for (int option : left) {
        if (!ranks.isEmpty() && random.nextInt(4) == 0) {
          ranks.getLast().add(option);
        } else {
          ranks.add(new ArrayList<>(List.of(option)));
        }
      }
      return new Vote.Ranking(ranks);
    }

    static Vote points(Random random) {
      SortedMap<Integer, Integer> points = new TreeMap<>();
      some(random).forEach(option -> points.put(option, random.nextInt(6)));
      return new Vote.Points(points);
    }

    static Vote placements(Random random) {
      SortedMap<Integer, Vote.Placement> at = new TreeMap<>();
      some(random)
          .forEach(
              option -> at.put(option, new Vote.Placement(random.nextInt(6), random.nextInt(6))));
      return new Vote.Placements(at);
    }

    static Vote objections(Random random) {
      SortedMap<Integer, String> reasons = new TreeMap<>();
      some(random)
          .forEach(
              option -> reasons.put(option, List.of("", "risk", "cost").get(random.nextInt(3))));
      return new Vote.Objections(reasons);
    }

    static Vote moved(Vote vote, List<Integer> to) {
      return switch (vote) {
        case Vote.Choice(List<Integer> options) ->
            new Vote.Choice(options.stream().map(to::get).toList());
        case Vote.Ranking(List<List<Integer>> ranks) ->
            new Vote.Ranking(
                ranks.stream().map(rank -> rank.stream().map(to::get).toList()).toList());
        case Vote.Points(SortedMap<Integer, Integer> of) -> new Vote.Points(moved(of, to));
        case Vote.Placements(SortedMap<Integer, Vote.Placement> of) ->
            new Vote.Placements(moved(of, to));
        case Vote.Objections(SortedMap<Integer, String> of) -> new Vote.Objections(moved(of, to));
      };
    }

    private static <V> SortedMap<Integer, V> moved(SortedMap<Integer, V> values, List<Integer> to) {
      SortedMap<Integer, V> moved = new TreeMap<>();
      values.forEach((option, value) -> moved.put(to.get(option), value));
      return moved;
    }
  }
}
