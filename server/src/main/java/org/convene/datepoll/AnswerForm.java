package org.convene.datepoll;

import io.vertx.core.MultiMap;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The form of a date poll, filled in as far as it is: what somebody has typed is shown again when
/// it cannot be taken.
///
/// @param email empty for none
public record AnswerForm(
    String name, String email, @Nullable ZoneId zone, Map<Integer, Choice> choices) {
  static final AnswerForm EMPTY = new AnswerForm("", "", null, Map.of());

  private static final String CHOICE = "c";
  private static final int LONGEST_NUMBER = 6;

  public AnswerForm {
    choices = Map.copyOf(choices);
  }

  static AnswerForm of(Answer answer) {
    return new AnswerForm(
        answer.name(),
        answer.email() == null ? "" : answer.email(),
        answer.zone(),
        answer.choices());
  }

  /// What was posted. What is no choice and no zone is left out; the rules see what is missing.
  static AnswerForm read(MultiMap posted) {
    Map<Integer, Choice> choices = new TreeMap<>();
    for (Map.Entry<String, String> field : posted) {
      number(field.getKey())
          .ifPresent(
              number -> Choice.of(field.getValue()).ifPresent(said -> choices.put(number, said)));
    }
    return new AnswerForm(
        tidy(posted.get("name")),
        tidy(posted.get("email")),
        Zones.find(posted.get("zone")).orElse(null),
        choices);
  }

  Answer.Given given(ZoneId otherwise, String locale) {
    return new Answer.Given(
        name, email.isEmpty() ? null : email, zone == null ? otherwise : zone, locale, choices);
  }

  /// For the attribute `checked`.
  public boolean says(Candidate candidate, Choice choice) {
    return choices.get(candidate.number()) == choice;
  }

  public List<Choice> all() {
    return List.of(Choice.values());
  }

  private static Optional<Integer> number(String field) {
    String digits = field.startsWith(CHOICE) ? field.substring(CHOICE.length()) : "";
    return digits.matches("[1-9][0-9]{0," + (LONGEST_NUMBER - 1) + "}")
        ? Optional.of(Integer.valueOf(digits))
        : Optional.empty();
  }

  private static String tidy(@Nullable String typed) {
    return typed == null ? "" : typed.strip().replaceAll("[ \\t\\r\\n]+", " ");
  }
}
