package org.convene.tally;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// What a point for an option is worth to its voter when it is bought; an approval is one point.
public enum Satisfaction {
  /// The option's cost: who pays less for each unit of money spent on it is served first.
  COST,

  /// The same for every option: who pays less for each point is served first.
  COUNT;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
