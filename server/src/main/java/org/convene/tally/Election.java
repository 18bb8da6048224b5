package org.convene.tally;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is counted: options and votes. Nobody's name and no order of arrival is in it, so no count
/// can depend on them.
///
/// @param options their keys: an id in a poll, a name in a file; votes name them by place
/// @param votes each different vote with the weight of all who cast it, which is above 0
public record Election(List<String> options, Map<Vote, Fraction> votes) {
  public Election {
    options = List.copyOf(options);
    votes = Collections.unmodifiableMap(new LinkedHashMap<>(votes));
  }

  /// The weight of all votes.
  public Fraction weight() {
    return votes.values().stream().reduce(Fraction.ZERO, Fraction::plus);
  }
}
