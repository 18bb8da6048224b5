package org.convene.tally;

import java.math.BigInteger;

/// An amount of money in [Purchases]: how much it is, and by how much it grows when every voter
/// gets one unit of currency more.
record Linear(BigInteger at, BigInteger slope) {
  static final Linear ZERO = new Linear(BigInteger.ZERO, BigInteger.ZERO);

  Linear constant() {
    return new Linear(at, BigInteger.ZERO);
  }

  Linear plus(Linear other) {
    return new Linear(at.add(other.at), slope.add(other.slope));
  }

  Linear minus(Linear other) {
    return new Linear(at.subtract(other.at), slope.subtract(other.slope));
  }

  Linear times(BigInteger factor) {
    return new Linear(at.multiply(factor), slope.multiply(factor));
  }

  Linear times(long factor) {
    return times(BigInteger.valueOf(factor));
  }

  Linear over(BigInteger divisor) {
    return new Linear(at.divide(divisor), slope.divide(divisor));
  }
}
