package org.convene.meeting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.convene.base.OptionId;
import org.convene.base.Text;
import org.convene.meeting.SessionRecord.NamedBallot;
import org.convene.meeting.SessionRecord.PublishedPoll;
import org.convene.poll.Ballot;
import org.convene.poll.Method;
import org.convene.poll.Option;
import org.convene.poll.PollView;
import org.convene.poll.Result;

/// A published result, ready to be set as a table whose cells hold the bars. Shares are of the base
/// that the poll names, in tenths of a percent, rounded half up from exact counts.
///
/// @param heads keys of the columns after the option's
/// @param ballots empty unless everyone may see who voted how
public record ResultTable(
    PollView poll, Result result, List<String> heads, List<ResultRow> rows, List<Voter> ballots) {

  /// @param said empty where the voter abstained, or consents to all
  public record Voter(String name, boolean abstained, List<Said> said) {}

  static ResultTable of(PublishedPoll published) {
    PollView poll = published.poll();
    Result result = poll.result();
    if (result == null) {
      throw new IllegalStateException("published without a result: " + poll.id());
    }
    List<Voter> voters = published.ballots().stream().map(ballot -> voter(poll, ballot)).toList();
    return new ResultTable(
        poll, result, ResultRows.heads(poll.method()), ResultRows.of(poll, result), voters);
  }

  private static Voter voter(PollView poll, NamedBallot named) {
    Ballot ballot = named.ballot();
    return new Voter(named.name(), ballot instanceof Ballot.Abstain, Said.of(poll, ballot));
  }

  /// Turnout as a share of those who could vote, between 0 and 1.
  public double turnout() {
    return ResultRows.tenths(
            BigDecimal.valueOf(result.cast()), BigDecimal.valueOf(result.eligible()))
        / 1000.0;
  }

  /// Whether several options lead of which one should.
  public boolean tie() {
    return !winsSeveral() && result.leading().size() > 1;
  }

  private boolean winsSeveral() {
    return switch (poll.method()) {
      case Method.SingleTransferableVote _,
          Method.Consent _,
          Method.FistOfFive _,
          Method.EqualShares _,
          Method.OpenText _ ->
          true;
      default -> false;
    };
  }

  /// Whether most votes win; who wins by another method may have fewer than others.
  public boolean byVotes() {
    return switch (poll.method()) {
      case Method.SingleChoice _, Method.YesNoAbstain _, Method.Approval _ -> true;
      default -> false;
    };
  }

  /// The options that won, or tie for it.
  public List<Option> leading() {
    return named(result.leading());
  }

  /// The options between which the lot decided.
  public List<Option> lots() {
    return named(Objects.requireNonNullElse(result.lots(), List.of()));
  }

  private List<Option> named(List<OptionId> ids) {
    return poll.options().stream().filter(option -> ids.contains(option.id())).toList();
  }

  /// What the parts of a stacked bar are called, in its order; empty without such bars.
  public List<Text> grades() {
    return poll.method() instanceof Method.MajorityJudgment(List<Text> grades, _)
        ? grades
        : List.of();
  }

  /// The colour of a part of a stacked bar, between those of the worst and the best.
  public static String shade(int at, int of) {
    int best = of < 2 ? 100 : 100 * at / (of - 1);
    return "color-mix(in oklab, var(--kale) " + best + "%, var(--scale-worst))";
  }

  /// The marks of the two-by-two, empty for other methods.
  public List<Mark> plot() {
    return poll.method() instanceof Method.ImpactFeasibility(int scale)
        ? result.counts().stream().flatMap(count -> Mark.of(poll, count, scale).stream()).toList()
        : List.of();
  }

  /// How it was counted, as keys and arguments of messages.
  public List<CountingRule> rules() {
    return CountingRule.of(poll);
  }

  /// The largest number of those who wrote the same, 1 without any.
  public BigDecimal mostTexts() {
    return texts().stream()
        .map(Result.TextCount::votes)
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ONE);
  }

  /// What was written in an open text poll.
  public List<Result.TextCount> texts() {
    return Objects.requireNonNullElse(result.texts(), List.of());
  }
}
