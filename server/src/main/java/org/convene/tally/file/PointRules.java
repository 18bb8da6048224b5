package org.convene.tally.file;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.convene.tally.Fraction;
import org.convene.tally.Vote;

/// Whether the points of each ballot are what the method lets a voter give. A file that says no
/// limit has none.
final class PointRules {
  /// The longest scale of two axes. Past it a histogram of every option would not fit the memory.
  static final int MAX_SCALE = 1_000;

  static final int DEFAULT_SCALE = 10;

  private static final int FINGERS = 5;

  private final ElectionFile file;
  private final FileMethod method;

  PointRules(ElectionFile file, FileMethod method) {
    this.file = file;
    this.method = method;
  }

  /// @param budget dots that a ballot may give
  Ballots checked(Ballots ballots, Optional<Fraction> budget) throws UnreadableFile {
    for (Ballots.Cast cast : ballots.cast()) {
      Map<Integer, Integer> points = ((Vote.Points) cast.vote()).points();
      switch (method) {
        case SCORE -> within(cast, points, most(Limits.MAX_POINTS));
        case MAJORITY_JUDGMENT -> within(cast, points, most(Limits.MAX_GRADES - 1));
        case FIST_OF_FIVE -> within(cast, points, FINGERS);
        case DOTS -> dots(cast, points, budget);
        default -> credits(cast, points);
      }
    }
    return ballots;
  }

  Ballots notNegative(Ballots ballots) throws UnreadableFile {
    for (Ballots.Cast cast : ballots.cast()) {
      if (cast.vote() instanceof Vote.Points points) {
        within(cast, points.points(), Limits.MAX_POINTS);
      }
    }
    return ballots;
  }

  Ballots placed(Ballots ballots) throws UnreadableFile {
    int scale = scale();
    for (Ballots.Cast cast : ballots.cast()) {
      for (Vote.Placement at : ((Vote.Placements) cast.vote()).placements().values()) {
        if (Math.max(at.impact(), at.feasibility()) > scale) {
          throw cast.place().refuse("a value above the scale, which ends at " + scale);
        }
      }
    }
    return ballots;
  }

  int scale() throws UnreadableFile {
    int scale = file.stated().scale().orElse(DEFAULT_SCALE);
    if (scale > MAX_SCALE) {
      throw new UnreadableFile("a scale longer than " + MAX_SCALE);
    }
    return scale;
  }

  /// How many grades there are: as the file says, or up to the highest that is given.
  ///
  /// @param rules gets their names, or the highest
  int grades(Ballots ballots, Map<String, Object> rules) {
    if (!file.stated().grades().isEmpty()) {
      rules.put("grades", file.stated().grades());
      return file.stated().grades().size();
    }
    int highest =
        file.stated()
            .scale()
            .orElseGet(() ->
                ballots.cast().stream()
                    .flatMap(cast -> ((Vote.Points) cast.vote()).points().values().stream())
                    .max(Integer::compare)
                    .orElse(1));
    rules.put("grades", "0 to " + highest);
    return highest + 1;
  }

  private int most(int otherwise) {
    OptionalInt scale = file.stated().scale();
    int grades = file.stated().grades().size();
    return grades > 0 ? grades - 1 : Math.min(scale.orElse(otherwise), otherwise);
  }

  private void within(Ballots.Cast cast, Map<Integer, Integer> points, int most)
      throws UnreadableFile {
    for (Map.Entry<Integer, Integer> one : points.entrySet()) {
      if (one.getValue() < 0 || one.getValue() > most) {
        throw cast.place()
            .refuse(
                "%d for %s, but %s takes 0 to %d"
                    .formatted(
                        one.getValue(),
                        Place.quote(file.options().get(one.getKey())),
                        method.json(),
                        most));
      }
    }
  }

  private void dots(Ballots.Cast cast, Map<Integer, Integer> points, Optional<Fraction> budget)
      throws UnreadableFile {
    within(cast, points, file.stated().cap().orElse(Limits.MAX_POINTS));
    long sum = points.values().stream().mapToLong(Integer::longValue).sum();
    if (budget.isPresent() && Fraction.of(sum).compareTo(budget.get()) > 0) {
      throw cast.place().refuse("%d dots, but a ballot has %s".formatted(sum, budget.get()));
    }
  }

  private void credits(Ballots.Cast cast, Map<Integer, Integer> points) throws UnreadableFile {
    OptionalInt credits = file.stated().credits();
    Fraction spent =
        points.values().stream()
            .map(votes -> Fraction.of(votes).times(votes))
            .reduce(Fraction.ZERO, Fraction::plus);
    if (credits.isPresent() && spent.compareTo(Fraction.of(credits.getAsInt())) > 0) {
      throw cast.place()
          .refuse("%s credits spent, but a ballot has %d".formatted(spent, credits.getAsInt()));
    }
  }
}
