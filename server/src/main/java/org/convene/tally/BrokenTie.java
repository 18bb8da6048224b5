package org.convene.tally;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.convene.tally.Explanation.TieBreak;
import org.convene.tally.Explanation.TieBrokenBy;
import org.jspecify.annotations.Nullable;

/// One of several options that tie, and what told them apart: the votes in the round before, back
/// to the first; then the lot.
///
/// @param tied at first
/// @param drawn between whom the lot decided; empty where votes did
/// @param round the last that decided, counted from 1
record BrokenTie(List<Integer> tied, int chosen, List<Integer> drawn, @Nullable Integer round) {
  /// Who leaves.
  ///
  /// @param earlier the votes by option in each round before, the first first
  static BrokenTie fewest(List<Integer> tied, List<Map<Integer, Fraction>> earlier, Lot lot) {
    return of(tied, earlier, Comparator.naturalOrder(), lot.sort(tied).reversed());
  }

  /// Whose surplus goes first.
  static BrokenTie most(List<Integer> tied, List<Map<Integer, Fraction>> earlier, Lot lot) {
    return of(tied, earlier, Comparator.reverseOrder(), lot.sort(tied));
  }

  private static BrokenTie of(
      List<Integer> tied,
      List<Map<Integer, Fraction>> earlier,
      Comparator<Fraction> order,
      List<Integer> lot) {
    List<Integer> left = tied;
    for (int round = earlier.size(); round > 0; round--) {
      Map<Integer, Fraction> votes = earlier.get(round - 1);
      left = Ranks.by(left, Comparator.comparing(votes::get, order)).getFirst();
      if (left.size() == 1) {
        return new BrokenTie(tied, left.getFirst(), List.of(), round);
      }
    }
    int chosen = lot.stream().filter(left::contains).findFirst().orElseThrow();
    return new BrokenTie(tied, chosen, left, null);
  }

  boolean byLot() {
    return !drawn.isEmpty();
  }

  TieBreak explain(Election election) {
    return new TieBreak(
        Ranks.named(election, tied),
        Ranks.named(election, List.of(chosen)),
        byLot() ? TieBrokenBy.LOT : TieBrokenBy.EARLIER_ROUND,
        round);
  }
}
