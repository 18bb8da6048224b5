package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;
import org.convene.tally.Fraction;

/// How many have to vote for a result to be valid.
///
/// @param share of all mandates or of their weight, above 0 and at most 1
public record Quorum(Of of, Fraction share) {
  public enum Of {
    MANDATES,
    WEIGHT;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }
}
