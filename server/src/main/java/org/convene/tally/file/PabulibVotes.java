package org.convene.tally.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convene.tally.Fraction;
import org.convene.tally.Vote;

/// The ballots of a Pabulib file: projects with commas between, and, where the type has them,
/// points in the same order.
final class PabulibVotes {
  private PabulibVotes() {}

  static Ballots read(Token type, Options options, List<PabulibTable.Row> rows, Place end)
      throws UnreadableFile {
    Ballots.Box box =
        new Ballots.Box(
            switch (type.text()) {
              case "approval", "choose-1" -> Vote.Choice.class;
              case "ordinal" -> Vote.Ranking.class;
              case "cumulative", "scoring" -> Vote.Points.class;
              default ->
                  throw type.refuse(
                      "the vote type %s is none of approval, choose-1, ordinal, cumulative, scoring"
                          .formatted(type.quoted()));
            });
    for (PabulibTable.Row row : rows) {
      box.add(vote(type.text(), options, row), Fraction.ONE, row.line().place());
    }
    return box.close(end);
  }

  private static Vote vote(String type, Options options, PabulibTable.Row row)
      throws UnreadableFile {
    List<Integer> chosen = chosen(options, row);
    return switch (type) {
      case "ordinal" -> new Vote.Ranking(chosen.stream().map(List::of).toList());
      case "cumulative", "scoring" -> new Vote.Points(points(chosen, row));
      default -> {
        if (type.equals("choose-1") && chosen.size() > 1) {
          throw row.line()
              .place()
              .refuse("%d projects, but one may be chosen".formatted(chosen.size()));
        }
        yield new Vote.Choice(chosen);
      }
    };
  }

  private static List<Integer> chosen(Options options, PabulibTable.Row row) throws UnreadableFile {
    row.field("vote");
    Set<Integer> seen = new HashSet<>();
    List<Integer> chosen = new ArrayList<>();
    for (Token project : listed(row.optional("vote"))) {
      int option = options.place(project);
      if (!seen.add(option)) {
        throw project.refuse(
            "the project %s stands on this ballot a second time".formatted(project.quoted()));
      }
      chosen.add(option);
    }
    return chosen;
  }

  private static SortedMap<Integer, Integer> points(List<Integer> chosen, PabulibTable.Row row)
      throws UnreadableFile {
    List<Token> points = listed(row.optional("points"));
    if (points.size() != chosen.size()) {
      throw row.line()
          .place()
          .refuse("points for %d of %d projects".formatted(points.size(), chosen.size()));
    }
    SortedMap<Integer, Integer> given = new TreeMap<>();
    for (int i = 0; i < points.size(); i++) {
      given.put(
          chosen.get(i), Numerals.whole(points.get(i), "a number of points", 0, Limits.MAX_POINTS));
    }
    return given;
  }

  private static List<Token> listed(Optional<Token> field) {
    return field.stream()
        .flatMap(token ->
            java.util.Arrays.stream(token.text().split(",", -1))
                .map(part -> new Token(part.strip(), token.place())))
        .toList();
  }
}
