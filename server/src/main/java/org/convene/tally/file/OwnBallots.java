package org.convene.tally.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convene.tally.Fraction;
import org.convene.tally.Vote;

/// The ballots of our own form: `{"weight": "2", "points": {…}}`, and in place of `points` one of
/// `options`, `ranks`, `placements`, `objections`; the same on every ballot of a file.
final class OwnBallots {
  private static final Map<String, Class<? extends Vote>> KINDS =
      Map.of(
          "options", Vote.Choice.class,
          "ranks", Vote.Ranking.class,
          "points", Vote.Points.class,
          "placements", Vote.Placements.class,
          "objections", Vote.Objections.class);

  private final Options options;
  private final ElectionFile.Stated stated;

  private OwnBallots(Options options, ElectionFile.Stated stated) {
    this.options = options;
    this.stated = stated;
  }

  static Ballots read(JsonValue ballots, Options options, ElectionFile.Stated stated)
      throws UnreadableFile {
    return new OwnBallots(options, stated).readAll(ballots);
  }

  private Ballots readAll(JsonValue ballots) throws UnreadableFile {
    List<JsonValue> items = ballots.items("'ballots'");
    String kind = items.isEmpty() ? "options" : kind(items.getFirst().members("a ballot"));
    Ballots.Box box = new Ballots.Box(KINDS.getOrDefault(kind, Vote.Choice.class));
    for (JsonValue item : items) {
      JsonValue.Members ballot = item.members("a ballot");
      if (!kind(ballot).equals(kind)) {
        throw ballot.place().refuse("a ballot with '%s' was expected, as before".formatted(kind));
      }
      box.add(vote(kind, ballot.required(kind)), weight(ballot), ballot.place());
    }
    return box.close(ballots.place());
  }

  private static String kind(JsonValue.Members ballot) throws UnreadableFile {
    List<String> kinds =
        ballot.members().keySet().stream().filter(name -> !name.equals("weight")).toList();
    if (kinds.size() != 1 || !KINDS.containsKey(kinds.getFirst())) {
      throw ballot
          .place()
          .refuse("a ballot has one of options, ranks, points, placements, objections");
    }
    return kinds.getFirst();
  }

  private static Fraction weight(JsonValue.Members ballot) throws UnreadableFile {
    return ballot.member("weight").isEmpty()
        ? Fraction.ONE
        : Numerals.weight(ballot.required("weight").number("'weight'"));
  }

  private Vote vote(String kind, JsonValue value) throws UnreadableFile {
    return switch (kind) {
      case "options" -> new Vote.Choice(choice(value));
      case "ranks" -> new Vote.Ranking(ranks(value));
      case "points" -> new Vote.Points(points(value));
      case "placements" -> new Vote.Placements(placements(value));
      default -> new Vote.Objections(objections(value));
    };
  }

  private List<Integer> choice(JsonValue value) throws UnreadableFile {
    Marks marks = new Marks();
    marks.newRank();
    mark(value.items("'options'"), marks);
    return marks.groups().getFirst();
  }

  /// An option that shares its rank with none may stand without brackets.
  private List<List<Integer>> ranks(JsonValue value) throws UnreadableFile {
    Marks marks = new Marks();
    for (JsonValue rank : value.items("'ranks'")) {
      marks.newRank();
      List<JsonValue> equal = rank instanceof JsonValue.Text ? List.of(rank) : rank.items("a rank");
      if (equal.isEmpty()) {
        throw rank.place().refuse("a rank without an option");
      }
      mark(equal, marks);
    }
    return marks.ranks();
  }

  private void mark(List<JsonValue> names, Marks marks) throws UnreadableFile {
    for (JsonValue name : names) {
      Token token = name.text("an option");
      marks.mark(options.place(token), token);
    }
  }

  private SortedMap<Integer, Integer> points(JsonValue value) throws UnreadableFile {
    SortedMap<Integer, Integer> points = new TreeMap<>();
    for (Map.Entry<String, JsonValue> one : value.members("'points'").members().entrySet()) {
      points.put(option(one), point(one.getValue()));
    }
    return points;
  }

  /// A grade may stand by its name or by its number, the worst being 0.
  private int point(JsonValue value) throws UnreadableFile {
    if (!stated.grades().isEmpty() && value instanceof JsonValue.Text name) {
      int grade = stated.grades().indexOf(name.text());
      if (grade < 0) {
        throw name.place().refuse("there is no grade " + Place.quote(name.text()));
      }
      return grade;
    }
    int least = stated.grades().isEmpty() ? -Limits.MAX_POINTS : 0;
    int most = stated.grades().isEmpty() ? Limits.MAX_POINTS : stated.grades().size() - 1;
    return Numerals.whole(value.number("a number of points"), "a number of points", least, most);
  }

  private SortedMap<Integer, Vote.Placement> placements(JsonValue value) throws UnreadableFile {
    SortedMap<Integer, Vote.Placement> placements = new TreeMap<>();
    for (Map.Entry<String, JsonValue> one : value.members("'placements'").members().entrySet()) {
      placements.put(option(one), placement(one.getValue()));
    }
    return placements;
  }

  /// `[3, 5]`, or the same with names.
  private Vote.Placement placement(JsonValue value) throws UnreadableFile {
    List<JsonValue> pair = new ArrayList<>();
    if (value instanceof JsonValue.Items items) {
      pair.addAll(items.items());
    } else {
      JsonValue.Members named = value.members("a placement");
      pair.add(named.required("impact"));
      pair.add(named.required("feasibility"));
      if (named.members().size() > 2) {
        throw named.place().refuse("a placement has impact and feasibility, and nothing more");
      }
    }
    if (pair.size() != 2) {
      throw value.place().refuse("a placement has two values: impact and feasibility");
    }
    return new Vote.Placement(axis(pair.get(0)), axis(pair.get(1)));
  }

  private int axis(JsonValue value) throws UnreadableFile {
    return Numerals.whole(
        value.number("a value"), "a value", 0, stated.scale().orElse(Limits.MAX_POINTS));
  }

  private SortedMap<Integer, String> objections(JsonValue value) throws UnreadableFile {
    SortedMap<Integer, String> objections = new TreeMap<>();
    for (Map.Entry<String, JsonValue> one : value.members("'objections'").members().entrySet()) {
      objections.put(option(one), one.getValue().text("a reason").text());
    }
    return objections;
  }

  private int option(Map.Entry<String, JsonValue> member) throws UnreadableFile {
    return options.place(new Token(member.getKey(), member.getValue().place()));
  }
}
