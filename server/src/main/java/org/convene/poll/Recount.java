package org.convene.poll;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convene.base.OptionId;
import org.convene.tally.Counting;
import org.convene.tally.Election;
import org.convene.tally.Fraction;
import org.convene.tally.Lot;
import org.convene.tally.Outcome;
import org.convene.tally.Vote;
import org.jspecify.annotations.Nullable;

/// Counts a poll's ballots from scratch: what its result is, and what anybody can check.
public final class Recount {
  /// Equal ballots, counted together.
  ///
  /// @param times how many
  /// @param weight of all of them
  public record Weighted(Ballot ballot, int times, BigDecimal weight) {}

  private final PollFields poll;
  private final List<OptionId> options;
  private final Map<OptionId, Integer> place;

  private Recount(PollFields poll) {
    this.poll = poll;
    this.options = poll.options().stream().map(Option::id).toList();
    this.place =
        IntStream.range(0, options.size())
            .boxed()
            .collect(Collectors.toMap(options::get, Function.identity()));
  }

  /// Pure: the order of the ballots does not matter.
  ///
  /// @param ballots each fit for the poll; abstentions among them
  /// @param lot of the poll's options
  /// @param eligible how many mandates could vote, and their weight
  public static Result of(
      PollFields poll, List<Weighted> ballots, Lot lot, int eligible, BigDecimal weight) {
    Tally tally = new Tally(poll);
    ballots.forEach(each -> tally.add(each.ballot(), each.times(), each.weight()));
    Result counted = tally.result(eligible, weight);
    Counting counting = Countings.of(poll);
    return counting == null
        ? counted
        : new Recount(poll).decided(counted, counting.count(election(poll, ballots), lot));
  }

  /// The same by a frozen roll: judged by the poll's quorum and threshold, and class by class.
  public static Result of(
      PollFields poll, List<ClassBallots> ballots, List<Electors> electors, Lot lot) {
    List<Weighted> all =
        ballots.stream().map(b -> new Weighted(b.ballot(), b.times(), b.weight())).toList();
    Result counted = of(poll, all, lot, Electors.mandates(electors), Electors.weight(electors));
    return VerdictRules.judged(poll, counted, ballots, electors);
  }

  /// The votes as a method of counting wants them: without abstentions, equal ones together.
  public static Election election(PollFields poll, List<Weighted> ballots) {
    Recount recount = new Recount(poll);
    Map<Vote, Fraction> votes = new LinkedHashMap<>();
    for (Weighted each : ballots) {
      Vote vote = recount.vote(each.ballot());
      if (vote != null) {
        votes.merge(vote, Fraction.of(each.weight()), Fraction::plus);
      }
    }
    return new Election(recount.options.stream().map(OptionId::toString).toList(), votes);
  }

  private Result decided(Result counted, Outcome outcome) {
    boolean nobody = counted.valid() == 0;
    return new Result(
        counted.cast(),
        counted.eligible(),
        counted.abstained(),
        counted.valid(),
        counted.weight(),
        counted.counts(),
        nobody ? List.of() : ids(outcome.winners()),
        outcome.ranking().stream().map(this::ids).toList(),
        ids(outcome.lots()),
        counted.texts(),
        outcome.explanation());
  }

  private List<OptionId> ids(List<String> keys) {
    Map<String, OptionId> byKey = new HashMap<>();
    options.forEach(option -> byKey.put(option.toString(), option));
    return keys.stream().map(byKey::get).toList();
  }

  private @Nullable Vote vote(Ballot ballot) {
    return switch (ballot) {
      case Ballot.Abstain _, Ballot.Texts _ -> null;
      case Ballot.Options(var chosen) -> new Vote.Choice(places(chosen));
      case Ballot.Ranking(var ranks) -> new Vote.Ranking(ranks.stream().map(this::places).toList());
      case Ballot.Points(var points) -> new Vote.Points(places(points));
      case Ballot.Placements(var at) -> {
        Map<OptionId, Vote.Placement> placements = new HashMap<>();
        at.forEach(
            (option, p) -> placements.put(option, new Vote.Placement(p.impact(), p.feasibility())));
        yield new Vote.Placements(places(placements));
      }
      case Ballot.Objections(var objections) -> new Vote.Objections(places(objections));
    };
  }

  private List<Integer> places(List<OptionId> named) {
    return named.stream().map(this::placeOf).toList();
  }

  private <T> TreeMap<Integer, T> places(Map<OptionId, T> named) {
    TreeMap<Integer, T> places = new TreeMap<>();
    named.forEach((option, value) -> places.put(placeOf(option), value));
    return places;
  }

  private int placeOf(OptionId option) {
    Integer at = place.get(option);
    if (at == null) {
      throw new IllegalStateException(
          "a stored ballot of “" + poll.question() + "” names a foreign option " + option);
    }
    return at;
  }
}
