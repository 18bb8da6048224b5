package org.convene.poll;

import org.convene.tally.Fraction;

/// What an option needs to pass.
///
/// @param share of the base: more than it where it is 1/2, which is the simple majority; otherwise
///   at least it. Above 0, at most 1
/// @param byClass also within each class of mandates: a double majority
public record Threshold(Fraction share, Base base, boolean byClass) {
  /// @param votes for the option
  /// @param of the base
  public boolean reached(Fraction votes, Fraction of) {
    int compared = votes.compareTo(of.times(share));
    return share.equals(Fraction.of(1, 2)) ? compared > 0 : compared >= 0 && votes.signum() > 0;
  }
}
