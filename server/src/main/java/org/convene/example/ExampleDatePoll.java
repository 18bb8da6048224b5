package org.convene.example;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convene.base.Uuids;
import org.convene.datepoll.Answer;
import org.convene.datepoll.Choice;
import org.convene.datepoll.DatePollDraft;
import org.convene.example.ExampleText.ACandidate;
import org.convene.example.ExampleText.ADatePoll;
import org.convene.example.ExampleText.AnAnswer;
import org.convene.initiative.Initiative;

/// The date poll of the example: open for some days, answered by some.
record ExampleDatePoll(DatePollDraft draft, List<Answer> answers) {
  /// When the last day for answers ends.
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  static ExampleDatePoll seen(ADatePoll text, Initiative initiative, Instant now) {
    LocalDate today = now.atZone(initiative.zone()).toLocalDate();
    Instant closes =
        today.plusDays(text.openDays()).atTime(EVENING).atZone(initiative.zone()).toInstant();
    return new ExampleDatePoll(
        new DatePollDraft(
            text.title(),
            text.about(),
            null,
            initiative.zone().getId(),
            text.minutes(),
            text.candidates().stream().map(one -> proposed(one, today)).toList(),
            List.of(),
            true,
            closes,
            false),
        text.answers().stream().map(one -> answer(one, now)).toList());
  }

  private static DatePollDraft.Proposed proposed(ACandidate text, LocalDate today) {
    LocalDateTime start =
        today
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .plusWeeks(text.week())
            .with(TemporalAdjusters.nextOrSame(text.weekday()))
            .atTime(text.start());
    return new DatePollDraft.Proposed(null, start, null, null);
  }

  private static Answer answer(AnAnswer text, Instant now) {
    SortedMap<Integer, Choice> choices = new TreeMap<>();
    for (Choice choice : text.choices()) {
      choices.put(choices.size() + 1, choice);
    }
    return new Answer(Uuids.v7(), text.name(), null, text.zone(), "en", choices, now);
  }
}
