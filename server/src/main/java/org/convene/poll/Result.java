package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.convene.base.OptionId;
import org.convene.tally.Explanation;
import org.jspecify.annotations.Nullable;

/// What a poll came to, or has come to so far.
///
/// @param cast mandates that voted, abstentions included
/// @param eligible mandates that could vote
/// @param valid cast without abstentions
/// @param weight the same by weight; absent where each mandate weighs 1
/// @param counts one for each option, in the poll's order
/// @param leading once final, who won: several when they tie. So far, the options with most votes;
///   none without votes
/// @param ranking once final, best first; options that tie stand together; every option once
/// @param lots once final, the options between which the lot decided
/// @param texts of open text: what was written, most often first
/// @param verdict once final, whether quorum and threshold were reached, where the poll has any
/// @param classes once final, class by class, where the roll has several
/// @param explanation once final, how it came to that; not on the live path, where it would outgrow
///   a frame
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Result(
    int cast,
    int eligible,
    int abstained,
    int valid,
    @Nullable Weights weight,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Count> counts,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<OptionId> leading,
    @Nullable List<List<OptionId>> ranking,
    @Nullable List<OptionId> lots,
    @Nullable List<TextCount> texts,
    @Nullable Verdict verdict,
    @Nullable List<ClassResult> classes,
    @Nullable Explanation explanation) {

  public Result {
    counts = List.copyOf(counts);
    leading = List.copyOf(leading);
  }

  /// Before it is judged.
  public Result(
      int cast,
      int eligible,
      int abstained,
      int valid,
      @Nullable Weights weight,
      List<Count> counts,
      List<OptionId> leading,
      @Nullable List<List<OptionId>> ranking,
      @Nullable List<OptionId> lots,
      @Nullable List<TextCount> texts,
      @Nullable Explanation explanation) {
    this(
        cast,
        eligible,
        abstained,
        valid,
        weight,
        counts,
        leading,
        ranking,
        lots,
        texts,
        null,
        null,
        explanation);
  }

  Result with(@Nullable Verdict verdict, @Nullable List<ClassResult> classes) {
    return new Result(
        cast,
        eligible,
        abstained,
        valid,
        weight,
        counts,
        leading,
        ranking,
        lots,
        texts,
        verdict,
        classes,
        explanation);
  }

  /// Exact decimals.
  public record Weights(
      BigDecimal cast, BigDecimal eligible, BigDecimal abstained, BigDecimal valid) {}

  /// What an option got. All by weight, in exact decimals.
  ///
  /// @param votes the number that says most: votes, the sum of points, first choices, or who
  ///   consents
  /// @param voters who said anything of it
  /// @param spread who gave it 0, 1, 2 … points; or ranked it first, second …; absent where `votes`
  ///   says all
  /// @param impact who placed it at 0, 1, 2 …
  /// @param feasibility likewise
  public record Count(
      OptionId option,
      BigDecimal votes,
      BigDecimal voters,
      @Nullable List<BigDecimal> spread,
      @Nullable List<BigDecimal> impact,
      @Nullable List<BigDecimal> feasibility) {}

  /// @param text as most wrote it
  public record TextCount(String text, BigDecimal votes) {}

  /// Without what outgrows a frame.
  public Result brief() {
    return new Result(
        cast, eligible, abstained, valid, weight, counts, leading, ranking, lots, texts, verdict,
        classes, null);
  }

  /// With its texts as everybody may read them.
  public Result moderated(Moderation moderation) {
    return texts == null
        ? this
        : new Result(
            cast,
            eligible,
            abstained,
            valid,
            weight,
            counts,
            leading,
            ranking,
            lots,
            moderation.shown(texts),
            verdict,
            classes,
            explanation);
  }
}
