package org.convene.tally;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.convene.base.Kebab;

/// What it means that a voter left an option out. The two elect different people, so no poll leaves
/// it unsaid.
public enum Unranked {
  /// Below every option that the voter did rank; all such options are equal.
  LAST,

  /// The voter has no opinion on it.
  NONE;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }

  /// What a vote says about all options, best first: the unranked are the last rank, or in none. A
  /// vote that ranks nobody says nothing.
  List<List<Integer>> ranks(Vote.Ranking vote, int options) {
    if (this == NONE || vote.ranks().isEmpty()) {
      return vote.ranks();
    }
    BitSet missing = new BitSet();
    missing.set(0, options);
    vote.ranks().forEach(rank -> rank.forEach(missing::clear));
    List<List<Integer>> ranks = new ArrayList<>(vote.ranks());
    if (!missing.isEmpty()) {
      ranks.add(missing.stream().boxed().toList());
    }
    return ranks;
  }
}
