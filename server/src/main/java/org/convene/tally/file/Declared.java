package org.convene.tally.file;

import java.util.Optional;
import java.util.OptionalInt;
import org.convene.tally.Fraction;
import org.convene.tally.Quota;
import org.convene.tally.Satisfaction;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;

/// What whoever counts a file declares. What is absent the file says, or the method's default
/// holds; the count states it in either case.
///
/// @param budget money for equal shares, dots for dots
/// @param lowest fingers that do not stop a proposal
/// @param median fingers that a proposal needs
/// @param satisfaction what a point is worth in equal shares
public record Declared(
    Optional<Unranked> unranked,
    Optional<Strength> strength,
    Optional<Quota> quota,
    OptionalInt seats,
    Optional<Fraction> budget,
    OptionalInt lowest,
    OptionalInt median,
    Optional<Satisfaction> satisfaction) {
  public static final Declared NOTHING =
      new Declared(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty());

  /// These, and what they leave open as `others` have it.
  Declared or(Declared others) {
    return new Declared(
        unranked.or(others::unranked),
        strength.or(others::strength),
        quota.or(others::quota),
        seats.isPresent() ? seats : others.seats,
        budget.or(others::budget),
        lowest.isPresent() ? lowest : others.lowest,
        median.isPresent() ? median : others.median,
        satisfaction.or(others::satisfaction));
  }
}
