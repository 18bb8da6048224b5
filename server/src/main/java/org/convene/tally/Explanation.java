package org.convene.tally;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/// How a count came to its outcome, for people to follow. Options are named by their keys.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(Explanation.Totals.class)})
public sealed interface Explanation {
  /// What each option got in all.
  @JsonTypeName("totals")
  record Totals(List<Total> totals) implements Explanation {
    public Totals {
      totals = List.copyOf(totals);
    }
  }

  /// @param votes the weight of the votes, or the sum of their points
  /// @param voters the weight of those who gave it any
  record Total(String option, Fraction votes, Fraction voters) {}
}
