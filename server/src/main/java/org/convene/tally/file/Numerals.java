package org.convene.tally.file;

import java.math.BigDecimal;
import org.convene.tally.Fraction;

/// Reads plain numbers: digits, and a point where one may be. No sign but a minus before points, no
/// exponent, no other script's digits: nothing that could mean a number too large to add up.
final class Numerals {
  private static final int MAX_INT_DIGITS = 10;

  private Numerals() {}

  /// @param what its name in the refusal, such as `the number of seats`
  static int whole(Token token, String what, int least, int most) throws UnreadableFile {
    String text = token.text();
    boolean minus = least < 0 && text.startsWith("-");
    String digits = minus ? text.substring(1) : text;
    if (!isDigits(digits)) {
      throw token.refuse("%s is a whole number, not %s".formatted(what, token.quoted()));
    }
    String short_ = withoutZeros(digits);
    long value = short_.length() > MAX_INT_DIGITS ? Long.MAX_VALUE : Long.parseLong(short_);
    long signed = minus ? -value : value;
    if (signed < least || signed > most) {
      throw token.refuse(
          "%s is between %d and %d, not %s".formatted(what, least, most, token.quoted()));
    }
    return (int) signed;
  }

  /// How many ballots one line stands for, or how much one weighs: above 0, decimals allowed.
  static Fraction weight(Token token) throws UnreadableFile {
    Fraction weight = decimal(token, "the number of ballots");
    if (weight.signum() == 0) {
      throw token.refuse("the number of ballots is above 0, not " + token.quoted());
    }
    return weight;
  }

  /// Not negative.
  static Fraction decimal(Token token, String what) throws UnreadableFile {
    String text = token.text();
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String decimals = point < 0 ? "" : text.substring(point + 1);
    if (!isDigits(whole) || (point >= 0 && !isDigits(decimals))) {
      throw token.refuse("%s is a plain number, not %s".formatted(what, token.quoted()));
    }
    if (withoutZeros(whole).length() > Limits.MAX_WEIGHT_DIGITS
        || decimals.length() > Limits.MAX_WEIGHT_DECIMALS) {
      throw token.refuse(
          "%s has at most %d digits and %d decimals, not %s"
              .formatted(
                  what, Limits.MAX_WEIGHT_DIGITS, Limits.MAX_WEIGHT_DECIMALS, token.quoted()));
    }
    return Fraction.of(new BigDecimal(text));
  }

  static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String withoutZeros(String digits) {
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    return digits.substring(first);
  }
}
