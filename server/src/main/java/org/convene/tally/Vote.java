package org.convene.tally;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One voter's answer. Options are named by their places in the election, from 0. Two votes are
/// equal when they say the same, so equal votes can be counted together.
public sealed interface Vote {
  /// The options chosen.
  ///
  /// @param options ascending
  record Choice(List<Integer> options) implements Vote {
    public Choice {
      options = options.stream().sorted().toList();
    }
  }

  /// An order of preference; who is missing is unranked, and the method says what that means.
  ///
  /// @param ranks best first; options of one rank are equal; no rank is empty
  record Ranking(List<List<Integer>> ranks) implements Vote {
    public Ranking {
      ranks = ranks.stream().map(rank -> rank.stream().sorted().toList()).toList();
    }
  }

  /// A whole number for each option: points, dots, or a grade counted from the worst, which is 0.
  ///
  /// @param points an option that is missing got no opinion
  record Points(SortedMap<Integer, Integer> points) implements Vote {
    public Points {
      points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
    }

    @Override
    public int hashCode() {
      return inOrder(points);
    }
  }

  /// Where each option stands on two axes.
  ///
  /// @param placements an option that is missing got no opinion
  record Placements(SortedMap<Integer, Placement> placements) implements Vote {
    public Placements {
      placements = Collections.unmodifiableSortedMap(new TreeMap<>(placements));
    }

    @Override
    public int hashCode() {
      return inOrder(placements);
    }
  }

  record Placement(int impact, int feasibility) {}

  /// Consent to every option but those objected to.
  ///
  /// @param objections the reason for each; blank where none was given
  record Objections(SortedMap<Integer, String> objections) implements Vote {
    public Objections {
      objections = Collections.unmodifiableSortedMap(new TreeMap<>(objections));
    }

    @Override
    public int hashCode() {
      return inOrder(objections);
    }
  }

  /// A map's own hash adds up its entries, so thousands of votes with small numbers would share
  /// one, and counting equal votes together would take the square of their number.
  private static int inOrder(SortedMap<Integer, ?> map) {
    return List.copyOf(map.entrySet()).hashCode();
  }
}
