package org.convene.datepoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.datepoll.DatePollWorld.NOW;
import static org.convene.datepoll.DatePollWorld.answers;
import static org.convene.datepoll.DatePollWorld.at;
import static org.convene.datepoll.DatePollWorld.draft;
import static org.convene.datepoll.DatePollWorld.given;
import static org.convene.datepoll.DatePollWorld.poll;
import static org.convene.datepoll.DatePollWorld.proposed;
import static org.convene.datepoll.DatePollWorld.withdrawn;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.datepoll.DatePollDraft.Proposed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatePollRulesTest {
  private static final String LONG = "n".repeat(Naming.LONGEST_NAME + 1);

  static Stream<Arguments> badDrafts() {
    LocalDateTime skipped = LocalDateTime.parse("2027-03-28T02:30");
    return Stream.of(
        Arguments.of("invalid-zone", draft("+02:00", List.of(proposed(null, 1)))),
        Arguments.of("invalid-zone", draft("Mars/Olympus", List.of(proposed(null, 1)))),
        Arguments.of("invalid-time", draft("Europe/Brussels", List.of(dated(skipped, null)))),
        Arguments.of("invalid-time", draft("Europe/Brussels", List.of(dated(at(2), at(1))))),
        Arguments.of("invalid-time", draft("Europe/Brussels", List.of(dated(at(1), at(1))))),
        Arguments.of("invalid-time", DatePollWorld.closing(draft(1), NOW)),
        Arguments.of("invalid-candidates", draft()),
        Arguments.of("invalid-candidates", draft(1, 2, 1)),
        Arguments.of(
            "invalid-candidates",
            draft(
                "UTC", Collections.nCopies(DatePollDraft.MOST_CANDIDATES + 1, proposed(null, 1)))),
        Arguments.of("unknown-candidate", draft("UTC", List.of(proposed(1, 1)))),
        Arguments.of("name-required", DatePollWorld.asking(draft(1), new Asked(" ", null))),
        Arguments.of("invalid-name", DatePollWorld.asking(draft(1), new Asked(LONG, null))),
        Arguments.of(
            "invalid-name", DatePollWorld.asking(draft(1), new Asked("A\r\nBcc: eve", null))),
        Arguments.of(
            "invalid-address",
            DatePollWorld.asking(draft(1), new Asked("A", "a@b.c\r\nBcc: d@e.f"))));
  }

  private static Proposed dated(
      LocalDateTime start, @org.jspecify.annotations.Nullable LocalDateTime end) {
    return new Proposed(null, start, end, null);
  }

  @ParameterizedTest
  @MethodSource("badDrafts")
  void whatNobodyCanBeAskedIsRefusedByName(String code, DatePollDraft draft) {
    assertThat(code(DatePollRules.flawOfNew(draft, NOW))).isEqualTo(code);
  }

  @Test
  void candidatesStandByTimeAndKeepTheirNumbers() {
    DatePoll poll = poll(9, 2);
    assertThat(poll.candidates()).extracting(Candidate::number).containsExactly(2, 1);
    assertThat(poll.candidates().getFirst().localEnd()).isEqualTo(at(2).plusHours(1));
    assertThat(poll.nextCandidate()).isEqualTo(3);
  }

  @Test
  void theZoneStaysOnceSomebodyHasAnswered() {
    DatePoll poll = poll(1);
    DatePollDraft moved = draft("Asia/Tokyo", List.of(proposed(1, 1)));
    assertThat(DatePollRules.flawOfEdit(poll, moved, List.of())).isEmpty();
    assertThat(code(DatePollRules.flawOfEdit(poll, moved, answers("y")))).isEqualTo("zone-fixed");
  }

  @Test
  void whatPeopleHaveAnsweredToIsNotTakenAwayOrMoved() {
    DatePoll poll = poll(1, 2);
    var removed = draft("Europe/Brussels", List.of(proposed(2, 2)));
    var moved = draft("Europe/Brussels", List.of(proposed(1, 3), proposed(2, 2)));
    for (DatePollDraft draft : List.of(removed, moved)) {
      assertThat(DatePollRules.flawOfEdit(poll, draft, answers("-y"))).isEmpty();
      assertThat(code(DatePollRules.flawOfEdit(poll, draft, answers("n-"))))
          .isEqualTo("candidate-answered");
    }
  }

  @Test
  void withANoteItIsWithdrawnAndAnotherGetsANumberOfItsOwn() {
    DatePoll poll = poll(1, 2);
    var draft =
        draft("Europe/Brussels", List.of(withdrawn(1, 1), proposed(2, 2), proposed(null, 1)));
    assertThat(DatePollRules.flawOfEdit(poll, draft, answers("yy"))).isEmpty();
    DatePoll edited = DatePollRules.edited(poll, draft);
    assertThat(edited.candidates()).extracting(Candidate::number).containsExactly(1, 3, 2);
    assertThat(edited.candidate(1).orElseThrow().stands()).isFalse();
    assertThat(edited.revision()).isEqualTo(poll.revision() + 1);
  }

  @Test
  void aNumberIsNeverGivenAgain() {
    DatePoll removed =
        DatePollRules.edited(poll(1, 2), draft("Europe/Brussels", List.of(proposed(1, 1))));
    DatePoll added =
        DatePollRules.edited(
            removed, draft("Europe/Brussels", List.of(proposed(1, 1), proposed(null, 5))));
    assertThat(added.candidates()).extracting(Candidate::number).containsExactly(1, 3);
  }

  @Test
  void aNoteIsNoteworthyAndACandidateKnown() {
    DatePoll poll = poll(1, 2);
    var blank = new Proposed(1, at(1), null, Text.of("en", " "));
    assertThat(
            code(
                DatePollRules.flawOfEdit(
                    poll, draft("UTC", List.of(blank, proposed(2, 2))), List.of())))
        .isEqualTo("invalid-text");
    assertThat(
            code(DatePollRules.flawOfEdit(poll, draft("UTC", List.of(proposed(7, 1))), List.of())))
        .isEqualTo("unknown-candidate");
  }

  static Stream<Arguments> badAnswers() {
    DatePoll open = poll(1, 2);
    DatePoll one =
        DatePollRules.edited(
            open, draft("Europe/Brussels", List.of(withdrawn(1, 1), proposed(2, 2))));
    DatePoll late =
        DatePollRules.edited(
            open, DatePollWorld.closing(draft("Europe/Brussels", List.of(proposed(1, 1))), NOW));
    return Stream.of(
        Arguments.of("date-poll-closed", open.closed(NOW), given("Ada", "y"), 0),
        Arguments.of("date-poll-closed", late, given("Ada", "y"), 0),
        Arguments.of("answers-full", open, given("Ada", "y"), DatePollRules.MOST_ANSWERS),
        Arguments.of("unknown-candidate", open, given("Ada", "yyy"), 0),
        Arguments.of("unknown-candidate", one, given("Ada", "yy"), 0),
        Arguments.of("choice-required", open, given("Ada", "--"), 0),
        Arguments.of("name-required", open, given("  ", "y"), 0),
        Arguments.of("invalid-name", open, given(LONG, "y"), 0),
        Arguments.of("invalid-name", open, given("Ada\u202Eevil", "y"), 0),
        Arguments.of("invalid-name", open, given("Ada\0", "y"), 0));
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void whatIsNoAnswerIsRefusedByName(String code, DatePoll poll, Answer.Given given, int others) {
    assertThat(code(DatePollRules.flawOfAnswer(poll, given, others, NOW))).isEqualTo(code);
  }

  @Test
  void anAddressIsOneAddress() {
    for (String good : List.of("a@example.org", "a.b+c@mail.example.org")) {
      assertThat(Naming.flaw("Ada", good)).as(good).isEmpty();
    }
    for (String bad :
        List.of(
            "a", "a b@c.de", "<a@b.de>", "a@b.de,c@d.ef", "a@b.de\n", "x".repeat(250) + "@b.de")) {
      assertThat(code(Naming.flaw("Ada", bad))).as(bad).isEqualTo("invalid-address");
    }
  }

  @Test
  void aDateIsChosenOnceAndOnlyOneThatIsProposedAndToCome() {
    DatePoll poll = poll(1, 2);
    assertThat(DatePollRules.flawOfChoice(poll, 2, NOW)).isEmpty();
    assertThat(code(DatePollRules.flawOfChoice(poll, 7, NOW))).isEqualTo("unknown-candidate");
    var later = at(2).atZone(DatePollWorld.BRUSSELS).toInstant();
    assertThat(code(DatePollRules.flawOfChoice(poll, 2, later))).isEqualTo("candidate-past");
    DatePoll decided = poll.decided(new MeetingId(Uuids.v7()), 2, NOW);
    assertThat(code(DatePollRules.flawOfChoice(decided, 1, NOW))).isEqualTo("date-poll-decided");
    assertThat(code(DatePollRules.flawOfEdit(decided, draft(1), List.of())))
        .isEqualTo("date-poll-decided");
    assertThat(decided.isOpen(NOW)).isFalse();
  }

  private static String code(Optional<Refusal> refusal) {
    return refusal.map(Refusal::code).orElse("");
  }
}
