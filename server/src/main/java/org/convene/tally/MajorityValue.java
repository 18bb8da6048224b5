package org.convene.tally;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The grades of an option in the order in which dropping lower medians one by one brings them out.
/// That order walks outwards from the middle of the sorted grades, so the first difference of two
/// options is found from the counts alone, however many voted.
///
/// @param upTo how many grades are at most the grade at each place
/// @param units how many grades are one voter's
record MajorityValue(BigInteger[] upTo, Fraction units) implements Comparable<MajorityValue> {
  /// @param step how many medians are dropped before
  /// @param grade the median there, or -1 of an option that has no grades
  record Difference(BigInteger step, int grade, int otherGrade) {}

  /// @param units into how many grades a voter of weight 1 is cut
  static List<MajorityValue> ofEqualLength(List<Histogram> histograms, BigInteger units) {
    List<BigInteger> lengths =
        histograms.stream()
            .map(histogram -> Whole.of(histogram.total(), units))
            .filter(length -> length.signum() > 0)
            .toList();
    BigInteger common =
        lengths.stream()
            .reduce(BigInteger.ONE, (one, other) -> one.divide(one.gcd(other)).multiply(other));
    return histograms.stream().map(histogram -> of(histogram, units, common)).toList();
  }

  private static MajorityValue of(Histogram histogram, BigInteger units, BigInteger length) {
    Fraction total = histogram.total();
    if (total.signum() == 0) {
      return new MajorityValue(new BigInteger[0], Fraction.ONE);
    }
    Fraction scale = new Fraction(length, BigInteger.ONE).over(total);
    BigInteger[] upTo = new BigInteger[histogram.weights().size()];
    for (int grade = 0; grade < upTo.length; grade++) {
      upTo[grade] = histogram.below(grade + 1).times(scale).numerator();
    }
    return new MajorityValue(upTo, scale);
  }

  /// Of so many grades.
  Fraction weight(BigInteger grades) {
    return new Fraction(grades, BigInteger.ONE).over(units);
  }

  @Override
  public int compareTo(MajorityValue other) {
    Difference difference = difference(other);
    return difference == null ? 0 : Integer.compare(difference.grade, difference.otherGrade);
  }

  /// The first median by which the two differ, if they do.
  @Nullable Difference difference(MajorityValue other) {
    if (upTo.length == 0 || other.upTo.length == 0) {
      return upTo.length == other.upTo.length
          ? null
          : new Difference(BigInteger.ZERO, median(), other.median());
    }
    BigInteger first = null;
    for (int grade = 0; grade < upTo.length; grade++) {
      BigInteger from = upTo[grade].min(other.upTo[grade]);
      BigInteger to = upTo[grade].max(other.upTo[grade]);
      if (from.compareTo(to) < 0) {
        BigInteger nearest = nearest(from, to.subtract(BigInteger.ONE));
        first = first == null || step(nearest).compareTo(step(first)) < 0 ? nearest : first;
      }
    }
    return first == null ? null : new Difference(step(first), at(first), other.at(first));
  }

  private int median() {
    return upTo.length == 0 ? -1 : at(middle());
  }

  private BigInteger middle() {
    return upTo[upTo.length - 1].subtract(BigInteger.ONE).shiftRight(1);
  }

  /// Of the places of sorted grades between two, the one that is dropped first.
  private BigInteger nearest(BigInteger from, BigInteger to) {
    BigInteger middle = middle();
    if (to.compareTo(middle) <= 0) {
      return to;
    }
    if (from.compareTo(middle) > 0) {
      return from;
    }
    return middle;
  }

  private BigInteger step(BigInteger place) {
    BigInteger twice = place.subtract(middle()).shiftLeft(1);
    boolean even = !upTo[upTo.length - 1].testBit(0);
    boolean later = even ? twice.signum() > 0 : twice.signum() < 0;
    return twice.abs().subtract(later ? BigInteger.ONE : BigInteger.ZERO);
  }

  private int at(BigInteger place) {
    return (int) Arrays.stream(upTo).takeWhile(count -> count.compareTo(place) <= 0).count();
  }
}
