package org.convene.tally.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.convene.tally.Vote;

/// A file's ballots as a method takes them: as they stand, or with no more said than follows from
/// them. Points rank; ranks and choices give no points.
final class VotesOf {
  private final ElectionFile file;
  private final FileMethod method;

  VotesOf(ElectionFile file, FileMethod method) {
    this.file = file;
    this.method = method;
  }

  /// First choices: options chosen, or the first rank.
  Ballots firsts() throws UnreadableFile {
    return stated(Vote.Choice.class)
        .or(() -> stated(Vote.Ranking.class))
        .or(() -> from(Vote.Points.class, Vote.Ranking.class, VotesOf::ranked))
        .orElseThrow(() -> cannot("options chosen, a ranking, or points"));
  }

  /// Options chosen, or those with points above 0, or all that are ranked.
  Ballots approvals() throws UnreadableFile {
    return stated(Vote.Choice.class)
        .or(() -> from(Vote.Points.class, Vote.Choice.class, VotesOf::positive))
        .or(() -> stated(Vote.Ranking.class))
        .orElseThrow(() -> cannot("options chosen, points, or a ranking"));
  }

  /// As ranked; by points; or all that are chosen equally first.
  Ballots rankings() throws UnreadableFile {
    return stated(Vote.Ranking.class)
        .or(() -> from(Vote.Points.class, Vote.Ranking.class, VotesOf::ranked))
        .or(() -> from(Vote.Choice.class, Vote.Ranking.class, VotesOf::chosenFirst))
        .orElseThrow(() -> cannot("a ranking, points, or options chosen"));
  }

  /// Options chosen; or points; or those that an order stands for.
  Ballots utilities() throws UnreadableFile {
    return stated(Vote.Choice.class)
        .or(() -> stated(Vote.Points.class))
        .or(() -> from(Vote.Ranking.class, Vote.Points.class, VotesOf::borda))
        .orElseThrow(() -> cannot("options chosen, points, or a ranking"));
  }

  Ballots only(Class<? extends Vote> kind, String what) throws UnreadableFile {
    return stated(kind).orElseThrow(() -> cannot(what));
  }

  private Optional<Ballots> stated(Class<? extends Vote> kind) {
    return file.reading(kind);
  }

  private UnreadableFile cannot(String needed) {
    return new UnreadableFile(
        "%s counts %s, and the file has %s"
            .formatted(method.json(), needed, has(file.readings().getFirst().kind())));
  }

  private static String has(Class<? extends Vote> kind) {
    return switch (kind.getSimpleName()) {
      case "Choice" -> "options chosen";
      case "Ranking" -> "rankings";
      case "Points" -> "points";
      case "Placements" -> "placements on two axes";
      default -> "objections";
    };
  }

  private Optional<Ballots> from(
      Class<? extends Vote> has, Class<? extends Vote> kind, Function<Vote, Vote> made) {
    return stated(has)
        .map(ballots -> {
          List<Ballots.Cast> cast =
              ballots.cast().stream()
                  .map(one -> new Ballots.Cast(made.apply(one.vote()), one.weight(), one.place()))
                  .toList();
          return new Ballots(kind, cast);
        });
  }

  private static Vote ranked(Vote vote) {
    return AbifBallot.byPoints(((Vote.Points) vote).points());
  }

  private static Vote positive(Vote vote) {
    return new Vote.Choice(
        ((Vote.Points) vote)
            .points().entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList());
  }

  private static Vote chosenFirst(Vote vote) {
    List<Integer> chosen = ((Vote.Choice) vote).options();
    return new Vote.Ranking(chosen.isEmpty() ? List.of() : List.of(chosen));
  }

  /// The points that a place in an order stands for where a method needs points: of k ranked
  /// options the first has k − 1, the last 0, as in pabutools.
  private static Vote borda(Vote vote) {
    List<List<Integer>> ranks = ((Vote.Ranking) vote).ranks();
    int below = ranks.stream().mapToInt(List::size).sum() - 1;
    TreeMap<Integer, Integer> points = new TreeMap<>();
    for (List<Integer> equal : ranks) {
      for (int option : equal) {
        points.put(option, below);
      }
      below -= equal.size();
    }
    return new Vote.Points(points);
  }
}
