package org.convene.attendee;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convene.base.CommitmentId;
import org.convene.initiative.Commitment;
import org.convene.meeting.Registration.Question;
import org.jspecify.annotations.Nullable;

/// What the form of a registration takes. What is wrong is named beside its field, and everything
/// that was typed stays.
final class FormRules {
  static final String QUESTION = "q-";

  private static final Set<String> FIELDS = Set.of("name", "email", "commitment", "do");

  private FormRules() {}

  /// As somebody typed it.
  ///
  /// @param commitment an id, or nothing
  /// @param answers by the question's id
  /// @param strange whether there were fields that nobody asked for, or one of them twice
  record Typed(
      String name, String email, String commitment, Map<String, String> answers, boolean strange) {
    static final Typed NOTHING = new Typed("", "", "", Map.of(), false);

    static Typed of(MultiMap form, List<Question> questions) {
      Map<String, String> answers = new HashMap<>();
      boolean strange = false;
      for (String field : form.names()) {
        boolean asked =
            FIELDS.contains(field)
                || questions.stream().anyMatch(q -> field.equals(QUESTION + q.id()));
        strange |= !asked || form.getAll(field).size() > 1;
        if (field.startsWith(QUESTION)) {
          answers.put(field.substring(QUESTION.length()), value(form, field));
        }
      }
      return new Typed(
          value(form, "name"), value(form, "email"), value(form, "commitment"), answers, strange);
    }

    private static String value(MultiMap form, String field) {
      String value = form.get(field);
      return value == null ? "" : value;
    }
  }

  sealed interface Checked {
    record Fits(Person person, Map<String, String> answers) implements Checked {}

    /// @param flaws which message stands beside which field; that of `form` stands above all
    record Flawed(Map<String, String> flaws) implements Checked {}
  }

  /// @param locale the language of the page
  /// @param fallback the first language of the initiative
  static Checked check(
      Typed typed,
      List<Question> questions,
      List<Commitment> commitments,
      String locale,
      String fallback) {
    Map<String, String> flaws = new HashMap<>();
    Optional<String> name = Person.tidyName(typed.name());
    Optional<String> email = MailAddress.tidy(typed.email());
    Optional<CommitmentId> commitment = commitment(typed.commitment(), commitments);
    note(flaws, "name", name.isEmpty(), typed.name().isBlank() ? "required" : "name");
    note(flaws, "email", email.isEmpty(), typed.email().isBlank() ? "required" : "address");
    note(flaws, "commitment", !typed.commitment().isEmpty() && commitment.isEmpty(), "no-option");
    var answers = answers(typed, questions, fallback, flaws);
    return flaws.isEmpty()
        ? new Checked.Fits(
            new Person(name.orElseThrow(), email.orElseThrow(), locale, commitment.orElse(null)),
            answers)
        : new Checked.Flawed(flaws);
  }

  /// Only the answers, into `flaws` what is wrong with them.
  static Map<String, String> answers(
      Typed typed, List<Question> questions, String fallback, Map<String, String> flaws) {
    note(flaws, "form", typed.strange(), "strange");
    var checked = QuestionRules.check(questions, typed.answers(), fallback);
    checked.flaws().forEach((id, flaw) -> flaws.put(QUESTION + id, flaw));
    return checked.kept();
  }

  private static void note(Map<String, String> flaws, String field, boolean wrong, String flaw) {
    if (wrong) {
      flaws.put(field, flaw);
    }
  }

  private static Optional<CommitmentId> commitment(
      @Nullable String typed, List<Commitment> commitments) {
    return commitments.stream()
        .map(Commitment::id)
        .filter(id -> id.toString().equals(typed))
        .findFirst();
  }
}
