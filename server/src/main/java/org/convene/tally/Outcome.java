package org.convene.tally;

import java.util.List;

/// What a count came to. Options are named by their keys.
///
/// @param ranking best first; options that tie stand together; every option once
/// @param winners who is elected or passes, best first; several where they tie for one seat and no
///   cut-off needs a lot
/// @param lots options between which the lot decided; empty where votes did
/// @param explanation how it came to that
public record Outcome(
    List<List<String>> ranking, List<String> winners, List<String> lots, Explanation explanation) {
  public Outcome {
    ranking = ranking.stream().map(List::copyOf).toList();
    winners = List.copyOf(winners);
    lots = List.copyOf(lots);
  }
}
