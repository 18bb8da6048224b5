package org.convene.roll;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.convene.base.MandateId;
import org.jspecify.annotations.Nullable;

/// A mandate as whoever may cast it is told of it: "you vote for Ghent, weight 2, and as proxy for
/// Leuven".
public record Told(
    MandateId id,
    String name,
    @JsonProperty("class") @Nullable String kind,
    Weight weight,
    Held.As as) {
  public static Told of(Held held) {
    Mandate m = held.mandate();
    return new Told(m.id(), m.name(), m.kind(), m.weight(), held.as());
  }
}
