package org.convene.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.convene.base.Given;
import org.convene.base.OptionId;
import org.convene.base.PollId;
import org.convene.base.Text;
import org.convene.poll.PollDraft.DraftOption;
import org.convene.poll.PollEvent.PollAdded;
import org.convene.poll.PollEvent.PollCancelled;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.roll.Roll;
import org.jspecify.annotations.Nullable;

/// Small polls for tests: options are numbered from 1.
final class PollWorld {
  static final PollId P = new PollId(new UUID(0xB, 'p'));
  static final PollId Q = new PollId(new UUID(0xB, 'q'));
  static final Roll.Summary ROLL = Roll.EMPTY.summary();
  static final Result RESULT = new Tally(fields()).result(7);

  private static final Given.Rules<Polls, PollCommand, PollEvent> RULES =
      new Given.Rules<>(
          (polls, command, context) ->
              PollRules.decide(polls, command, context, _ -> ROLL, _ -> RESULT),
          Polls::evolve,
          Polls.NONE);

  private PollWorld() {}

  static Given<Polls, PollCommand, PollEvent> given(PollEvent... events) {
    return Given.of(RULES, List.of(events));
  }

  /// What led a poll of these fields to a state, one event a revision.
  static List<PollEvent> lifeTo(PollState state, PollFields fields) {
    List<PollEvent> life = new ArrayList<>(List.of(new PollAdded(P, fields)));
    switch (state) {
      case DRAFT -> {}
      case OPEN -> life.add(new PollOpened(P, ROLL));
      case CLOSED -> life.addAll(List.of(new PollOpened(P, ROLL), new PollClosed(P, RESULT)));
      case PUBLISHED ->
          life.addAll(
              List.of(new PollOpened(P, ROLL), new PollClosed(P, RESULT), new PollPublished(P)));
      case CANCELLED ->
          life.addAll(List.of(new PollOpened(P, ROLL), new PollCancelled(P, "wrong question")));
    }
    return life;
  }

  static OptionId option(int number) {
    return new OptionId(new UUID(0xC, number));
  }

  static List<Option> options(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Option(option(i), Text.of("en", "Option " + i), null, null))
        .toList();
  }

  static List<DraftOption> written(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new DraftOption(option(i), Text.of("en", "Option " + i), null, null))
        .toList();
  }

  static PollFields fields() {
    return fields(new Method.SingleChoice(), ResultsShown.AFTER_REVEAL);
  }

  static PollFields fields(Method method, ResultsShown results) {
    return new PollFields(
        null,
        Text.of("en", "Which first?"),
        method,
        method instanceof Method.OpenText ? List.of() : options(3),
        results,
        Voters.PARTICIPANTS,
        Secrecy.NAMED,
        Delegates.LAST,
        BallotsShownTo.FACILITATORS,
        Base.VALID,
        null,
        null,
        true,
        true);
  }

  static PollDraft draft() {
    return draft(new Method.SingleChoice(), written(3));
  }

  static PollDraft draft(Method method, @Nullable List<DraftOption> options) {
    return draft(Text.of("en", "Which first?"), method, options);
  }

  static PollDraft draft(Text question, Method method, @Nullable List<DraftOption> options) {
    return new PollDraft(
        null,
        question,
        method,
        options,
        ResultsShown.AFTER_REVEAL,
        Voters.PARTICIPANTS,
        null,
        null,
        BallotsShownTo.FACILITATORS,
        null,
        null,
        null,
        true,
        true);
  }
}
