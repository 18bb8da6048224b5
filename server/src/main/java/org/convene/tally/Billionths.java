package org.convene.tally;

import java.math.BigInteger;

/// Numbers with nine decimals, for [Meek]. Parts of one vote fit a `long` with room for the product
/// of two.
final class Billionths {
  static final long ONE = 1_000_000_000;

  private Billionths() {}

  static Fraction fraction(long billionths) {
    return Fraction.of(billionths, ONE);
  }

  /// @param number that has no more than nine decimals
  static BigInteger of(Fraction number) {
    return number.times(ONE).numerator();
  }

  static Fraction down(Fraction number) {
    return new Fraction(number.times(ONE).floor(), BigInteger.valueOf(ONE));
  }

  static Fraction up(Fraction number) {
    Fraction down = down(number);
    return down.equals(number) ? number : down.plus(fraction(1));
  }

  /// The product of two parts of 1, rounded up.
  static long timesUp(long one, long other) {
    return (one * other + ONE - 1) / ONE;
  }
}
