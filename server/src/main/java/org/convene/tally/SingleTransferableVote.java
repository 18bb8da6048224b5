package org.convene.tally;

/// Several seats, filled in proportion: who reaches the quota is elected and passes on what is more
/// than that; when nobody does, the one with the fewest votes leaves and passes on all.
///
/// Definition with [Quota#DROOP]: weighted inclusive Gregory as in the Scottish Local Government
/// Elections Order 2007 (SSI 2007/42), schedule 1, rules 45–52, but without its rounding: see
/// [Gregory]. With [Quota#MEEK]: I. D. Hill, B. A. Wichmann and D. R. Woodall, "Algorithm 123:
/// Single Transferable Vote by Meek's Method", *The Computer Journal* 30 (1987), with nine
/// decimals: see [Meek].
///
/// Options of equal rank share the vote equally, as long as they can still get it. Unranked as
/// [Unranked#LAST]: they share it when all ranked options are elected or have left. As
/// [Unranked#NONE]: it is exhausted then. A tie is decided by the votes in the round before, back
/// to the first round, then by the lot; options that tie for leaving leave together where it makes
/// no difference who goes first.
///
/// In the ranking come first the elected in the order of their election, those of one round by
/// their votes; then who was still in at the end, by votes; then the order of leaving, read
/// backwards.
///
/// @param seats at least 1; where there are no more options than seats, all are elected
public record SingleTransferableVote(int seats, Quota quota, Unranked unranked)
    implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    RankedBallots ballots = RankedBallots.of(election, unranked);
    Seats taken = new Seats(election, lot, seats, ballots.weight());
    if (ballots.weight().signum() > 0) {
      switch (quota) {
        case DROOP -> new Gregory(ballots, taken).count();
        case MEEK -> new Meek(ballots, taken).count();
      }
    }
    return taken.outcome();
  }
}
