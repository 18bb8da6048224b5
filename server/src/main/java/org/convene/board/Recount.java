package org.convene.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convene.poll.Ballot;
import org.convene.poll.ClassBallots;
import org.convene.poll.Electors;
import org.convene.poll.PollFields;
import org.convene.poll.Recount.Weighted;
import org.convene.poll.Result;
import org.convene.poll.Secrecy;
import org.convene.poll.VerdictRules;
import org.convene.roll.Roll;
import org.convene.tally.Lot;
import org.jspecify.annotations.Nullable;

/// Counts what stands on a board. The server counts with it when a poll closes, and whoever checks
/// a bundle does again.
public final class Recount {
  private record Kind(@Nullable String kind, Ballot ballot) {}

  private Recount() {}

  /// @param roll as it was at the close
  /// @param lot [LotSeed#order]
  public static Result of(PollFields poll, Roll roll, List<Leaf> ballots, Lot lot) {
    List<ClassBallots> equal = equal(ballots);
    List<Electors> electors = electors(poll, roll);
    int eligible = electors.stream().mapToInt(Electors::mandates).sum();
    Result counted =
        org.convene.poll.Recount.of(poll, weighted(equal), lot, eligible, roll.weight());
    return VerdictRules.judged(poll, counted, equal, electors);
  }

  /// As it stands on the board.
  public static JsonNode json(Result result) {
    return Canonical.tree(result);
  }

  private static List<ClassBallots> equal(List<Leaf> ballots) {
    Map<Kind, ClassBallots> equal = new LinkedHashMap<>();
    for (Leaf leaf : ballots) {
      ClassBallots one = new ClassBallots(leaf.kind(), leaf.ballot(), 1, leaf.counts());
      equal.merge(new Kind(leaf.kind(), leaf.ballot()), one, Recount::together);
    }
    return List.copyOf(equal.values());
  }

  private static ClassBallots together(ClassBallots some, ClassBallots more) {
    return new ClassBallots(
        some.kind(), some.ballot(), some.times() + more.times(), some.weight().add(more.weight()));
  }

  private static List<Weighted> weighted(List<ClassBallots> ballots) {
    return ballots.stream()
        .map(each -> new Weighted(each.ballot(), each.times(), each.weight()))
        .toList();
  }

  /// In a secret poll a unit is a ballot, and has a class only where classes are counted.
  private static List<Electors> electors(PollFields poll, Roll roll) {
    if (poll.secrecy() == Secrecy.NAMED) {
      return Electors.of(roll);
    }
    List<Electors> electors = new ArrayList<>();
    Setups.units(poll, roll)
        .forEach((kind, units) ->
            electors.add(
                new Electors(kind.isEmpty() ? null : kind, units, BigDecimal.valueOf(units))));
    return electors;
  }
}
