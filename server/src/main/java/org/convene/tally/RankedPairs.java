package org.convene.tally;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Victories are locked from the strongest to the weakest, unless one would close a circle with
/// what is locked; whoever no locked victory is over comes first.
///
/// Definition: T. N. Tideman, "Independence of clones as a criterion for voting rules", *Social
/// Choice and Welfare* 4 (1987), and with T. M. Zavist, same journal 6 (1989). The strongest
/// victory has the largest margin, or the most winning votes; among equal ones the one with the
/// smaller opposition. Victories that are equal in both are looked at together, and none is locked
/// that is part of a circle with stronger locked ones and its equals: neutral without a lot. What
/// that leaves undecided is reported as a tie. [Unranked] means what it does in [Schulze].
public record RankedPairs(Unranked unranked, Strength strength) implements Counting {
  public RankedPairs(Unranked unranked) {
    this(unranked, Strength.MARGINS);
  }

  private record Victory(int winner, int loser, Fraction strength, Fraction opposition) {}

  private static final Comparator<Victory> STRONGEST_FIRST =
      Comparator.comparing(Victory::strength).reversed().thenComparing(Victory::opposition);

  @Override
  public Outcome count(Election election, Lot lot) {
    Pairwise pairwise = Pairwise.of(election, unranked);
    BitSet[] over = reaching(pairwise.size());
    List<Explanation.Lock> locks = new ArrayList<>();
    List<Victory> victories = victories(pairwise);
    for (int from = 0; from < victories.size(); ) {
      int to = from + 1;
      while (to < victories.size()
          && STRONGEST_FIRST.compare(victories.get(from), victories.get(to)) == 0) {
        to++;
      }
      lock(victories.subList(from, to), over, election, locks);
      from = to;
    }
    return Ranks.firstWins(
        election,
        Ranks.byVictories(matrix(over)),
        new Explanation.Locks(strength, election.options(), pairwise.rows(), locks));
  }

  private List<Victory> victories(Pairwise pairwise) {
    List<Victory> victories = new ArrayList<>();
    for (int one = 0; one < pairwise.size(); one++) {
      for (int other = 0; other < pairwise.size(); other++) {
        if (pairwise.wins(one, other)) {
          victories.add(
              new Victory(
                  one,
                  other,
                  pairwise.strength(one, other, strength),
                  pairwise.preferred()[other][one]));
        }
      }
    }
    victories.sort(STRONGEST_FIRST);
    return victories;
  }

  private static void lock(
      List<Victory> equal, BitSet[] over, Election election, List<Explanation.Lock> locks) {
    BitSet[] withAll =
        IntStream.range(0, over.length)
            .mapToObj(option -> (BitSet) over[option].clone())
            .toArray(BitSet[]::new);
    equal.forEach(victory -> connect(victory, withAll));
    for (Victory victory : equal) {
      boolean locked = !withAll[victory.loser()].get(victory.winner());
      if (locked) {
        connect(victory, over);
      }
      locks.add(
          new Explanation.Lock(
              election.options().get(victory.winner()),
              election.options().get(victory.loser()),
              victory.strength(),
              victory.opposition(),
              locked));
    }
  }

  private static BitSet[] reaching(int options) {
    return IntStream.range(0, options).mapToObj(option -> new BitSet()).toArray(BitSet[]::new);
  }

  /// @param over whom each option is over, directly or by others
  private static void connect(Victory victory, BitSet[] over) {
    BitSet below = (BitSet) over[victory.loser()].clone();
    below.set(victory.loser());
    for (int option = 0; option < over.length; option++) {
      if (option == victory.winner() || over[option].get(victory.winner())) {
        over[option].or(below);
      }
    }
  }

  private static boolean[][] matrix(BitSet[] over) {
    boolean[][] beats = new boolean[over.length][over.length];
    for (int one = 0; one < over.length; one++) {
      for (int other : over[one].stream().toArray()) {
        beats[one][other] = true;
      }
    }
    return beats;
  }
}
