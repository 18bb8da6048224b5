package org.convene.tally.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convene.tally.Approval;
import org.convene.tally.Borda;
import org.convene.tally.Consent;
import org.convene.tally.Counting;
import org.convene.tally.Dots;
import org.convene.tally.Election;
import org.convene.tally.EqualShares;
import org.convene.tally.FistOfFive;
import org.convene.tally.Fraction;
import org.convene.tally.ImpactFeasibility;
import org.convene.tally.InstantRunoff;
import org.convene.tally.Lot;
import org.convene.tally.MajorityJudgment;
import org.convene.tally.Outcome;
import org.convene.tally.Plurality;
import org.convene.tally.Quadratic;
import org.convene.tally.Quota;
import org.convene.tally.RankedPairs;
import org.convene.tally.Satisfaction;
import org.convene.tally.Schulze;
import org.convene.tally.Score;
import org.convene.tally.Seated;
import org.convene.tally.SingleTransferableVote;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;
import org.convene.tally.Vote;

/// Counts a file by a method, and states the rules that it counted by, declared or not.
public final class FileCount {
  /// Most options of a method that compares all pairs. Past it the paths between them, which grow
  /// with the third power, take minutes.
  static final int MAX_COMPARED = 1_000;

  private static final int FINGERS = 5;
  private static final int DEFAULT_LOWEST = 2;
  private static final int DEFAULT_MEDIAN = 3;

  private final FileMethod method;
  private final ElectionFile file;
  private final Declared declared;
  private final VotesOf votes;
  private final PointRules points;
  private final Map<String, Object> rules = new LinkedHashMap<>();
  private final List<String> assumed = new ArrayList<>();

  private FileCount(FileMethod method, ElectionFile file, Declared declared) {
    this.method = method;
    this.file = file;
    this.declared = declared.or(file.declared());
    votes = new VotesOf(file, method);
    points = new PointRules(file, method);
  }

  /// @param rules in force, by name
  /// @param assumed those of them that neither the command line nor the file declared
  public record Counted(Outcome outcome, Map<String, Object> rules, List<String> assumed) {
    public Counted {
      assumed = List.copyOf(assumed);
    }
  }

  /// @throws UnreadableFile if the method cannot count these ballots
  public static Counted count(FileMethod method, ElectionFile file, Declared declared, Lot lot)
      throws UnreadableFile {
    FileCount count = new FileCount(method, file, declared);
    Ballots ballots = count.ballots();
    Counting counting = count.seated(count.counting(ballots));
    Outcome outcome = counting.count(election(file, ballots), lot);
    return new Counted(outcome, count.rules, count.assumed);
  }

  private static Election election(ElectionFile file, Ballots ballots) {
    Map<Vote, Fraction> votes = new LinkedHashMap<>();
    ballots.cast().forEach(cast -> votes.merge(cast.vote(), cast.weight(), Fraction::plus));
    return new Election(file.options(), votes);
  }

  private Ballots ballots() throws UnreadableFile {
    return switch (method) {
      case PLURALITY -> votes.firsts();
      case APPROVAL -> votes.approvals();
      case BORDA, IRV, STV -> votes.rankings();
      case SCHULZE, RANKED_PAIRS -> compared();
      case SCORE, DOTS, QUADRATIC, MAJORITY_JUDGMENT, FIST_OF_FIVE ->
          points.checked(votes.only(Vote.Points.class, "points"), budget());
      case CONSENT -> votes.only(Vote.Objections.class, "objections");
      case IMPACT_FEASIBILITY ->
          points.placed(votes.only(Vote.Placements.class, "placements on two axes"));
      case EQUAL_SHARES -> points.notNegative(votes.utilities());
    };
  }

  private Ballots compared() throws UnreadableFile {
    if (file.options().size() > MAX_COMPARED) {
      throw new UnreadableFile(
          "%s compares at most %d options, and the file has %d"
              .formatted(method.json(), MAX_COMPARED, file.options().size()));
    }
    return votes.rankings();
  }

  private Counting counting(Ballots ballots) throws UnreadableFile {
    return switch (method) {
      case PLURALITY -> new Plurality();
      case APPROVAL -> new Approval();
      case SCORE -> new Score();
      case DOTS -> new Dots();
      case QUADRATIC -> new Quadratic();
      case BORDA -> new Borda(unranked(Unranked.LAST));
      case IRV -> new InstantRunoff(unranked(Unranked.NONE));
      case SCHULZE -> new Schulze(unranked(Unranked.LAST), strength(Strength.WINNING));
      case RANKED_PAIRS -> new RankedPairs(unranked(Unranked.LAST), strength(Strength.MARGINS));
      case STV -> new SingleTransferableVote(seats(), quota(), unranked(Unranked.NONE));
      case MAJORITY_JUDGMENT ->
          new MajorityJudgment(points.grades(ballots, rules), unranked(Unranked.LAST));
      case CONSENT -> new Consent();
      case FIST_OF_FIVE ->
          new FistOfFive(
              fingers("lowest", declared.lowest().stream().boxed().findAny(), DEFAULT_LOWEST),
              fingers("median", declared.median().stream().boxed().findAny(), DEFAULT_MEDIAN));
      case IMPACT_FEASIBILITY -> new ImpactFeasibility(rule("scale", points.scale()));
      case EQUAL_SHARES -> equalShares(ballots);
    };
  }

  private Unranked unranked(Unranked otherwise) {
    return rule("unranked", declared.unranked(), otherwise);
  }

  private Strength strength(Strength otherwise) {
    return rule("strength", declared.strength(), otherwise);
  }

  private Quota quota() {
    return rule("quota", declared.quota(), Quota.DROOP);
  }

  private int fingers(String name, Optional<Integer> said, int otherwise) throws UnreadableFile {
    if (said.isPresent() && (said.get() < 0 || said.get() > FINGERS)) {
      throw new UnreadableFile("--%s is between 0 and %d".formatted(name, FINGERS));
    }
    return rule(name, said, otherwise);
  }

  private <T> T rule(String name, Optional<T> said, T otherwise) {
    if (said.isEmpty()) {
      assumed.add(name);
    }
    return rule(name, said.orElse(otherwise));
  }

  private <T> T rule(String name, T value) {
    rules.put(name, value);
    return value;
  }

  private int seats() throws UnreadableFile {
    int seats =
        declared.seats().stream()
            .boxed()
            .findAny()
            .or(() -> file.stated().seats().stream().boxed().findAny())
            .orElseThrow(() -> new UnreadableFile("stv needs --seats: the file states none"));
    return rule("seats", fitting(seats));
  }

  private int fitting(int seats) throws UnreadableFile {
    if (seats < 1 || seats > file.options().size()) {
      throw new UnreadableFile("%d seats for %d options".formatted(seats, file.options().size()));
    }
    return seats;
  }

  /// Seats of the file are for a method that fills several; another has them only when told so.
  private Counting seated(Counting counting) throws UnreadableFile {
    if (method == FileMethod.STV || declared.seats().isEmpty()) {
      return counting;
    }
    switch (method) {
      case CONSENT, FIST_OF_FIVE, EQUAL_SHARES ->
          throw new UnreadableFile(method.json() + " fills no seats: leave --seats out");
      default -> {}
    }
    return new Seated(counting, rule("seats", fitting(declared.seats().getAsInt())));
  }

  private Optional<Fraction> budget() {
    Optional<Fraction> budget = declared.budget().or(() -> file.stated().budget());
    if (method == FileMethod.DOTS) {
      budget.ifPresent(dots -> rule("budget", dots));
    }
    return budget;
  }

  /// An approval is worth what the option costs, as on equalshares.net; points are what the option
  /// is worth, as in the paper and in pabutools.
  private Counting equalShares(Ballots ballots) throws UnreadableFile {
    Fraction budget =
        budget()
            .orElseThrow(
                () -> new UnreadableFile("equal-shares needs --budget: the file states none"));
    if (file.stated().costs().isEmpty()) {
      throw new UnreadableFile("equal-shares needs what each option costs, and the file does not");
    }
    Satisfaction usual =
        ballots.kind() == Vote.Choice.class ? Satisfaction.COST : Satisfaction.COUNT;
    return new EqualShares(
        rule("budget", budget),
        file.stated().costs(),
        rule("satisfaction", declared.satisfaction(), usual));
  }
}
