package org.convene.attendee;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convene.attendee.FormRules.Checked;
import org.convene.attendee.FormRules.Typed;
import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.initiative.Commitment;
import org.convene.initiative.CommitmentClass;
import org.convene.meeting.Registration.Question;
import org.convene.meeting.Registration.Question.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {
  private static final Text ASKED = Text.of("en", "Question?");
  static final List<Question> QUESTIONS =
      List.of(
          new Question("diet", ASKED, Kind.TEXT, List.of(), false),
          new Question("first", ASKED, Kind.YES_NO, List.of(), true),
          new Question(
              "day",
              ASKED,
              Kind.CHOICE,
              List.of(Text.of("en", "Monday"), Text.of("en", "Tuesday")),
              false));
  private static final Commitment BRUSSELS =
      new Commitment(
          new CommitmentId(Uuids.v7()),
          new InitiativeId(Uuids.v7()),
          "Brussels",
          CommitmentClass.CITY,
          null);

  @Test
  void whatFitsIsKeptTidied() {
    assertThat(check(form("name", "  Ada   Berg ", "email", " ada@Bücher.example ", "q-day", "1")))
        .isEqualTo(
            new Checked.Fits(
                new Person("Ada Berg", "ada@xn--bcher-kva.example", "fr", null),
                Map.of("first", "yes", "day", "Tuesday")));
  }

  static Stream<List<String>> flaws() {
    return Stream.of(
        List.of("name", "", "name", "required"),
        List.of("name", " \t ", "name", "required"),
        List.of("name", "Ada\r\nBcc: eve@example.org", "name", "name"),
        List.of("name", "A\u0000da", "name", "name"),
        List.of("name", "A\u202Eda", "name", "name"),
        List.of("name", "A\u2028da", "name", "name"),
        List.of("name", "n".repeat(201), "name", "name"),
        List.of("email", "", "email", "required"),
        List.of("email", "ada", "email", "address"),
        List.of("commitment", "7", "commitment", "no-option"),
        List.of("commitment", Uuids.NIL.toString(), "commitment", "no-option"),
        List.of("q-first", "", "q-first", "required"),
        List.of("q-first", "maybe", "q-first", "no-option"),
        List.of("q-day", "2", "q-day", "no-option"),
        List.of("q-day", "-1", "q-day", "no-option"),
        List.of("q-day", "Monday", "q-day", "no-option"),
        List.of("q-day", "99999999999", "q-day", "no-option"),
        List.of("q-diet", "x".repeat(501), "q-diet", "too-long"),
        List.of("q-diet", "a\u0007b", "q-diet", "unprintable"),
        List.of("q-unknown", "x", "form", "strange"),
        List.of("role", "speaker", "form", "strange"));
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void whatIsWrongIsNamedBesideItsField(List<String> flaw) {
    assertThat(check(form(flaw.get(0), flaw.get(1))))
        .isEqualTo(new Checked.Flawed(Map.of(flaw.get(2), flaw.get(3))));
  }

  @Test
  void aFieldThatComesTwiceIsStrange() {
    MultiMap twice = form("name", "Ada").add("email", "eve@example.org");
    assertThat(check(twice)).isEqualTo(new Checked.Flawed(Map.of("form", "strange")));
  }

  @Test
  void whatWasTypedStays() {
    Typed typed = Typed.of(form("name", "<Ada>", "q-diet", "a\r\nb"), QUESTIONS);
    assertThat(typed.name()).isEqualTo("<Ada>");
    assertThat(typed.answers()).containsEntry("diet", "a\r\nb");
  }

  @Test
  void whatIsKeptIsTypedAgainAlsoWhenOptionsHaveMoved() {
    Map<String, String> kept = Map.of("diet", "none", "first", "no", "day", "Tuesday");
    assertThat(QuestionRules.typed(QUESTIONS, kept, "en"))
        .isEqualTo(Map.of("diet", "none", "first", "no", "day", "1"));
    assertThat(QuestionRules.typed(QUESTIONS, Map.of("day", "Friday"), "en"))
        .containsEntry("day", "");
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.org, ada@example.org",
    "Ada.B+x@Example.ORG, Ada.B+x@Example.ORG",
    "o'hara@a.b-c.example, o'hara@a.b-c.example"
  })
  void anAddressThatAMailboxCanHave(String typed, String kept) {
    assertThat(MailAddress.tidy(typed)).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@example.org",
        "ada@",
        "ada@localhost",
        "ada@@example.org",
        "a b@example.org",
        "ada@example.org\r\nBcc: x@example.org",
        "ada@exa\u0000mple.org",
        "\"a b\"@example.org",
        ".ada@example.org",
        "ada.@example.org",
        "a..b@example.org",
        "ada@-x.org",
        "ada@x-.org",
        "ada@[127.0.0.1]",
        "ada@127.0.0.1",
        "ada@example..org",
        "ada@example.org.",
        "é@example.org",
        "ada@example.org,eve@example.org",
        "<ada@example.org>",
        "Ada <ada@example.org>"
      })
  void anAddressThatNoneCanHave(String typed) {
    assertThat(MailAddress.tidy(typed)).isEmpty();
  }

  @Test
  void noAddressIsLongerThanMailAllows() {
    assertThat(MailAddress.tidy("a".repeat(65) + "@example.org")).isEmpty();
    assertThat(MailAddress.tidy("a@" + "b".repeat(64) + ".org")).isEmpty();
    assertThat(MailAddress.tidy("a@" + "b.".repeat(130) + "org")).isEmpty();
    assertThat(MailAddress.tidy("a".repeat(100_000))).isEmpty();
  }

  private static Checked check(MultiMap form) {
    return FormRules.check(Typed.of(form, QUESTIONS), QUESTIONS, List.of(BRUSSELS), "fr", "en");
  }

  /// A form that fits, but for what is given.
  private static MultiMap form(String... changed) {
    MultiMap form =
        MultiMap.caseInsensitiveMultiMap()
            .add("name", "Ada")
            .add("email", "ada@example.org")
            .add("commitment", "")
            .add("q-first", "yes");
    for (int i = 0; i < changed.length; i += 2) {
      form.set(changed[i], changed[i + 1]);
    }
    return form;
  }
}
