package org.convene.tally;

/// Rounds in which the option with the fewest votes leaves and its votes go on to the next option
/// of each, until one has more than half of the votes that still name somebody.
///
/// Definition: H. M. Robert, *Robert's Rules of Order Newly Revised* (11th ed., 2011), §45
/// "preferential voting", with these rules for what that leaves open:
///
/// - **Equal ranks** share the vote equally, as long as they are in.
/// - **Unranked** as [Unranked#LAST]: they share the vote when all ranked options have left. As
///   [Unranked#NONE]: the vote is exhausted then, and no part of "more than half".
/// - **Tie for the fewest**: they leave together where it makes no difference who goes first, that
///   is where none of them would catch up with the next option above even if all the others of them
///   had left before. Otherwise the one leaves that had the fewest in the round before, back to the
///   first round; then the one that the lot draws last.
/// - **All that are left tie**, and did in every round: a tie for the first place is reported, all
///   of them win, and no lot is drawn.
///
/// The ranking is the order of leaving, read backwards; for it the count goes on after the winner
/// is known, and then what earlier rounds do not tell apart leaves together, without a lot.
public record InstantRunoff(Unranked unranked) implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    return new Runoff(election, unranked, lot).outcome();
  }
}
