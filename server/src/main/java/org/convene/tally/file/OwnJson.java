package org.convene.tally.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.convene.tally.Fraction;

/// The project's own form, for what the field has none for: grades, points, pairs of impact and
/// feasibility, objections. An object with `options` and `ballots` (or, for grades, `tallies`), and
/// what the ballots need: `grades`, `scale`, `budget`, `costs`, `cap`, `credits`, `seats`. The
/// order of its members is free, its content is strict.
final class OwnJson {
  private static final Set<String> KNOWN =
      Set.of(
          "format", "title", "options", "ballots", "tallies", "voters", "grades", "scale", "budget",
          "costs", "cap", "credits", "seats");

  /// What `format` says, where a file has it.
  static final String FORMAT = "convene-election";

  private final JsonValue.Members file;
  private final Options options = new Options();

  private OwnJson(JsonValue.Members file) {
    this.file = file;
  }

  static ElectionFile read(JsonValue json) throws UnreadableFile {
    return new OwnJson(json.members("an election")).readAll();
  }

  private ElectionFile readAll() throws UnreadableFile {
    checkFormat();
    for (Map.Entry<String, JsonValue> member : file.members().entrySet()) {
      if (!KNOWN.contains(member.getKey())) {
        throw member
            .getValue()
            .place()
            .refuse("there is no field %s".formatted(Place.quote(member.getKey())));
      }
    }
    for (JsonValue option : file.required("options").items("'options'")) {
      options.add(option.text("an option"));
    }
    if (options.size() == 0) {
      throw file.required("options").place().refuse("there is no option");
    }
    ElectionFile.Stated stated = stated();
    return new ElectionFile("json", options.names(), Map.of(), readings(stated), stated);
  }

  private void checkFormat() throws UnreadableFile {
    Optional<JsonValue> format = file.member("format");
    if (format.isPresent() && !format.get().text("'format'").text().equals(FORMAT)) {
      throw format.get().place().refuse("'format' is not '%s'".formatted(FORMAT));
    }
  }

  private List<Ballots> readings(ElectionFile.Stated stated) throws UnreadableFile {
    Optional<JsonValue> tallies = file.member("tallies");
    Optional<JsonValue> ballots = file.member("ballots");
    if (tallies.isPresent() == ballots.isPresent()) {
      throw file.place().refuse("either 'ballots' or 'tallies' is needed");
    }
    return List.of(
        ballots.isPresent()
            ? OwnBallots.read(ballots.get(), options, stated)
            : GradeTallies.read(tallies.get(), options, stated.grades(), voters()));
  }

  private Optional<Fraction> voters() throws UnreadableFile {
    Optional<JsonValue> voters = file.member("voters");
    return voters.isEmpty()
        ? Optional.empty()
        : Optional.of(Numerals.weight(voters.get().number("'voters'")));
  }

  private ElectionFile.Stated stated() throws UnreadableFile {
    Optional<JsonValue> budget = file.member("budget");
    return new ElectionFile.Stated(
        whole("seats", options.size()),
        budget.isEmpty()
            ? Optional.empty()
            : Optional.of(Numerals.decimal(budget.get().number("'budget'"), "'budget'")),
        costs(),
        grades(),
        whole("scale", Limits.MAX_POINTS),
        whole("cap", Limits.MAX_POINTS),
        whole("credits", Limits.MAX_POINTS));
  }

  private OptionalInt whole(String name, int most) throws UnreadableFile {
    Optional<JsonValue> value = file.member(name);
    return value.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            Numerals.whole(value.get().number("'" + name + "'"), "'" + name + "'", 1, most));
  }

  private List<String> grades() throws UnreadableFile {
    Optional<JsonValue> grades = file.member("grades");
    if (grades.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (JsonValue grade : grades.get().items("'grades'")) {
      Token name = grade.text("a grade");
      if (names.contains(name.text()) || name.text().isBlank()) {
        throw name.refuse("the grade %s has no name of its own".formatted(name.quoted()));
      }
      names.add(name.text());
    }
    if (names.size() < 2 || names.size() > Limits.MAX_GRADES) {
      throw grades.get().place().refuse("there are 2 to %d grades".formatted(Limits.MAX_GRADES));
    }
    return names;
  }

  private List<Fraction> costs() throws UnreadableFile {
    Optional<JsonValue> stated = file.member("costs");
    if (stated.isEmpty()) {
      return List.of();
    }
    JsonValue.Members costs = stated.get().members("'costs'");
    for (String name : costs.members().keySet()) {
      options.place(new Token(name, costs.place()));
    }
    List<Fraction> inOrder = new ArrayList<>();
    for (String option : options.names()) {
      JsonValue cost =
          costs
              .member(option)
              .orElseThrow(() -> costs.place().refuse("no cost of " + Place.quote(option)));
      inOrder.add(Numerals.decimal(cost.number("a cost"), "a cost"));
    }
    return inOrder;
  }
}
