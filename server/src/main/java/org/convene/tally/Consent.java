package org.convene.tally;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A proposal passes if nobody objects to it with a reason.
///
/// Definition: G. Endenburg, *Sociocracy* (1998), "the principle of consent": no argued and
/// paramount objection. An objection without a reason is reported and does not count. All proposals
/// that pass are winners; the ranking goes by the weight of objections, least first.
public record Consent() implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    List<Map<String, Fraction>> reasons = new ArrayList<>();
    election.options().forEach(option -> reasons.add(new TreeMap<>()));
    election
        .votes()
        .forEach((vote, weight) ->
            ((Vote.Objections) vote)
                .objections()
                .forEach((option, reason) ->
                    reasons.get(option).merge(reason.strip(), weight, Fraction::plus)));
    List<Fraction> objecting = reasons.stream().map(Consent::objecting).toList();
    List<List<Integer>> ranks = Ranks.by(election, Comparator.comparing(objecting::get));
    List<Integer> unopposed =
        ranks.isEmpty() || objecting.get(ranks.getFirst().getFirst()).signum() > 0
            ? List.of()
            : ranks.getFirst();
    List<Integer> passing = election.votes().isEmpty() ? List.of() : unopposed;
    return Ranks.outcome(election, ranks, passing, explain(election, reasons, passing));
  }

  private static Fraction objecting(Map<String, Fraction> reasons) {
    return objections(reasons).stream()
        .map(Explanation.Objection::weight)
        .reduce(Fraction.ZERO, Fraction::plus);
  }

  private static List<Explanation.Objection> objections(Map<String, Fraction> reasons) {
    return reasons.entrySet().stream()
        .filter(reason -> !reason.getKey().isEmpty())
        .map(reason -> new Explanation.Objection(reason.getKey(), reason.getValue()))
        .sorted(Comparator.comparing(Explanation.Objection::weight).reversed())
        .toList();
  }

  private static Explanation explain(
      Election election, List<Map<String, Fraction>> reasons, List<Integer> passing) {
    List<Explanation.Proposal> proposals = new ArrayList<>();
    for (int option = 0; option < reasons.size(); option++) {
      Map<String, Fraction> own = reasons.get(option);
      proposals.add(
          new Explanation.Proposal(
              election.options().get(option),
              passing.contains(option),
              objecting(own),
              objections(own),
              own.getOrDefault("", Fraction.ZERO)));
    }
    return new Explanation.Consents(proposals);
  }
}
