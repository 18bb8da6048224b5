package org.convene.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What options of one rank keep of a vote in [Meek], as the mean over all orders in which the vote
/// could have ranked them: each keeps its part of what those before it leave. All is cut to nine
/// decimals, so that options cannot keep more than there is.
///
/// @param parts by the keep factors of a rank that are below 1, and its size
record KeptTogether(long[] keep, Map<Key, long[]> parts) {
  /// @param partly options that keep a part
  /// @param wholly how many keep all that comes to them
  record Key(List<Integer> partly, int wholly) {}

  KeptTogether(long[] keep) {
    this(keep, new HashMap<>());
  }

  /// Adds what each keeps.
  ///
  /// @param left of the vote, in billionths
  /// @return what they keep together, with what the cut loses where nothing is passed on
  long keep(List<Integer> rank, long left, long[] sums) {
    List<Integer> partly =
        rank.stream().filter(one -> keep[one] > 0 && keep[one] < Billionths.ONE).toList();
    List<Integer> wholly = rank.stream().filter(one -> keep[one] == Billionths.ONE).toList();
    long[] each = parts.computeIfAbsent(new Key(partly, wholly.size()), this::parts);
    long kept = 0;
    for (int place = 0; place < partly.size(); place++) {
      long part = left * each[place] / Billionths.ONE;
      sums[partly.get(place)] += part;
      kept += part;
    }
    for (int option : wholly) {
      sums[option] += (left - kept) / wholly.size();
    }
    return wholly.isEmpty() ? kept : left;
  }

  private long[] parts(Key key) {
    long[] parts = new long[key.partly.size()];
    for (int place = 0; place < parts.length; place++) {
      List<Integer> others = new ArrayList<>(key.partly);
      int option = others.remove(place);
      Fraction part = Billionths.fraction(keep[option]).times(arriving(others, key.wholly));
      parts[place] = Billionths.of(Billionths.down(part)).longValueExact();
    }
    return parts;
  }

  /// The mean of what reaches an option. Only orders count in which nobody before it keeps all; j
  /// given others are before it, and no more, in 1 ÷ (n × C(n − 1, j)) of the orders of n.
  private Fraction arriving(List<Integer> others, int wholly) {
    Fraction[] passing = passing(others);
    int size = others.size() + 1 + wholly;
    Fraction mean = Fraction.ZERO;
    Fraction orders = Fraction.of(1, size);
    for (int before = 0; before < passing.length; before++) {
      mean = mean.plus(passing[before].times(orders));
      if (before + 1 < size) {
        orders = orders.times(Fraction.of(before + 1L, size - 1L - before));
      }
    }
    return mean;
  }

  /// Sums over all choices of j others of the product of what these pass on, for each j.
  private Fraction[] passing(List<Integer> others) {
    Fraction[] sums = new Fraction[others.size() + 1];
    Arrays.fill(sums, Fraction.ZERO);
    sums[0] = Fraction.ONE;
    for (int option : others) {
      Fraction passes = Billionths.fraction(Billionths.ONE - keep[option]);
      for (int chosen = others.size(); chosen > 0; chosen--) {
        sums[chosen] = sums[chosen].plus(sums[chosen - 1].times(passes));
      }
    }
    return sums;
  }
}
