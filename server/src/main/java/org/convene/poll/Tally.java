package org.convene.poll;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convene.base.OptionId;
import org.convene.poll.Ballot.Abstain;
import org.convene.poll.Ballot.Objections;
import org.convene.poll.Ballot.Options;
import org.convene.poll.Ballot.Placements;
import org.convene.poll.Ballot.Points;
import org.convene.poll.Ballot.Ranking;
import org.convene.poll.Ballot.Texts;
import org.convene.poll.Result.Count;
import org.convene.poll.Result.Weights;
import org.jspecify.annotations.Nullable;

/// Counts ballots as they come. Adding a ballot costs what the ballot holds, however many were
/// counted before; the order does not matter, and a replaced ballot leaves no trace. Confined to
/// one thread.
public final class Tally {
  private final Method method;
  private final List<OptionId> options;
  private final Map<OptionId, Integer> place;
  private final List<Spread> values;
  private final List<Spread> feasibility;
  private final WrittenTexts texts = new WrittenTexts();
  private int cast;
  private int abstained;
  private BigDecimal castWeight = BigDecimal.ZERO;
  private BigDecimal abstainedWeight = BigDecimal.ZERO;

  public Tally(PollFields poll) {
    this.method = poll.method();
    this.options = poll.options().stream().map(Option::id).toList();
    this.place =
        IntStream.range(0, options.size())
            .boxed()
            .collect(Collectors.toMap(this.options::get, i -> i));
    this.values = options.stream().map(_ -> new Spread()).toList();
    this.feasibility = options.stream().map(_ -> new Spread()).toList();
  }

  /// @param before the ballot of the same mandate that `after` replaces
  public void replace(@Nullable Ballot before, Ballot after, BigDecimal weight) {
    if (before != null) {
      add(before, -1, weight.negate());
    }
    add(after, 1, weight);
  }

  /// Where each mandate weighs 1.
  public void add(Ballot ballot, int by) {
    add(ballot, by, BigDecimal.valueOf(by));
  }

  /// @param by how many such ballots; negative takes them away
  /// @param weight of all of them together, with the same sign
  public void add(Ballot ballot, int by, BigDecimal weight) {
    cast += by;
    castWeight = castWeight.add(weight);
    switch (ballot) {
      case Abstain _ -> {
        abstained += by;
        abstainedWeight = abstainedWeight.add(weight);
      }
      case Options(var chosen) -> chosen.forEach(option -> of(option).add(1, weight));
      case Ranking(var ranks) -> {
        for (int rank = 0; rank < ranks.size(); rank++) {
          for (OptionId option : ranks.get(rank)) {
            of(option).add(rank, weight);
          }
        }
      }
      case Points(var points) -> points.forEach((option, value) -> of(option).add(value, weight));
      case Placements(var placements) ->
          placements.forEach((option, at) -> {
            of(option).add(at.impact(), weight);
            feasibility.get(placeOf(option)).add(at.feasibility(), weight);
          });
      case Objections(var objections) ->
          objections.keySet().forEach(option -> of(option).add(0, weight));
      case Texts(var written) -> texts.add(written, weight);
    }
  }

  private Spread of(OptionId option) {
    return values.get(placeOf(option));
  }

  private int placeOf(OptionId option) {
    Integer at = place.get(option);
    if (at == null) {
      throw new IllegalStateException(
          "a stored ballot names option " + option + ", which its poll does not have");
    }
    return at;
  }

  public int cast() {
    return cast;
  }

  public BigDecimal castWeight() {
    return castWeight;
  }

  /// Where each mandate weighs 1.
  public Result result(int eligible) {
    return result(eligible, BigDecimal.valueOf(Math.max(eligible, cast)));
  }

  /// What it has come to so far.
  ///
  /// @param eligible how many mandates could have voted; never less than did
  /// @param weight of these
  public Result result(int eligible, BigDecimal weight) {
    List<Count> counts = counts();
    return new Result(
        cast,
        Math.max(eligible, cast),
        abstained,
        cast - abstained,
        weights(Math.max(eligible, cast), weight.max(castWeight)),
        counts,
        leading(counts),
        null,
        null,
        method instanceof Method.OpenText ? texts.counts() : null,
        null);
  }

  /// Nothing where they say no more than the numbers of mandates.
  private @Nullable Weights weights(int eligible, BigDecimal weight) {
    boolean allOne =
        equal(castWeight, cast) && equal(abstainedWeight, abstained) && equal(weight, eligible);
    return allOne
        ? null
        : new Weights(
            Spread.plain(castWeight),
            Spread.plain(weight),
            Spread.plain(abstainedWeight),
            Spread.plain(castWeight.subtract(abstainedWeight)));
  }

  private static boolean equal(BigDecimal weight, int number) {
    return weight.compareTo(BigDecimal.valueOf(number)) == 0;
  }

  private List<Count> counts() {
    return IntStream.range(0, options.size()).mapToObj(this::count).toList();
  }

  private Count count(int i) {
    OptionId option = options.get(i);
    Spread spread = values.get(i);
    BigDecimal all = spread.sum();
    return switch (method) {
      case Method.SingleChoice _, Method.YesNoAbstain _, Method.Approval _ ->
          new Count(option, all, all, null, null, null);
      case Method.EqualShares(_, var shape, var max) ->
          shape == Method.Shape.APPROVAL
              ? new Count(option, all, all, null, null, null)
              : given(option, spread, max);
      case Method.Score(int max) -> points(option, spread, max);
      case Method.Dots(_, int cap) -> given(option, spread, cap);
      case Method.Quadratic(int credits) -> given(option, spread, (int) Math.sqrt(credits));
      case Method.MajorityJudgment(var grades, _) -> points(option, spread, grades.size() - 1);
      case Method.FistOfFive _ -> points(option, spread, Method.FistOfFive.FINGERS);
      case Method.Ranked _ ->
          new Count(option, spread.at(0), all, spread.upTo(options.size() - 1), null, null);
      case Method.ImpactFeasibility(int scale) ->
          new Count(option, all, all, null, spread.upTo(scale), feasibility.get(i).upTo(scale));
      case Method.Consent _ -> {
        BigDecimal valid = castWeight.subtract(abstainedWeight);
        BigDecimal consents = Spread.plain(valid.subtract(all));
        yield new Count(option, consents, Spread.plain(valid), List.of(all, consents), null, null);
      }
      case Method.OpenText _ -> throw new IllegalStateException("open text has no options");
    };
  }

  /// Giving nothing says nothing of an option.
  private static Count given(OptionId option, Spread spread, int most) {
    BigDecimal givers = Spread.plain(spread.sum().subtract(spread.at(0)));
    return new Count(option, spread.points(), givers, spread.upTo(most), null, null);
  }

  private static Count points(OptionId option, Spread spread, int most) {
    return new Count(option, spread.points(), spread.sum(), spread.upTo(most), null, null);
  }

  private static List<OptionId> leading(List<Count> counts) {
    BigDecimal most =
        counts.stream().map(Count::votes).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    return most.signum() == 0
        ? List.of()
        : counts.stream()
            .filter(count -> Objects.equals(count.votes(), most))
            .map(Count::option)
            .toList();
  }
}
