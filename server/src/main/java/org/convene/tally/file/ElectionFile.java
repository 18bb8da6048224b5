package org.convene.tally.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.convene.tally.Fraction;
import org.convene.tally.Lot;
import org.convene.tally.Vote;

/// An election as a file gives it.
///
/// @param format its name: `preflib`, `blt`, `abif`, `pabulib`, `debian`, `json` or `bundle`
/// @param options as ballots name them
/// @param titles longer names of options, for the formats that have both
/// @param declared rules that hold unless whoever counts declares others
/// @param lot drawn already, in a poll
/// @param readings the same ballots in every form that the file states, one for each kind of vote
public record ElectionFile(
    String format,
    List<String> options,
    Map<String, String> titles,
    List<Ballots> readings,
    Stated stated,
    Declared declared,
    Optional<Lot> lot) {
  /// The form of a poll's bundle.
  public static final String BUNDLE = "bundle";

  ElectionFile(
      String format,
      List<String> options,
      Map<String, String> titles,
      List<Ballots> readings,
      Stated stated) {
    this(format, options, titles, readings, stated, Declared.NOTHING, Optional.empty());
  }

  public ElectionFile {
    options = List.copyOf(options);
    titles = Collections.unmodifiableMap(new LinkedHashMap<>(titles));
    readings = List.copyOf(readings);
  }

  /// What a file says besides ballots.
  ///
  /// @param budget money for equal shares, dots for dots
  /// @param costs of the options, in their order; empty where the file has none
  /// @param grades worst first; empty where the file has none
  /// @param scale the highest value of a score or of a placement
  /// @param cap most dots for one option
  /// @param credits of a quadratic vote
  public record Stated(
      OptionalInt seats,
      Optional<Fraction> budget,
      List<Fraction> costs,
      List<String> grades,
      OptionalInt scale,
      OptionalInt cap,
      OptionalInt credits) {
    static final Stated NOTHING =
        new Stated(
            OptionalInt.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty());

    public Stated {
      costs = List.copyOf(costs);
      grades = List.copyOf(grades);
    }

    Stated withSeats(int seats) {
      return new Stated(OptionalInt.of(seats), budget, costs, grades, scale, cap, credits);
    }

    Stated withGrades(List<String> grades) {
      return new Stated(seats, budget, costs, grades, scale, cap, credits);
    }

    Stated withBudget(Fraction budget, List<Fraction> costs) {
      return new Stated(seats, Optional.of(budget), costs, grades, scale, cap, credits);
    }
  }

  public Optional<Ballots> reading(Class<? extends Vote> kind) {
    return readings.stream().filter(ballots -> ballots.kind() == kind).findFirst();
  }

  /// How many ballots there are, each for as many as it counts.
  public Fraction weight() {
    return readings.getFirst().weight();
  }
}
