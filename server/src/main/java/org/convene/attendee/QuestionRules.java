package org.convene.attendee;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convene.meeting.Registration.Question;

/// What answers the organiser's questions. A choice is sent as the number of its option, from 0,
/// and kept as the option's words in the initiative's first language: so options may be moved.
final class QuestionRules {
  /// Longest answer, in UTF-16 units. It stands in a cell of a table beside many others.
  static final int LONGEST_ANSWER = 500;

  static final String YES = "yes";
  static final String NO = "no";

  private QuestionRules() {}

  /// @param kept by the question's id, without those that were left open
  /// @param flaws what is wrong, by the question's id, as [FormRules] names it
  record Checked(Map<String, String> kept, Map<String, String> flaws) {}

  static Checked check(List<Question> questions, Map<String, String> typed, String fallback) {
    Map<String, String> kept = new HashMap<>();
    Map<String, String> flaws = new HashMap<>();
    for (Question question : questions) {
      String answer = plain(typed.getOrDefault(question.id(), ""));
      Optional<String> flaw = flaw(question, answer);
      if (flaw.isPresent()) {
        flaws.put(question.id(), flaw.get());
      } else if (!answer.isEmpty()) {
        kept.put(question.id(), kept(question, answer, fallback));
      }
    }
    return new Checked(kept, flaws);
  }

  /// As it is typed again when somebody corrects what is kept.
  static Map<String, String> typed(
      List<Question> questions, Map<String, String> kept, String fallback) {
    Map<String, String> typed = new HashMap<>();
    for (Question question : questions) {
      String answer = kept.getOrDefault(question.id(), "");
      typed.put(question.id(), typed(question, answer, fallback));
    }
    return typed;
  }

  /// Browsers end the lines of a text with CRLF.
  private static String plain(String typed) {
    return typed.replace("\r\n", "\n").strip();
  }

  private static Optional<String> flaw(Question question, String answer) {
    if (answer.isEmpty()) {
      return question.required() ? Optional.of("required") : Optional.empty();
    }
    return switch (question.kind()) {
      case TEXT -> textFlaw(answer);
      case YES_NO ->
          answer.equals(YES) || answer.equals(NO) ? Optional.empty() : Optional.of("no-option");
      case CHOICE -> isOption(question, answer) ? Optional.empty() : Optional.of("no-option");
    };
  }

  private static Optional<String> textFlaw(String answer) {
    if (answer.length() > LONGEST_ANSWER) {
      return Optional.of("too-long");
    }
    boolean control =
        answer.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    return control ? Optional.of("unprintable") : Optional.empty();
  }

  private static boolean isOption(Question question, String answer) {
    return answer.matches("0|[1-9][0-9]?") && Integer.parseInt(answer) < question.options().size();
  }

  private static String kept(Question question, String answer, String fallback) {
    return question.kind() == Question.Kind.CHOICE
        ? question.options().get(Integer.parseInt(answer)).read(fallback, fallback)
        : answer;
  }

  private static String typed(Question question, String kept, String fallback) {
    if (question.kind() != Question.Kind.CHOICE) {
      return kept;
    }
    return IntStream.range(0, question.options().size())
        .filter(i -> question.options().get(i).read(fallback, fallback).equals(kept))
        .mapToObj(Integer::toString)
        .findFirst()
        .orElse("");
  }
}
