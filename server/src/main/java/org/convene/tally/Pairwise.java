package org.convene.tally;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// How many prefer each option to each other.
///
/// @param preferred the weight of those who rank the row's option above the column's
record Pairwise(Fraction[][] preferred) {
  /// A whole weight is added in limbs of so many bits, in a matrix of its own for each place, so
  /// that 2³² votes cannot overflow a `long`.
  private static final int LIMB = 31;

  private static final BigInteger MASK = BigInteger.ONE.shiftLeft(LIMB).subtract(BigInteger.ONE);

  static Pairwise of(Election election, Unranked unranked) {
    int options = election.options().size();
    BigInteger units = Whole.units(election.votes().values());
    int limbs = Whole.of(election.weight(), units).bitLength() / LIMB + 1;
    long[][][] sums = new long[limbs][options][options];
    for (Map.Entry<Vote, Fraction> vote : election.votes().entrySet()) {
      List<List<Integer>> ranks = unranked.ranks((Vote.Ranking) vote.getKey(), options);
      BigInteger weight = Whole.of(vote.getValue(), units);
      for (int limb = 0; limb < limbs; limb++) {
        long part = weight.shiftRight(limb * LIMB).and(MASK).longValue();
        if (part > 0) {
          add(ranks, part, sums[limb]);
        }
      }
    }
    return new Pairwise(total(sums, units, options));
  }

  private static void add(List<List<Integer>> ranks, long weight, long[][] sums) {
    int[] order = ranks.stream().flatMap(List::stream).mapToInt(option -> option).toArray();
    int below = 0;
    int from = 0;
    for (List<Integer> rank : ranks) {
      below += rank.size();
      for (int above = from; above < below; above++) {
        long[] row = sums[order[above]];
        for (int other = below; other < order.length; other++) {
          row[order[other]] += weight;
        }
      }
      from = below;
    }
  }

  private static Fraction[][] total(long[][][] sums, BigInteger units, int options) {
    Fraction[][] preferred = new Fraction[options][options];
    for (int row = 0; row < options; row++) {
      for (int column = 0; column < options; column++) {
        BigInteger total = BigInteger.ZERO;
        for (int limb = sums.length - 1; limb >= 0; limb--) {
          total = total.shiftLeft(LIMB).add(BigInteger.valueOf(sums[limb][row][column]));
        }
        preferred[row][column] = new Fraction(total, units);
      }
    }
    return preferred;
  }

  int size() {
    return preferred.length;
  }

  boolean wins(int one, int other) {
    return preferred[one][other].compareTo(preferred[other][one]) > 0;
  }

  /// How strong one option's victory is; 0 where it is none.
  Fraction strength(int one, int other, Strength strength) {
    if (!wins(one, other)) {
      return Fraction.ZERO;
    }
    return strength == Strength.WINNING
        ? preferred[one][other]
        : preferred[one][other].minus(preferred[other][one]);
  }

  List<List<Fraction>> rows() {
    return Arrays.stream(preferred).map(List::of).toList();
  }
}
