package org.convene.meeting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convene.base.OptionId;
import org.convene.base.Text;
import org.convene.meeting.ResultRow.Part;
import org.convene.poll.Method;
import org.convene.poll.Method.EqualShares;
import org.convene.poll.Method.MajorityJudgment;
import org.convene.poll.Option;
import org.convene.poll.PollView;
import org.convene.poll.Result;
import org.convene.poll.Result.Count;
import org.convene.poll.Verdict;
import org.jspecify.annotations.Nullable;

/// The lines of a published result, by the method of the poll: the same as on a phone and a wall.
final class ResultRows {
  private static final int WHOLE = 1000;

  private final PollView poll;
  private final Result result;
  private final Map<OptionId, Count> counts;
  private final BigDecimal base;
  private final BigDecimal sum;

  private ResultRows(PollView poll, Result result) {
    this.poll = poll;
    this.result = result;
    this.counts =
        result.counts().stream().collect(Collectors.toMap(Count::option, Function.identity()));
    this.base = base(poll, result);
    this.sum = result.counts().stream().map(Count::votes).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static List<ResultRow> of(PollView poll, Result result) {
    return new ResultRows(poll, result).rows();
  }

  /// Keys of the heads of the columns after the option's.
  static List<String> heads(Method method) {
    return switch (method) {
      case Method.Score _ -> List.of("results.mean", "results.sum");
      case Method.Dots _ -> List.of("results.dots", "results.supporters");
      case Method.Quadratic _ -> List.of("results.votes", "results.supporters");
      case EqualShares(_, var shape, _) ->
          shape == Method.Shape.POINTS
              ? List.of("results.points", "results.cost")
              : List.of("results.supporters", "results.cost");
      case Method.Ranked _ -> List.of("results.first", "results.share");
      case MajorityJudgment _, Method.FistOfFive _ -> List.of("results.median");
      case Method.Consent _ -> List.of("results.agree", "results.object");
      case Method.ImpactFeasibility _ -> List.of("results.impact", "results.feasibility");
      default -> List.of("results.votes", "results.share");
    };
  }

  static int tenths(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? 0
        : part.movePointRight(3).divide(whole, 0, RoundingMode.HALF_UP).intValueExact();
  }

  private static BigDecimal base(PollView poll, Result result) {
    Result.Weights weight = result.weight();
    return switch (poll.base()) {
      case VALID -> weight == null ? BigDecimal.valueOf(result.valid()) : weight.valid();
      case CAST -> weight == null ? BigDecimal.valueOf(result.cast()) : weight.cast();
      case MANDATES -> weight == null ? BigDecimal.valueOf(result.eligible()) : weight.eligible();
    };
  }

  private List<ResultRow> rows() {
    return ordered().stream().map(option -> judged(row(option))).toList();
  }

  /// Where the poll has a threshold, whether the option reached it.
  private ResultRow judged(ResultRow row) {
    return Optional.ofNullable(result.verdict())
        .map(Verdict::options)
        .flatMap(
            all -> all.stream().filter(each -> each.option().equals(row.option().id())).findFirst())
        .map(each -> row.tagged(verdict(each.passed())))
        .orElse(row);
  }

  private List<Option> ordered() {
    List<List<OptionId>> ranking = result.ranking();
    return switch (poll.method()) {
      case Method.YesNoAbstain _, Method.Consent _, Method.FistOfFive _ -> poll.options();
      default ->
          ranking == null || ranking.isEmpty()
              ? poll.options()
              : poll.options().stream()
                  .sorted(Comparator.comparingInt(option -> place(ranking, option.id())))
                  .toList();
    };
  }

  private static int place(List<List<OptionId>> ranking, OptionId option) {
    for (int place = 0; place < ranking.size(); place++) {
      if (ranking.get(place).contains(option)) {
        return place;
      }
    }
    return ranking.size();
  }

  private ResultRow row(Option option) {
    Count count = Objects.requireNonNullElse(counts.get(option.id()), nothing(option.id()));
    boolean leads = result.leading().contains(option.id());
    Cell votes = new Cell.Amount(count.votes());
    Spread spread = spread(count.spread());
    return switch (poll.method()) {
      case Method.Score(int max) ->
          ResultRow.of(option, leads, amount(spread.mean()), votes)
              .barred(
                  tenths(
                      spread.mean().orElse(BigDecimal.ZERO), BigDecimal.valueOf(Math.max(1, max))))
              .spread(columns(spread));
      case Method.Dots _, Method.Quadratic _ ->
          ResultRow.of(option, leads, votes, new Cell.Amount(count.voters()))
              .barred(tenths(count.votes(), sum))
              .spread(columns(spread));
      case EqualShares(_, var shape, _) ->
          ResultRow.of(option, leads, votes, cost(option))
              .barred(tenths(count.votes(), shape == Method.Shape.POINTS ? sum : base))
              .tagged(leads ? "results.funded" : null);
      case Method.SingleTransferableVote _ ->
          voted(option, leads, count)
              .marked(rank(option.id()))
              .tagged(leads ? "results.elected" : null);
      case Method.Ranked _ -> voted(option, leads, count).marked(rank(option.id()));
      case MajorityJudgment(List<Text> grades, _) ->
          ResultRow.of(option, leads, grade(grades, spread))
              .stacked(stack(spread))
              .marked(rank(option.id()));
      case Method.FistOfFive _ ->
          ResultRow.of(option, leads, amount(spread.lowerMedian().map(BigDecimal::valueOf)))
              .spread(columns(spread))
              .tagged(verdict(leads));
      case Method.Consent _ -> {
        BigDecimal objecting = count.voters().subtract(count.votes());
        yield ResultRow.of(option, leads, votes, new Cell.Amount(objecting))
            .stacked(stack(new Spread(List.of(objecting, count.votes()))))
            .tagged(verdict(leads));
      }
      case Method.ImpactFeasibility _ ->
          ResultRow.of(option, leads, middle(count.impact()), middle(count.feasibility()))
              .marked(Integer.toString(poll.options().indexOf(option) + 1));
      default -> voted(option, leads, count);
    };
  }

  private static Count nothing(OptionId option) {
    return new Count(option, BigDecimal.ZERO, BigDecimal.ZERO, null, null, null);
  }

  private ResultRow voted(Option option, boolean leads, Count count) {
    int share = tenths(count.votes(), base);
    return ResultRow.of(option, leads, new Cell.Amount(count.votes()), new Cell.Share(share))
        .barred(Math.min(WHOLE, share));
  }

  /// `2`, or `2=` with others.
  private @Nullable String rank(OptionId option) {
    List<List<OptionId>> ranking = result.ranking();
    if (ranking == null || place(ranking, option) == ranking.size()) {
      return null;
    }
    int place = place(ranking, option);
    int before = ranking.subList(0, place).stream().mapToInt(List::size).sum();
    return (before + 1) + (ranking.get(place).size() > 1 ? "=" : "");
  }

  private static String verdict(boolean passes) {
    return passes ? "results.passes" : "results.fails";
  }

  private static Cell cost(Option option) {
    Long cost = option.cost();
    return cost == null ? new Cell.Nothing() : new Cell.Amount(BigDecimal.valueOf(cost));
  }

  private static Cell amount(Optional<BigDecimal> value) {
    return value.<Cell>map(Cell.Amount::new).orElseGet(Cell.Nothing::new);
  }

  private static Cell grade(List<Text> grades, Spread spread) {
    return spread
        .lowerMedian()
        .<Cell>map(at -> new Cell.Named(grades.get(at)))
        .orElseGet(Cell.Nothing::new);
  }

  static Cell middle(@Nullable List<BigDecimal> weights) {
    return spread(weights).middle().<Cell>map(Function.identity()).orElseGet(Cell.Nothing::new);
  }

  private static Spread spread(@Nullable List<BigDecimal> weights) {
    return new Spread(weights == null ? List.of() : weights);
  }

  private static List<Part> columns(Spread spread) {
    BigDecimal highest = spread.highest();
    int median = spread.lowerMedian().orElse(-1);
    List<Part> parts = new ArrayList<>();
    for (BigDecimal weight : spread.weights()) {
      boolean middle = parts.size() == median;
      parts.add(new Part(parts.size(), tenths(weight, highest), weight, middle));
    }
    return parts;
  }

  private static List<Part> stack(Spread spread) {
    int median = spread.lowerMedian().orElse(-1);
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (BigDecimal weight : spread.weights()) {
      int length = tenths(weight, spread.total());
      parts.add(new Part(start, length, weight, parts.size() == median));
      start += length;
    }
    return parts;
  }
}
