package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import org.convene.base.Kebab;
import org.convene.base.Text;
import org.convene.tally.Quota;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;

/// How a poll is answered and counted, with the settings that its result depends on. How each
/// counts is in `org.convene.tally`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(Method.SingleChoice.class),
  @JsonSubTypes.Type(Method.YesNoAbstain.class),
  @JsonSubTypes.Type(Method.Approval.class),
  @JsonSubTypes.Type(Method.Score.class),
  @JsonSubTypes.Type(Method.Dots.class),
  @JsonSubTypes.Type(Method.Quadratic.class),
  @JsonSubTypes.Type(Method.Borda.class),
  @JsonSubTypes.Type(Method.InstantRunoff.class),
  @JsonSubTypes.Type(Method.Schulze.class),
  @JsonSubTypes.Type(Method.RankedPairs.class),
  @JsonSubTypes.Type(Method.SingleTransferableVote.class),
  @JsonSubTypes.Type(Method.MajorityJudgment.class),
  @JsonSubTypes.Type(Method.Consent.class),
  @JsonSubTypes.Type(Method.FistOfFive.class),
  @JsonSubTypes.Type(Method.ImpactFeasibility.class),
  @JsonSubTypes.Type(Method.EqualShares.class),
  @JsonSubTypes.Type(Method.OpenText.class)
})
public sealed interface Method {
  /// What it is called in JSON.
  @JsonIgnore
  default String name() {
    return Objects.requireNonNull(getClass().getAnnotation(JsonTypeName.class)).value();
  }

  /// Ballots are orders of preference.
  sealed interface Ranked extends Method {
    Unranked unranked();
  }

  /// One option.
  @JsonTypeName("single-choice")
  record SingleChoice() implements Method {}

  /// One of the options Yes and No, which the poll has by itself.
  @JsonTypeName("yes-no-abstain")
  record YesNoAbstain() implements Method {}

  /// @param min fewest options that a ballot names, at least 1
  /// @param max most
  @JsonTypeName("approval")
  record Approval(int min, int max) implements Method {}

  /// Each option from 0 to `max`, or no opinion.
  @JsonTypeName("score")
  record Score(int max) implements Method {}

  /// @param budget dots to give away
  /// @param cap most for one option
  @JsonTypeName("dots")
  record Dots(int budget, int cap) implements Method {}

  /// A vote of n for an option costs n² of the `credits`.
  @JsonTypeName("quadratic")
  record Quadratic(int credits) implements Method {}

  @JsonTypeName("borda")
  record Borda(Unranked unranked) implements Ranked {}

  @JsonTypeName("irv")
  record InstantRunoff(Unranked unranked) implements Ranked {}

  @JsonTypeName("schulze")
  record Schulze(Unranked unranked, Strength strength) implements Ranked {}

  @JsonTypeName("ranked-pairs")
  record RankedPairs(Unranked unranked) implements Ranked {}

  @JsonTypeName("stv")
  record SingleTransferableVote(int seats, Quota quota, Unranked unranked) implements Ranked {}

  /// @param grades worst first; a ballot names them by place
  /// @param unranked whether an option without a grade has the worst, or none
  @JsonTypeName("majority-judgment")
  record MajorityJudgment(List<Text> grades, Unranked unranked) implements Method {
    public MajorityJudgment {
      grades = List.copyOf(grades);
    }
  }

  /// A proposal passes if nobody objects with a reason.
  @JsonTypeName("consent")
  record Consent() implements Method {}

  /// Zero to five fingers for each proposal, which passes if nobody shows fewer than `lowest` and
  /// the lower median is at least `median`.
  @JsonTypeName("fist-of-five")
  record FistOfFive(int lowest, int median) implements Method {
    static final int FINGERS = 5;
  }

  /// Each option on two axes, both from 0 to `scale`.
  @JsonTypeName("impact-feasibility")
  record ImpactFeasibility(int scale) implements Method {}

  /// Options have a cost; the `budget` is spent so that each voter has an equal share of it.
  ///
  /// @param max most points for one option, with points
  @JsonTypeName("equal-shares")
  record EqualShares(long budget, Shape ballot, int max) implements Method {}

  /// What voters write themselves.
  ///
  /// @param max most answers of one ballot
  @JsonTypeName("open-text")
  record OpenText(int max) implements Method {}

  /// What a ballot of equal shares says.
  enum Shape {
    APPROVAL,
    POINTS;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }
}
