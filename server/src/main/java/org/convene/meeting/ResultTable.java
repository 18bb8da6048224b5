package org.convene.meeting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convene.base.OptionId;
import org.convene.meeting.SessionRecord.NamedBallot;
import org.convene.meeting.SessionRecord.PublishedPoll;
import org.convene.poll.Ballot;
import org.convene.poll.Method;
import org.convene.poll.Option;
import org.convene.poll.PollView;
import org.convene.poll.Result;
import org.convene.poll.Result.Count;

/// A published result, ready to be set as a table whose cells hold the bars. Shares are of valid
/// ballots, in tenths of a percent, rounded half up from exact counts.
///
/// @param tie whether several options lead
/// @param ballots empty unless everyone may see who voted how
public record ResultTable(
    PollView poll, Result result, List<Row> rows, boolean tie, List<Voter> ballots) {

  /// @param tenths share of the valid ballots in tenths of a percent
  /// @param leads has most votes, alone or with others
  public record Row(Option option, BigDecimal votes, int tenths, boolean leads) {
    /// Length of the bar, as an SVG length.
    public String bar() {
      return tenths / 10 + "." + tenths % 10 + "%";
    }

    public double share() {
      return tenths / 1000.0;
    }
  }

  /// @param options empty where the voter abstained
  public record Voter(String name, List<Option> options) {}

  static ResultTable of(PublishedPoll published) {
    PollView poll = published.poll();
    Result result = poll.result();
    if (result == null) {
      throw new IllegalStateException("published without a result: " + poll.id());
    }
    Map<OptionId, BigDecimal> votes =
        result.counts().stream().collect(Collectors.toMap(Count::option, Count::votes));
    List<Row> rows =
        poll.options().stream()
            .map(o -> row(o, votes.getOrDefault(o.id(), BigDecimal.ZERO), result))
            .toList();
    List<Voter> voters = published.ballots().stream().map(b -> voter(poll, b)).toList();
    return new ResultTable(poll, result, rows, result.leading().size() > 1, voters);
  }

  /// Turnout as a share of those who could vote, between 0 and 1.
  public double turnout() {
    return tenths(BigDecimal.valueOf(result.cast()), BigDecimal.valueOf(result.eligible()))
        / 1000.0;
  }

  /// How many votes the leading options have.
  public BigDecimal most() {
    return rows.stream().map(Row::votes).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
  }

  /// Fewest options that a ballot names.
  public int fewest() {
    return poll.method() instanceof Method.Approval(int min, int _) ? min : 1;
  }

  /// Most options that a ballot names.
  public int atMost() {
    return poll.method() instanceof Method.Approval(int _, int max) ? max : 1;
  }

  /// The options with most votes.
  public List<Option> leading() {
    return rows.stream().filter(Row::leads).map(Row::option).toList();
  }

  private static Row row(Option option, BigDecimal votes, Result result) {
    boolean leads = result.leading().contains(option.id());
    return new Row(option, votes, tenths(votes, valid(result)), leads);
  }

  private static Voter voter(PollView poll, NamedBallot named) {
    return switch (named.ballot()) {
      case Ballot.Abstain() -> new Voter(named.name(), List.of());
      case Ballot.Options(List<OptionId> chosen) ->
          new Voter(
              named.name(), poll.options().stream().filter(o -> chosen.contains(o.id())).toList());
      default -> new Voter(named.name(), List.of());
    };
  }

  private static BigDecimal valid(Result result) {
    return result.weight() == null ? BigDecimal.valueOf(result.valid()) : result.weight().valid();
  }

  private static int tenths(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? 0
        : part.movePointRight(3).divide(whole, 0, RoundingMode.HALF_UP).intValueExact();
  }
}
