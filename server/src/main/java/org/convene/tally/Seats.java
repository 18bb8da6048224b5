package org.convene.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Who is elected, who is still in and who has left, while a [SingleTransferableVote] is counted.
final class Seats {
  final Election election;
  final Rounds rounds;
  final Fraction valid;
  private final int seats;
  private final TreeSet<Integer> in = new TreeSet<>();
  private final List<List<Integer>> elected = new ArrayList<>();
  private final List<List<Integer>> left = new ArrayList<>();
  private Map<Integer, Fraction> standing = Map.of();

  Seats(Election election, Lot lot, int seats, Fraction valid) {
    this.election = election;
    this.seats = seats;
    this.valid = valid;
    rounds = new Rounds(election, lot);
    IntStream.range(0, election.options().size()).forEach(in::add);
  }

  int seats() {
    return seats;
  }

  /// Who is neither elected nor out.
  Set<Integer> in() {
    return in;
  }

  List<Integer> elected() {
    return elected.stream().flatMap(List::stream).toList();
  }

  int vacancies() {
    return seats - elected().size();
  }

  boolean complete() {
    return vacancies() == 0 || in.isEmpty();
  }

  /// Elects who reaches the quota, and all who are in when there are no more of them than
  /// vacancies.
  ///
  /// @return who is elected now, most votes first
  List<Integer> elect(Map<Integer, Fraction> votes, Fraction quota) {
    standing = votes;
    List<Integer> now =
        new ArrayList<>(
            elect(
                in.stream()
                    .filter(one -> votes.getOrDefault(one, Fraction.ZERO).compareTo(quota) >= 0)
                    .toList()));
    if (in.size() <= vacancies()) {
      now.addAll(elect(List.copyOf(in)));
    }
    return now;
  }

  private List<Integer> elect(List<Integer> options) {
    Comparator<Integer> byVotes = Comparator.comparing(standing::get);
    List<List<Integer>> ranks = Ranks.by(options, byVotes.reversed());
    elected.addAll(ranks);
    options.forEach(in::remove);
    return ranks.stream().flatMap(List::stream).toList();
  }

  void leave(Collection<Integer> options) {
    if (!options.isEmpty()) {
      left.addFirst(List.copyOf(options));
      options.forEach(in::remove);
    }
  }

  Outcome outcome() {
    List<List<Integer>> ranks = new ArrayList<>(elected);
    ranks.addAll(
        Ranks.by(
            in,
            Comparator.comparing((Integer one) -> standing.getOrDefault(one, Fraction.ZERO))
                .reversed()));
    ranks.addAll(left);
    return rounds.outcome(ranks, elected(), seats, valid);
  }
}
