package org.convene.roll;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convene.base.Refusal;

/// What a mandate counts for: an exact decimal above 0; in JSON a string. Two weights of the same
/// size are equal, however they were written.
public record Weight(BigDecimal value) {
  /// Past it a sum of weights is more than a reader with doubles can tell apart.
  public static final int MAX_PLACES = 6;

  /// Below it, for the same reason: with the decimals 15 digits.
  public static final BigDecimal BOUND = BigDecimal.valueOf(1_000_000_000);

  public static final Weight ONE = new Weight(BigDecimal.ONE);

  /// No exponents: with one, a short text could stand for a number that fills the memory.
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

  /// Any decimal can be held, so that a wrong one can be named: see [#flaw].
  public Weight {
    value = value.stripTrailingZeros();
    value = value.scale() < 0 ? value.setScale(0) : value;
  }

  /// @param decimal such as `2` or `0.25`
  /// @throws IllegalArgumentException if it is no decimal
  @JsonCreator
  public static Weight of(String decimal) {
    if (!DECIMAL.matcher(decimal).matches()) {
      throw new IllegalArgumentException("a weight is a decimal such as 2 or 0.25");
    }
    return new Weight(new BigDecimal(decimal));
  }

  /// Why it cannot be a mandate's, if it cannot.
  public Optional<Refusal> flaw() {
    boolean fits = value.signum() > 0 && value.compareTo(BOUND) < 0 && value.scale() <= MAX_PLACES;
    return fits ? Optional.empty() : Optional.of(invalid());
  }

  static Refusal invalid() {
    return Refusal.invalid(
        "invalid-weight",
        "a weight is a decimal above 0, below %s, with at most %d decimals"
            .formatted(BOUND.toPlainString(), MAX_PLACES));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
