package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.convene.base.OptionId;
import org.convene.tally.Fraction;
import org.jspecify.annotations.Nullable;

/// Whether enough voted, and which options got what they need. Weights are exact decimals.
///
/// @param quorum absent where the poll has none
/// @param options one for each, in the poll's order; absent where the poll has no threshold
public record Verdict(@Nullable Turnout quorum, @Nullable List<Passed> options) {
  /// @param cast mandates or weight that voted, abstentions included
  /// @param eligible all there are
  /// @param reached without it no option passes
  public record Turnout(
      Quorum.Of of, Fraction share, BigDecimal cast, BigDecimal eligible, boolean reached) {}

  /// @param votes of those for it
  /// @param of the weight that they are a share of
  /// @param passed with the quorum, and in each class where the poll asks for it
  /// @param classes by name, where the poll asks for a double majority
  public record Passed(
      OptionId option,
      BigDecimal votes,
      BigDecimal of,
      boolean passed,
      @Nullable List<InClass> classes) {}

  /// @param votes absent, like `of`, where so few voted that they would be told apart
  public record InClass(
      @JsonProperty("class") String kind,
      @Nullable BigDecimal votes,
      @Nullable BigDecimal of,
      boolean passed) {}
}
