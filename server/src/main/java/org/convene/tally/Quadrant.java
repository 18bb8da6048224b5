package org.convene.tally;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// A corner of impact × feasibility. A median counts as high from the middle of the scale on.
public enum Quadrant {
  HIGH_IMPACT_HIGH_FEASIBILITY,
  HIGH_IMPACT_LOW_FEASIBILITY,
  LOW_IMPACT_HIGH_FEASIBILITY,
  LOW_IMPACT_LOW_FEASIBILITY;

  static Quadrant of(Fraction impact, Fraction feasibility, int scale) {
    boolean effective = impact.times(2).compareTo(Fraction.of(scale)) >= 0;
    boolean feasible = feasibility.times(2).compareTo(Fraction.of(scale)) >= 0;
    if (effective) {
      return feasible ? HIGH_IMPACT_HIGH_FEASIBILITY : HIGH_IMPACT_LOW_FEASIBILITY;
    }
    return feasible ? LOW_IMPACT_HIGH_FEASIBILITY : LOW_IMPACT_LOW_FEASIBILITY;
  }

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
