package org.convene.datepoll;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.convene.base.DatePollId;
import org.convene.base.InitiativeId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.datepoll.DatePollDraft.Proposed;
import org.jspecify.annotations.Nullable;

/// Small polls: candidate n is on the n-th of December 2026 at 14:00 in Brussels, for an hour.
final class DatePollWorld {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

  private DatePollWorld() {}

  static LocalDateTime at(int day) {
    return LocalDateTime.of(2026, 12, day, 14, 0);
  }

  static Proposed proposed(@Nullable Integer number, int day) {
    return new Proposed(number, at(day), null, null);
  }

  static Proposed withdrawn(int number, int day) {
    return new Proposed(number, at(day), null, Text.of("en", "The room is taken."));
  }

  /// Of new candidates on these days.
  static DatePollDraft draft(int... days) {
    return draft(
        "Europe/Brussels", IntStream.of(days).mapToObj(day -> proposed(null, day)).toList());
  }

  static DatePollDraft draft(String zone, List<Proposed> candidates) {
    return new DatePollDraft(
        Text.of("en", "When do we talk?"),
        Text.of("en", "An hour."),
        null,
        zone,
        60,
        candidates,
        List.of(),
        true,
        null,
        false);
  }

  static DatePollDraft asking(DatePollDraft draft, Asked... people) {
    return new DatePollDraft(
        draft.title(),
        draft.about(),
        draft.plan(),
        draft.zone(),
        draft.minutes(),
        draft.candidates(),
        List.of(people),
        draft.namesShown(),
        draft.closesAt(),
        true);
  }

  static DatePollDraft closing(DatePollDraft draft, Instant at) {
    return new DatePollDraft(
        draft.title(),
        draft.about(),
        draft.plan(),
        draft.zone(),
        draft.minutes(),
        draft.candidates(),
        draft.asked(),
        false,
        at,
        false);
  }

  static DatePoll poll(int... days) {
    return DatePollRules.create(
        new DatePollId(Uuids.v7()), new InitiativeId(Uuids.v7()), "when", draft(days), NOW);
  }

  /// What one person says to the candidates, in their order; `-` says nothing.
  static Answer answer(String said) {
    return answer("Ada", BRUSSELS, said);
  }

  static Answer answer(String name, ZoneId zone, String said) {
    Answer.Given given = given(name, said);
    return new Answer(Uuids.v7(), name, null, zone, "en", new TreeMap<>(given.choices()), NOW);
  }

  static Answer.Given given(String name, String said) {
    Map<Integer, Choice> choices = new TreeMap<>();
    for (int i = 0; i < said.length(); i++) {
      if (said.charAt(i) != '-') {
        choices.put(i + 1, choice(said.charAt(i)));
      }
    }
    return new Answer.Given(name, null, BRUSSELS, "en", choices);
  }

  static List<Answer> answers(String... said) {
    List<Answer> answers = new ArrayList<>();
    for (String one : said) {
      answers.add(answer(one));
    }
    return answers;
  }

  private static Choice choice(char said) {
    return switch (said) {
      case 'y' -> Choice.YES;
      case 'm' -> Choice.IF_NEED_BE;
      case 'n' -> Choice.NO;
      default -> throw new IllegalArgumentException("no choice: " + said);
    };
  }
}
