package org.convene.meeting;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.convene.base.Kebab;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// How people get a place in a meeting.
///
/// @param capacity places; null: as many as come
/// @param questions what everybody is asked who registers
public record Registration(Policy policy, @Nullable Integer capacity, List<Question> questions) {
  /// Most places; more than any hall has.
  static final int MOST_PLACES = 100_000;

  /// Most questions. Past it people give up before they have registered.
  static final int MOST_QUESTIONS = 20;

  /// Nobody has to register.
  public static final Registration NONE = new Registration(Policy.NONE, null, List.of());

  public enum Policy {
    /// There is none: whoever has the address may come.
    NONE,
    /// Who registers has a place, while there are any.
    OPEN,
    /// An organiser says yes or no.
    APPROVAL,
    /// Nobody may register any more.
    CLOSED;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }

  /// One thing asked of everybody who registers.
  ///
  /// @param id unique within the meeting; what answers go by, so it stays when the text is edited
  /// @param options of a choice, in order; otherwise empty
  public record Question(String id, Text text, Kind kind, List<Text> options, boolean required) {
    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /// Most options of a choice. Past it a list no longer fits a phone's screen.
    static final int MOST_OPTIONS = 30;

    public enum Kind {
      TEXT,
      YES_NO,
      CHOICE;

      @JsonValue
      public String json() {
        return Kebab.of(this);
      }
    }

    public Question {
      options = List.copyOf(options);
    }

    Optional<Refusal> flaw() {
      if (!ID.matcher(id).matches()) {
        return flawed("the id of a question has small letters, digits and dashes");
      }
      if ((kind == Kind.CHOICE) != (options.size() > 1) || options.size() > MOST_OPTIONS) {
        return flawed("a choice has 2 to %d options, other questions none".formatted(MOST_OPTIONS));
      }
      return text.lineFlaw("question")
          .or(() ->
              options.stream().flatMap(option -> option.lineFlaw("option").stream()).findFirst());
    }
  }

  public Registration {
    questions = List.copyOf(questions);
  }

  Optional<Refusal> flaw() {
    if (capacity != null && (capacity < 1 || capacity > MOST_PLACES)) {
      return flawed("capacity is %d: it must be 1 to %d".formatted(capacity, MOST_PLACES));
    }
    if (questions.size() > MOST_QUESTIONS) {
      return flawed("there are more than %d questions".formatted(MOST_QUESTIONS));
    }
    Set<String> ids = new HashSet<>();
    if (!questions.stream().allMatch(question -> ids.add(question.id()))) {
      return flawed("two questions have the same id");
    }
    return questions.stream().flatMap(question -> question.flaw().stream()).findFirst();
  }

  private static Optional<Refusal> flawed(String detail) {
    return Optional.of(Refusal.invalid("invalid-registration", detail));
  }
}
