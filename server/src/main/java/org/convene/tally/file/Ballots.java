package org.convene.tally.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convene.tally.Fraction;
import org.convene.tally.Vote;

/// Ballots of one kind as they stand in a file, in its order.
///
/// @param kind what each vote is
public record Ballots(Class<? extends Vote> kind, List<Cast> cast) {
  public Ballots {
    cast = List.copyOf(cast);
  }

  /// @param place where it stands, for a method that refuses it
  public record Cast(Vote vote, Fraction weight, Place place) {}

  public Fraction weight() {
    return cast.stream().map(Cast::weight).reduce(Fraction.ZERO, Fraction::plus);
  }

  /// Collects them; votes that say the same are kept once.
  static final class Box {
    private final Class<? extends Vote> kind;
    private final List<Cast> cast = new ArrayList<>();
    private final Map<Vote, Vote> known = new HashMap<>();

    Box(Class<? extends Vote> kind) {
      this.kind = kind;
    }

    void add(Vote vote, Fraction weight, Place place) throws UnreadableFile {
      if (cast.size() == Limits.MAX_BALLOTS) {
        throw place.refuse("more than %d ballots".formatted(Limits.MAX_BALLOTS));
      }
      cast.add(new Cast(known.computeIfAbsent(vote, v -> v), weight, place));
    }

    /// How many different votes there are.
    int different() {
      return known.size();
    }

    int lines() {
      return cast.size();
    }

    /// @param end where more of them would stand
    Ballots close(Place end) throws UnreadableFile {
      if (cast.isEmpty()) {
        throw end.refuse("the file ends without a ballot");
      }
      return new Ballots(kind, cast);
    }
  }
}
