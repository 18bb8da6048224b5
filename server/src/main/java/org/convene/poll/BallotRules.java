package org.convene.poll;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convene.base.OptionId;
import org.convene.base.Refusal;
import org.convene.poll.Ballot.Abstain;
import org.convene.poll.Ballot.Objections;
import org.convene.poll.Ballot.Options;
import org.convene.poll.Ballot.Placement;
import org.convene.poll.Ballot.Placements;
import org.convene.poll.Ballot.Points;
import org.convene.poll.Ballot.Ranking;
import org.convene.poll.Ballot.Texts;
import org.convene.poll.Method.Approval;
import org.convene.poll.Method.Consent;
import org.convene.poll.Method.Dots;
import org.convene.poll.Method.EqualShares;
import org.convene.poll.Method.FistOfFive;
import org.convene.poll.Method.ImpactFeasibility;
import org.convene.poll.Method.MajorityJudgment;
import org.convene.poll.Method.OpenText;
import org.convene.poll.Method.Quadratic;
import org.convene.poll.Method.Ranked;
import org.convene.poll.Method.Score;
import org.convene.poll.Method.Shape;
import org.convene.poll.Method.SingleChoice;
import org.convene.poll.Method.YesNoAbstain;

/// Whether a ballot answers a poll.
public final class BallotRules {
  /// Past it a reason is a speech, and a secret one names its author.
  public static final int MAX_REASON = 500;

  /// Past it an answer no longer fits a line of the wall.
  public static final int MAX_TEXT = 140;

  private BallotRules() {}

  public static Optional<Refusal> flaw(Poll poll, Ballot ballot) {
    return poll.state() == PollState.OPEN
        ? flaw(poll.fields(), ballot)
        : Optional.of(notOpen(poll.state()));
  }

  /// Also what a ballot gets that came while the poll was being closed.
  public static Refusal notOpen(PollState state) {
    return Refusal.conflict(
        "poll-not-open", "the poll is " + state.json() + ": no ballot can be cast");
  }

  /// Whatever the state of the poll: for a re-count.
  public static Optional<Refusal> flaw(PollFields poll, Ballot ballot) {
    Method method = poll.method();
    return switch (ballot) {
      case Abstain _ ->
          poll.abstention() ? Optional.empty() : invalid("this poll has no abstention");
      case Options(List<OptionId> chosen) ->
          switch (method) {
            case SingleChoice _, YesNoAbstain _ -> chosen(poll, chosen, 1, 1);
            case Approval(int min, int max) -> chosen(poll, chosen, min, max);
            case EqualShares(var _, Shape shape, var _) when shape == Shape.APPROVAL ->
                chosen(poll, chosen, 1, poll.options().size());
            default -> otherKind(method);
          };
      case Ranking(List<List<OptionId>> ranks) ->
          method instanceof Ranked ? ranked(poll, ranks) : otherKind(method);
      case Points(Map<OptionId, Integer> points) ->
          known(poll, points.keySet()).or(() -> points(poll, points));
      case Placements(Map<OptionId, Placement> placements) ->
          method instanceof ImpactFeasibility(int scale)
              ? known(poll, placements.keySet())
                  .or(() -> placed(placements.values(), scale))
                  .or(() -> some(placements))
              : otherKind(method);
      case Objections(Map<OptionId, String> objections) ->
          method instanceof Consent
              ? known(poll, objections.keySet()).or(() -> reasons(objections.values()))
              : otherKind(method);
      case Texts(List<String> texts) ->
          method instanceof OpenText(int max) ? texts(texts, max) : otherKind(method);
    };
  }

  private static Optional<Refusal> chosen(
      PollFields poll, List<OptionId> chosen, int min, int max) {
    return known(poll, chosen)
        .or(() -> once(chosen))
        .or(() ->
            chosen.size() < min || chosen.size() > max
                ? invalid(
                    "the ballot names %d options; this poll takes %d to %d"
                        .formatted(chosen.size(), min, max))
                : Optional.empty());
  }

  private static Optional<Refusal> ranked(PollFields poll, List<List<OptionId>> ranks) {
    if (ranks.isEmpty() || ranks.stream().anyMatch(List::isEmpty)) {
      return invalid("the ranking has a rank without an option");
    }
    List<OptionId> all = ranks.stream().flatMap(List::stream).toList();
    return known(poll, all).or(() -> once(all));
  }

  private static Optional<Refusal> points(PollFields poll, Map<OptionId, Integer> points) {
    return some(points)
        .or(() ->
            switch (poll.method()) {
              case Score(int max) -> within(points.values(), max);
              case Dots(int budget, int cap) ->
                  within(points.values(), cap).or(() -> spent(points.values(), budget, "dots"));
              case Quadratic(int credits) ->
                  within(points.values(), MethodRules.MAX_SCALE)
                      .or(() ->
                          spent(
                              points.values().stream().map(n -> n * n).toList(),
                              credits,
                              "credits"));
              case MajorityJudgment(var grades, var _) ->
                  within(points.values(), grades.size() - 1);
              case FistOfFive _ ->
                  within(points.values(), FistOfFive.FINGERS)
                      .or(() -> everyOption(poll, points.keySet()));
              case EqualShares(var _, Shape shape, int max) when shape == Shape.POINTS ->
                  within(points.values(), max);
              default -> otherKind(poll.method());
            });
  }

  private static Optional<Refusal> within(Collection<Integer> values, int most) {
    return values.stream()
        .filter(value -> value < 0 || value > most)
        .findFirst()
        .flatMap(value ->
            invalid("the ballot gives %d; this poll takes 0 to %d".formatted(value, most)));
  }

  private static Optional<Refusal> spent(Collection<Integer> values, int most, String what) {
    long sum = values.stream().mapToLong(value -> value).sum();
    return sum <= most
        ? Optional.empty()
        : invalid("the ballot spends %d of %d %s".formatted(sum, most, what));
  }

  private static Optional<Refusal> everyOption(PollFields poll, Set<OptionId> answered) {
    return answered.size() == poll.options().size()
        ? Optional.empty()
        : invalid("the ballot leaves out a proposal: give each a number");
  }

  private static Optional<Refusal> placed(Collection<Placement> placements, int scale) {
    return placements.stream()
        .flatMap(at -> within(List.of(at.impact(), at.feasibility()), scale).stream())
        .findFirst();
  }

  private static Optional<Refusal> reasons(Collection<String> reasons) {
    return reasons.stream().anyMatch(reason -> reason.isBlank() || reason.length() > MAX_REASON)
        ? invalid("an objection needs a reason of 1 to " + MAX_REASON + " characters")
        : Optional.empty();
  }

  private static Optional<Refusal> texts(List<String> texts, int max) {
    if (texts.isEmpty() || texts.size() > max) {
      return invalid(
          "the ballot has %d texts; this poll takes 1 to %d".formatted(texts.size(), max));
    }
    boolean fits = texts.stream().allMatch(text -> !text.isBlank() && text.length() <= MAX_TEXT);
    return fits ? Optional.empty() : invalid("a text has 1 to " + MAX_TEXT + " characters");
  }

  private static Optional<Refusal> some(Map<OptionId, ?> given) {
    return given.isEmpty() ? invalid("the ballot says nothing: abstain instead") : Optional.empty();
  }

  private static Optional<Refusal> known(PollFields poll, Collection<OptionId> named) {
    Set<OptionId> options = poll.options().stream().map(Option::id).collect(Collectors.toSet());
    return options.containsAll(named)
        ? Optional.empty()
        : invalid("the ballot names an option that this poll does not have");
  }

  private static Optional<Refusal> once(List<OptionId> named) {
    return new HashSet<>(named).size() < named.size()
        ? invalid("the ballot names an option twice")
        : Optional.empty();
  }

  private static Optional<Refusal> otherKind(Method method) {
    return invalid("a poll by " + method.name() + " takes ballots of another type");
  }

  private static Optional<Refusal> invalid(String detail) {
    return Optional.of(Refusal.invalid("invalid-ballot", detail));
  }
}
