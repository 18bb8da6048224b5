package org.convene.meeting;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convene.base.OptionId;
import org.convene.meeting.SessionRecord.NamedBallot;
import org.convene.meeting.SessionRecord.PublishedPoll;
import org.convene.poll.Ballot;
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
  public record Row(Option option, int votes, int tenths, boolean leads) {
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
    Map<OptionId, Integer> votes =
        result.counts().stream().collect(Collectors.toMap(Count::option, Count::votes));
    List<Row> rows =
        poll.options().stream().map(o -> row(o, votes.getOrDefault(o.id(), 0), result)).toList();
    List<Voter> voters = published.ballots().stream().map(b -> voter(poll, b)).toList();
    return new ResultTable(poll, result, rows, result.leading().size() > 1, voters);
  }

  /// Turnout as a share of those who could vote, between 0 and 1.
  public double turnout() {
    return tenths(result.cast(), result.eligible()) / 1000.0;
  }

  /// How many votes the leading options have.
  public int most() {
    return rows.stream().mapToInt(Row::votes).max().orElse(0);
  }

  /// The options with most votes.
  public List<Option> leading() {
    return rows.stream().filter(Row::leads).map(Row::option).toList();
  }

  private static Row row(Option option, int votes, Result result) {
    boolean leads = result.leading().contains(option.id());
    return new Row(option, votes, tenths(votes, result.valid()), leads);
  }

  private static Voter voter(PollView poll, NamedBallot named) {
    return switch (named.ballot()) {
      case Ballot.Abstain() -> new Voter(named.name(), List.of());
      case Ballot.Options(List<OptionId> chosen) ->
          new Voter(
              named.name(), poll.options().stream().filter(o -> chosen.contains(o.id())).toList());
    };
  }

  private static int tenths(int part, int whole) {
    return whole == 0 ? 0 : Math.toIntExact((2000L * part + whole) / (2L * whole));
  }
}
