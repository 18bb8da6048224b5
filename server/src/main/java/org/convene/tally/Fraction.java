package org.convene.tally;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// An exact rational number in lowest terms. In JSON a string: `"3"`, `"2.5"`, or `"1/3"` where
/// decimals do not end.
///
/// @param denominator above 0
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {
  public static final Fraction ZERO = of(0);
  public static final Fraction ONE = of(1);

  /// What is read may have no more characters; past it, reading alone would take noticeable time.
  public static final int MAX_LENGTH = 1_000;

  /// Nor more zeros by an exponent: `1e999999999` is short, and would fill the memory.
  public static final int MAX_EXPONENT = 1_000;

  static final int READABLE_BITS = 40;
  static final int READABLE_DECIMALS = 12;

  public Fraction {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a denominator of 0");
    }
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger by = numerator.gcd(denominator);
      BigInteger divisor = denominator.signum() < 0 ? by.negate() : by;
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  public static Fraction of(long whole) {
    return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public static Fraction of(BigDecimal decimal) {
    return decimal.scale() > 0
        ? new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
        : new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE);
  }

  /// Reads what [#toString()] writes, up to [#MAX_LENGTH] and [#MAX_EXPONENT].
  ///
  /// @throws NumberFormatException if it is nothing of the kind
  @JsonCreator
  public static Fraction parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new NumberFormatException("longer than " + MAX_LENGTH + " characters");
    }
    int slash = text.indexOf('/');
    return slash < 0
        ? of(bounded(new BigDecimal(text)))
        : new Fraction(
            new BigInteger(text.substring(0, slash)), divisor(text.substring(slash + 1)));
  }

  private static BigDecimal bounded(BigDecimal decimal) {
    if (Math.abs((long) decimal.scale()) > MAX_EXPONENT) {
      throw new NumberFormatException("an exponent past " + MAX_EXPONENT);
    }
    return decimal;
  }

  private static BigInteger divisor(String text) {
    BigInteger divisor = new BigInteger(text);
    if (divisor.signum() == 0) {
      throw new NumberFormatException("a denominator of 0");
    }
    return divisor;
  }

  public Fraction plus(Fraction other) {
    return denominator.equals(other.denominator)
        ? new Fraction(numerator.add(other.numerator), denominator)
        : new Fraction(
            numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
            denominator.multiply(other.denominator));
  }

  public Fraction minus(Fraction other) {
    return plus(other.negate());
  }

  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Fraction times(long factor) {
    return times(of(factor));
  }

  public Fraction over(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public Fraction over(long divisor) {
    return over(of(divisor));
  }

  public Fraction negate() {
    return new Fraction(numerator.negate(), denominator);
  }

  public int signum() {
    return numerator.signum();
  }

  /// The whole part of a number that is not negative.
  public BigInteger floor() {
    return numerator.divide(denominator);
  }

  /// The least whole number that is no less, of a number that is not negative.
  BigInteger ceiling() {
    return numerator.add(denominator).subtract(BigInteger.ONE).divide(denominator);
  }

  Fraction min(Fraction other) {
    return compareTo(other) > 0 ? other : this;
  }

  Fraction max(Fraction other) {
    return compareTo(other) < 0 ? other : this;
  }

  /// The same where it takes few digits to write, else rounded half to even to 12 decimals: for
  /// people to read, never to count with.
  Fraction readable() {
    return denominator.bitLength() <= READABLE_BITS ? this : of(decimal(READABLE_DECIMALS));
  }

  /// Rounded half to even.
  public BigDecimal decimal(int places) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), places, RoundingMode.HALF_EVEN);
  }

  @Override
  public int compareTo(Fraction other) {
    return denominator.equals(other.denominator)
        ? numerator.compareTo(other.numerator)
        : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @JsonValue
  @Override
  public String toString() {
    try {
      return new BigDecimal(numerator)
          .divide(new BigDecimal(denominator), MathContext.UNLIMITED)
          .stripTrailingZeros()
          .toPlainString();
    } catch (ArithmeticException endless) {
      return numerator + "/" + denominator;
    }
  }
}
