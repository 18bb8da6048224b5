package org.convene.tally.file;

import java.util.Arrays;
import java.util.Optional;
import org.convene.base.Kebab;

/// The methods that a file can be counted by, under the names of the command line.
public enum FileMethod {
  PLURALITY,
  APPROVAL,
  SCORE,
  DOTS,
  QUADRATIC,
  BORDA,
  IRV,
  SCHULZE,
  RANKED_PAIRS,
  STV,
  MAJORITY_JUDGMENT,
  CONSENT,
  FIST_OF_FIVE,
  IMPACT_FEASIBILITY,
  EQUAL_SHARES;

  public String json() {
    return Kebab.of(this);
  }

  /// What happens where votes do not decide, in a sentence for people.
  public String ties() {
    return switch (this) {
      case IRV ->
          "who had the fewest votes in the round before leaves, back to the first round, then the lot";
      case STV -> "votes in the round before decide, back to the first round, then the lot";
      case EQUAL_SHARES ->
          "of options that are as good the cheaper is bought, then the one with more votes, then the lot decides";
      case CONSENT, FIST_OF_FIVE -> "reported: every proposal that passes wins";
      case DOTS ->
          "more supporters decide; then reported, and a lot decides only at the last of several seats";
      default -> "reported; a lot decides only at the last of several seats";
    };
  }

  public static Optional<FileMethod> named(String name) {
    return Arrays.stream(values()).filter(method -> method.json().equals(name)).findFirst();
  }
}
