package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one class of mandates came to.
///
/// @param cast mandates that voted, abstentions included
/// @param weight of these and of all of the class
/// @param abstained absent, like the rest, where so few voted in secret that they would be told
///   apart
/// @param counts one for each option, in the poll's order
public record ClassResult(
    @JsonProperty("class") String kind,
    int cast,
    int eligible,
    Turnout weight,
    @Nullable Integer abstained,
    @Nullable BigDecimal valid,
    @Nullable List<Result.Count> counts) {
  public record Turnout(BigDecimal cast, BigDecimal eligible) {}

  /// Who voted what in this class is not told.
  ClassResult withheld() {
    return new ClassResult(kind, cast, eligible, weight, null, null, null);
  }
}
