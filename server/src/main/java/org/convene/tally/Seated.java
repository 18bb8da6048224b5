package org.convene.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Fills several seats with the first of a ranking, whatever method makes that. For proportional
/// seats there is [SingleTransferableVote].
///
/// The lot decides only between options that tie across the last seat, and they are named. Where
/// there is one seat nothing is cut off: all who tie for it are winners, and whoever asked decides.
///
/// @param seats at least 1
public record Seated(Counting counting, int seats) implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    Outcome outcome = counting.count(election, lot);
    return seats == 1 || outcome.winners().isEmpty() ? outcome : seat(outcome, election, lot);
  }

  private Outcome seat(Outcome outcome, Election election, Lot lot) {
    List<String> winners = new ArrayList<>();
    Set<String> lots = new LinkedHashSet<>(outcome.lots());
    for (List<String> rank : outcome.ranking()) {
      int free = seats - winners.size();
      if (rank.size() > free && free > 0) {
        lots.addAll(rank);
      }
      List<String> seated = rank.size() > free ? drawn(rank, election, lot) : rank;
      winners.addAll(seated.subList(0, Math.min(free, seated.size())));
    }
    return new Outcome(outcome.ranking(), winners, List.copyOf(lots), outcome.explanation());
  }

  private static List<String> drawn(Collection<String> rank, Election election, Lot lot) {
    List<String> all = Ranks.named(election, lot.order());
    return all.stream().filter(rank::contains).toList();
  }
}
