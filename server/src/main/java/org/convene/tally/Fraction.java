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

  public Fraction {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a denominator of 0");
    }
    BigInteger by = numerator.gcd(denominator);
    BigInteger divisor = denominator.signum() < 0 ? by.negate() : by;
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
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

  /// Reads what [#toString()] writes.
  ///
  /// @throws NumberFormatException if it is nothing of the kind
  @JsonCreator
  public static Fraction parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? of(new BigDecimal(text))
        : new Fraction(
            new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
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

  /// Rounded half to even.
  public BigDecimal decimal(int places) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), places, RoundingMode.HALF_EVEN);
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
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
