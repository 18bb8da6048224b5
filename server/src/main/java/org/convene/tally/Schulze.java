package org.convene.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.convene.tally.Explanation.Path;

/// One option is better than another when the strongest path of victories to it is stronger than
/// the strongest path back. A path is as strong as its weakest victory.
///
/// Definition: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and
/// Condorcet-consistent single-winner election method", *Social Choice and Welfare* 36 (2011), with
/// its strengths "winning votes" and "margin". Unranked as [Unranked#LAST]: below every ranked
/// option. As [Unranked#NONE]: the voter counts in no comparison with it. Among each other the
/// unranked are equal in both.
///
/// First come all to whom nobody is better, then all to whom nobody of the others is, and so on.
/// Ties are reported: all of the first rank win, and no lot is drawn.
public record Schulze(Unranked unranked, Strength strength) implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    Pairwise pairwise = Pairwise.of(election, unranked);
    StrongestPaths strongest = StrongestPaths.of(strengths(pairwise));
    List<List<Integer>> ranks = Ranks.byVictories(strongest.victories());
    return Ranks.firstWins(election, ranks, explain(election, pairwise, strongest, ranks));
  }

  private Fraction[][] strengths(Pairwise pairwise) {
    Fraction[][] strengths = new Fraction[pairwise.size()][pairwise.size()];
    for (int one = 0; one < strengths.length; one++) {
      for (int other = 0; other < strengths.length; other++) {
        strengths[one][other] = pairwise.strength(one, other, strength);
      }
    }
    return strengths;
  }

  private Explanation explain(
      Election election, Pairwise pairwise, StrongestPaths strongest, List<List<Integer>> ranks) {
    List<Path> paths = new ArrayList<>();
    for (int rank = 1; rank < ranks.size(); rank++) {
      for (int upper : ranks.get(rank - 1)) {
        for (int lower : ranks.get(rank)) {
          addPath(election, strongest, upper, lower, paths);
          addPath(election, strongest, lower, upper, paths);
        }
      }
    }
    return new Explanation.Paths(
        strength, election.options(), pairwise.rows(), strongest.rows(), paths);
  }

  private static void addPath(
      Election election, StrongestPaths strongest, int from, int to, List<Path> paths) {
    if (strongest.strength(from, to).signum() > 0) {
      paths.add(
          new Path(Ranks.named(election, strongest.path(from, to)), strongest.strength(from, to)));
    }
  }

  /// Widest paths between all pairs (Floyd and Warshall), over the strengths' places in their order
  /// because numbers compare faster than fractions.
  ///
  /// @param scale the different strengths, ascending; the first is 0, which is no path
  /// @param width places in the scale
  /// @param before the option before the last one on a path
  private record StrongestPaths(List<Fraction> scale, int[][] width, int[][] before) {
    static StrongestPaths of(Fraction[][] strengths) {
      TreeSet<Fraction> different = new TreeSet<>(List.of(Fraction.ZERO));
      Arrays.stream(strengths).forEach(row -> different.addAll(Arrays.asList(row)));
      List<Fraction> scale = List.copyOf(different);
      int[][] width = new int[strengths.length][strengths.length];
      int[][] before = new int[strengths.length][strengths.length];
      for (int from = 0; from < strengths.length; from++) {
        for (int to = 0; to < strengths.length; to++) {
          width[from][to] = Collections.binarySearch(scale, strengths[from][to]);
        }
        Arrays.fill(before[from], from);
      }
      StrongestPaths paths = new StrongestPaths(scale, width, before);
      IntStream.range(0, strengths.length).forEach(paths::allow);
      return paths;
    }

    private void allow(int via) {
      for (int from = 0; from < width.length; from++) {
        for (int to = 0; from != via && to < width.length; to++) {
          int detour = Math.min(width[from][via], width[via][to]);
          if (to != from && to != via && detour > width[from][to]) {
            width[from][to] = detour;
            before[from][to] = before[via][to];
          }
        }
      }
    }

    Fraction strength(int from, int to) {
      return scale.get(width[from][to]);
    }

    List<Integer> path(int from, int to) {
      List<Integer> path = new ArrayList<>(List.of(to));
      while (path.getFirst() != from) {
        path.addFirst(before[from][path.getFirst()]);
      }
      return path;
    }

    boolean[][] victories() {
      boolean[][] beats = new boolean[width.length][width.length];
      for (int one = 0; one < width.length; one++) {
        for (int other = 0; other < width.length; other++) {
          beats[one][other] = width[one][other] > width[other][one];
        }
      }
      return beats;
    }

    List<List<Fraction>> rows() {
      return Arrays.stream(width)
          .map(row -> Arrays.stream(row).mapToObj(scale::get).toList())
          .toList();
    }
  }
}
