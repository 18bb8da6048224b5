package org.convene.meeting;

import java.util.ArrayList;
import java.util.List;
import org.convene.poll.Base;
import org.convene.poll.Method;
import org.convene.poll.PollView;
import org.convene.poll.Quorum;
import org.convene.poll.Threshold;
import org.convene.tally.Quota;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;

/// A sentence of how a poll is counted: its method, what an option left out means, its rule for
/// ties, the base of its percentages, what it takes to pass.
///
/// @param key of the message
/// @param arguments names and values in turn, as [org.convene.http.Page#say] takes them
public record CountingRule(String key, Object... arguments) {
  private static final String HALF = "1/2";

  static List<CountingRule> of(PollView poll) {
    List<CountingRule> rules = new ArrayList<>();
    rules.add(method(poll.method(), poll.options().size()));
    unranked(poll.method(), rules);
    if (hasWinners(poll.method())) {
      rules.add(new CountingRule("rules.tie"));
    }
    if (poll.method() instanceof Method.SingleTransferableVote
        || poll.method() instanceof Method.EqualShares) {
      rules.add(new CountingRule("rules.lot"));
    }
    if (hasShares(poll.method())) {
      rules.add(new CountingRule("rules.base-" + poll.base().json()));
    }
    threshold(poll, rules);
    return rules;
  }

  private static CountingRule method(Method method, int options) {
    String key = "rules." + method.name();
    return switch (method) {
      case Method.Borda _ -> new CountingRule(key, "count", options, "most", options - 1);
      case Method.Schulze(_, Strength strength) -> new CountingRule(key + "-" + strength.json());
      case Method.SingleTransferableVote(int seats, Quota quota, _) ->
          new CountingRule(key + "-" + quota.json(), "seats", seats);
      case Method.FistOfFive(int lowest, int median) ->
          new CountingRule(key, "lowest", lowest, "median", median);
      case Method.EqualShares(long budget, _, _) -> new CountingRule(key, "budget", budget);
      default -> new CountingRule(key);
    };
  }

  private static void unranked(Method method, List<CountingRule> rules) {
    switch (method) {
      case Method.Ranked ranked -> rules.add(unranked(ranked.unranked()));
      case Method.MajorityJudgment(_, Unranked unranked) -> rules.add(unranked(unranked));
      default -> {}
    }
  }

  private static CountingRule unranked(Unranked unranked) {
    return new CountingRule("rules.unranked-" + unranked.json());
  }

  private static boolean hasWinners(Method method) {
    return switch (method) {
      case Method.YesNoAbstain _, Method.Consent _, Method.FistOfFive _, Method.OpenText _ -> false;
      default -> true;
    };
  }

  private static boolean hasShares(Method method) {
    return switch (method) {
      case Method.SingleChoice _, Method.YesNoAbstain _, Method.Approval _, Method.Ranked _ -> true;
      default -> false;
    };
  }

  private static void threshold(PollView poll, List<CountingRule> rules) {
    Threshold threshold = poll.threshold();
    if (threshold != null) {
      String share = threshold.share().toString();
      rules.add(
          share.equals(HALF)
              ? new CountingRule("rules.half")
              : new CountingRule("rules.threshold", "share", share));
      rules.add(against(threshold.base()));
      if (threshold.byClass()) {
        rules.add(new CountingRule("rules.by-class"));
      }
    }
    Quorum quorum = poll.quorum();
    if (quorum != null) {
      rules.add(
          new CountingRule(
              "rules.quorum-" + quorum.of().json(), "share", quorum.share().toString()));
    }
  }

  private static CountingRule against(Base base) {
    return new CountingRule("rules.of-" + base.json());
  }
}
