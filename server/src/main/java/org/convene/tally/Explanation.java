package org.convene.tally;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.convene.base.Kebab;
import org.jspecify.annotations.Nullable;

/// How a count came to its outcome, for people to follow. Options are named by their keys, and
/// listed in the election's order unless a field says otherwise.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(Explanation.Totals.class),
  @JsonSubTypes.Type(Explanation.Rounds.class),
  @JsonSubTypes.Type(Explanation.Paths.class),
  @JsonSubTypes.Type(Explanation.Locks.class),
  @JsonSubTypes.Type(Explanation.Medians.class),
  @JsonSubTypes.Type(Explanation.Consents.class),
  @JsonSubTypes.Type(Explanation.Fists.class),
  @JsonSubTypes.Type(Explanation.Spreads.class),
  @JsonSubTypes.Type(Explanation.Shares.class)
})
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
  /// @param mean votes a voter, where the method shows it and there is a voter
  record Total(String option, Fraction votes, Fraction voters, @Nullable Fraction mean) {}

  /// Rounds of an instant run-off or a single transferable vote. Numbers that take many digits are
  /// rounded to 12 decimals here, and only here.
  ///
  /// @param valid the weight of the votes that name an option
  @JsonTypeName("rounds")
  record Rounds(int seats, Fraction valid, List<Round> rounds) implements Explanation {
    public Rounds {
      rounds = List.copyOf(rounds);
    }
  }

  /// One round: how the votes stand, and what follows from it.
  ///
  /// @param votes of every option that has not left
  /// @param exhausted the weight that no option has any more
  /// @param needed to be elected: the quota, or in a run-off half of the continuing, to be exceeded
  /// @param transfers what moves before the next round
  record Round(
      List<Standing> votes,
      Fraction exhausted,
      Fraction needed,
      List<String> elected,
      List<String> eliminated,
      List<Transfer> transfers,
      @Nullable TieBreak tie) {
    public Round {
      votes = List.copyOf(votes);
      elected = List.copyOf(elected);
      eliminated = List.copyOf(eliminated);
      transfers = List.copyOf(transfers);
    }
  }

  /// @param keep which part of a vote the option keeps, in Meek's method
  record Standing(String option, Fraction votes, @Nullable Fraction keep) {}

  /// @param factor by which each vote's value is multiplied: 1 from an eliminated option, surplus
  ///   over votes from an elected one
  /// @param exhausted what finds no option to go to
  record Transfer(String from, Fraction factor, List<Standing> to, Fraction exhausted) {
    public Transfer {
      to = List.copyOf(to);
    }
  }

  /// @param options that tied
  /// @param chosen who left, or whose surplus went first
  /// @param by what told them apart
  /// @param round the earlier round that did, counted from 1
  record TieBreak(
      List<String> options, List<String> chosen, TieBrokenBy by, @Nullable Integer round) {
    public TieBreak {
      options = List.copyOf(options);
      chosen = List.copyOf(chosen);
    }
  }

  enum TieBrokenBy {
    /// It makes no difference who leaves first, so they leave together.
    TOGETHER,
    EARLIER_ROUND,
    LOT;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }

  /// Schulze's method.
  ///
  /// @param options names rows and columns of both matrices
  /// @param preferred the weight of those who prefer the row's option to the column's
  /// @param strongest the strength of the strongest path from the row's option to the column's
  /// @param paths between options of neighbouring ranks, both ways
  @JsonTypeName("paths")
  record Paths(
      Strength strength,
      List<String> options,
      List<List<Fraction>> preferred,
      List<List<Fraction>> strongest,
      List<Path> paths)
      implements Explanation {
    public Paths {
      options = List.copyOf(options);
      preferred = preferred.stream().map(List::copyOf).toList();
      strongest = strongest.stream().map(List::copyOf).toList();
      paths = List.copyOf(paths);
    }
  }

  /// @param path from one option to another by victories; its weakest is its strength
  record Path(List<String> path, Fraction strength) {
    public Path {
      path = List.copyOf(path);
    }
  }

  /// Ranked pairs.
  ///
  /// @param preferred as in [Paths]
  /// @param pairs in the order in which they were looked at
  @JsonTypeName("locks")
  record Locks(
      Strength strength, List<String> options, List<List<Fraction>> preferred, List<Lock> pairs)
      implements Explanation {
    public Locks {
      options = List.copyOf(options);
      preferred = preferred.stream().map(List::copyOf).toList();
      pairs = List.copyOf(pairs);
    }
  }

  /// @param locked false where it would have closed a circle with stronger or equal ones
  record Lock(
      String winner, String loser, Fraction strength, Fraction opposition, boolean locked) {}

  /// Majority judgment.
  ///
  /// @param options best first
  /// @param comparisons of each with the next in the ranking, where they do not tie
  @JsonTypeName("medians")
  record Medians(List<Graded> options, List<Comparison> comparisons) implements Explanation {
    public Medians {
      options = List.copyOf(options);
      comparisons = List.copyOf(comparisons);
    }
  }

  /// @param grades the weight of those who gave it each grade, the worst first
  /// @param median the lower median; absent where nobody graded it
  /// @param better the weight of grades above the median
  /// @param worse the weight of grades below it
  record Graded(
      String option,
      List<Fraction> grades,
      @Nullable Integer median,
      Fraction better,
      Fraction worse) {
    public Graded {
      grades = List.copyOf(grades);
    }
  }

  /// @param dropped the weight of equal medians dropped from each of the two
  /// @param medianOfBetter the first median by which they differ
  record Comparison(
      String better, String worse, Fraction dropped, int medianOfBetter, int medianOfWorse) {}

  /// Consent.
  @JsonTypeName("consents")
  record Consents(List<Proposal> proposals) implements Explanation {
    public Consents {
      proposals = List.copyOf(proposals);
    }
  }

  /// @param objecting the weight of those who object with a reason
  /// @param objections each different reason, the heaviest first
  /// @param withoutReason the weight of objections that gave none, and so do not count
  record Proposal(
      String option,
      boolean passes,
      Fraction objecting,
      List<Objection> objections,
      Fraction withoutReason) {
    public Proposal {
      objections = List.copyOf(objections);
    }
  }

  record Objection(String reason, Fraction weight) {}

  /// Fist of five.
  ///
  /// @param lowest nobody may show fewer
  /// @param median at least so many
  @JsonTypeName("fists")
  record Fists(int lowest, int median, List<Fist> proposals) implements Explanation {
    public Fists {
      proposals = List.copyOf(proposals);
    }
  }

  /// @param fingers the weight of those who showed 0, 1, … 5
  /// @param median the lower median; absent where nobody voted
  /// @param tooLow the weight of those who showed fewer than the lowest that passes
  record Fist(
      String option,
      boolean passes,
      List<Fraction> fingers,
      @Nullable Integer median,
      Fraction tooLow) {
    public Fist {
      fingers = List.copyOf(fingers);
    }
  }

  /// Impact and feasibility.
  ///
  /// @param scale both go from 0 to it
  @JsonTypeName("spreads")
  record Spreads(int scale, List<Placed> options) implements Explanation {
    public Spreads {
      options = List.copyOf(options);
    }
  }

  /// Impact, feasibility and quadrant are absent where nobody placed the option.
  record Placed(
      String option,
      Fraction voters,
      @Nullable Spread impact,
      @Nullable Spread feasibility,
      @Nullable Quadrant quadrant) {}

  /// @param range between the quartiles
  record Spread(Fraction lowerQuartile, Fraction median, Fraction upperQuartile, Fraction range) {}

  /// The method of equal shares.
  ///
  /// @param endowment what each voter got in the end
  /// @param first what an equal part of the budget is
  /// @param steps options in the order in which they were bought
  /// @param spent by all; the rest of the budget is `left`
  /// @param next what stopped the raising; absent where every option with support is bought
  @JsonTypeName("shares")
  record Shares(
      Fraction budget,
      Fraction voters,
      Fraction first,
      Fraction endowment,
      List<Purchase> steps,
      List<Unbought> unbought,
      Fraction spent,
      Fraction left,
      @Nullable Overspending next)
      implements Explanation {
    public Shares {
      steps = List.copyOf(steps);
      unbought = List.copyOf(unbought);
    }
  }

  /// @param price what a voter pays for one point, or for an approval, at most
  /// @param effectiveVotes cost by price: the largest is bought next
  /// @param payers the weight of those who pay
  /// @param emptied the weight of those of them who pay all that they have left
  /// @param left with all voters afterwards
  /// @param tied options that were as good; the cheaper was bought, then the one with more votes,
  ///   then the lot's
  record Purchase(
      String option,
      Fraction cost,
      Fraction price,
      Fraction effectiveVotes,
      Fraction payers,
      Fraction emptied,
      Fraction left,
      List<String> tied) {
    public Purchase {
      tied = List.copyOf(tied);
    }
  }

  /// @param behind the money that its supporters have left
  record Unbought(String option, Fraction cost, Fraction behind) {}

  /// The step that was not taken.
  record Overspending(Fraction endowment, Fraction cost) {}
}
