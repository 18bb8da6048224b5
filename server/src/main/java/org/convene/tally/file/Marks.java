package org.convene.tally.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The ranks of one ballot as they are read: no option stands on it twice.
final class Marks {
  private final List<List<Integer>> ranks = new ArrayList<>();
  private final Set<Integer> seen = new HashSet<>();

  void newRank() {
    ranks.add(new ArrayList<>());
  }

  /// Puts an option into the last rank.
  void mark(int option, Token token) throws UnreadableFile {
    if (!seen.add(option)) {
      throw token.refuse(
          "the option %s stands on this ballot a second time".formatted(token.quoted()));
    }
    ranks.getLast().add(option);
  }

  int marked() {
    return seen.size();
  }

  boolean ties() {
    return ranks.stream().anyMatch(rank -> rank.size() > 1);
  }

  /// The ranks that hold an option.
  List<List<Integer>> ranks() {
    return ranks.stream().filter(rank -> !rank.isEmpty()).toList();
  }

  /// Every rank, the empty ones, too.
  List<List<Integer>> groups() {
    return List.copyOf(ranks);
  }
}
