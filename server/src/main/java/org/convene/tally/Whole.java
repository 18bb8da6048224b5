package org.convene.tally;

import java.math.BigInteger;
import java.util.Collection;

/// Weights as whole numbers of a common unit.
final class Whole {
  private Whole() {}

  /// Into how many units 1 is cut so that each of these is a whole number of them: 1 where all are
  /// whole, 10 where the finest is a tenth.
  static BigInteger units(Collection<Fraction> weights) {
    BigInteger units = BigInteger.ONE;
    for (Fraction weight : weights) {
      BigInteger of = weight.denominator();
      if (units.mod(of).signum() != 0) {
        units = units.multiply(of.divide(units.gcd(of)));
      }
    }
    return units;
  }

  static BigInteger of(Fraction weight, BigInteger units) {
    return weight.numerator().multiply(units.divide(weight.denominator()));
  }
}
