package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.base.Given.at;
import static org.convene.base.Given.minted;
import static org.convene.poll.PollState.CANCELLED;
import static org.convene.poll.PollState.CLOSED;
import static org.convene.poll.PollState.DRAFT;
import static org.convene.poll.PollState.OPEN;
import static org.convene.poll.PollState.PUBLISHED;
import static org.convene.poll.PollWorld.P;
import static org.convene.poll.PollWorld.Q;
import static org.convene.poll.PollWorld.RESULT;
import static org.convene.poll.PollWorld.draft;
import static org.convene.poll.PollWorld.fields;
import static org.convene.poll.PollWorld.given;
import static org.convene.poll.PollWorld.lifeTo;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convene.base.Given;
import org.convene.base.PollId;
import org.convene.poll.PollCommand.AddPoll;
import org.convene.poll.PollCommand.CancelPoll;
import org.convene.poll.PollCommand.ClosePoll;
import org.convene.poll.PollCommand.EditPoll;
import org.convene.poll.PollCommand.OpenPoll;
import org.convene.poll.PollCommand.RemovePoll;
import org.convene.poll.PollCommand.RevealPoll;
import org.convene.poll.PollEvent.PollAdded;
import org.convene.poll.PollEvent.PollCancelled;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollEdited;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.poll.PollEvent.PollRemoved;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PollRulesTest {
  private static final CancelPoll CANCEL = new CancelPoll(P, "wrong question");
  private static final PollFields FIELDS = fields();

  private static Given<Polls, PollCommand, PollEvent> in(PollState state) {
    return given().and(lifeTo(state, FIELDS));
  }

  private static long revisionIn(PollState state) {
    return lifeTo(state, FIELDS).size();
  }

  /// State × command: the event that happens, or none, or the code of the refusal.
  static Stream<Arguments> everyStateAndCommand() {
    PollEvent edited = new PollEdited(P, FIELDS);
    return Stream.of(
        row(DRAFT, edit(1), edited, null),
        row(DRAFT, new RemovePoll(P, 1), new PollRemoved(P), null),
        row(DRAFT, new OpenPoll(P), new PollOpened(P, PollWorld.ROLL), null),
        row(DRAFT, new ClosePoll(P), null, "wrong-poll-state"),
        row(DRAFT, new RevealPoll(P), null, "wrong-poll-state"),
        row(DRAFT, CANCEL, null, "wrong-poll-state"),
        row(OPEN, edit(2), null, "wrong-poll-state"),
        row(OPEN, new RemovePoll(P, 2), null, "wrong-poll-state"),
        row(OPEN, new OpenPoll(P), null, null),
        row(OPEN, new ClosePoll(P), new PollClosed(P, RESULT), null),
        row(OPEN, new RevealPoll(P), null, "wrong-poll-state"),
        row(OPEN, CANCEL, new PollCancelled(P, CANCEL.reason()), null),
        row(CLOSED, edit(3), null, "wrong-poll-state"),
        row(CLOSED, new RemovePoll(P, 3), null, "wrong-poll-state"),
        row(CLOSED, new OpenPoll(P), null, "wrong-poll-state"),
        row(CLOSED, new ClosePoll(P), null, null),
        row(CLOSED, new RevealPoll(P), new PollPublished(P), null),
        row(CLOSED, CANCEL, new PollCancelled(P, CANCEL.reason()), null),
        row(PUBLISHED, edit(4), null, "wrong-poll-state"),
        row(PUBLISHED, new RemovePoll(P, 4), null, "wrong-poll-state"),
        row(PUBLISHED, new OpenPoll(P), null, "wrong-poll-state"),
        row(PUBLISHED, new ClosePoll(P), null, null),
        row(PUBLISHED, new RevealPoll(P), null, null),
        row(PUBLISHED, CANCEL, null, "wrong-poll-state"),
        row(CANCELLED, edit(3), null, "wrong-poll-state"),
        row(CANCELLED, new RemovePoll(P, 3), null, "wrong-poll-state"),
        row(CANCELLED, new OpenPoll(P), null, "wrong-poll-state"),
        row(CANCELLED, new ClosePoll(P), null, "wrong-poll-state"),
        row(CANCELLED, new RevealPoll(P), null, "wrong-poll-state"),
        row(CANCELLED, CANCEL, null, null));
  }

  private static Arguments row(
      PollState state, PollCommand command, @Nullable PollEvent event, @Nullable String refusal) {
    return Arguments.of(state, command, event, refusal);
  }

  private static EditPoll edit(long base) {
    return new EditPoll(P, base, draft());
  }

  @ParameterizedTest
  @MethodSource("everyStateAndCommand")
  void eachStateHasItsAnswerToEachCommand(
      PollState state, PollCommand command, @Nullable PollEvent event, @Nullable String refusal) {
    var when = in(state).when(command);
    if (refusal != null) {
      when.thenRefused(refusal);
    } else if (event != null) {
      when.then(event);
    } else {
      when.thenNothing();
    }
  }

  @Test
  void aNewPollIsADraftWithMintedIds() {
    PollId fresh = new PollId(minted(1));
    given().when(new AddPoll(draft())).then(new PollAdded(fresh, FIELDS));
    assertThat(given().after(new AddPoll(draft())).state().find(fresh).orElseThrow().state())
        .isEqualTo(DRAFT);
  }

  static Stream<PollCommand> onUnknown() {
    PollId unknown = new PollId(minted(99));
    return Stream.of(
        new EditPoll(unknown, 1, draft()),
        new RemovePoll(unknown, 1),
        new OpenPoll(unknown),
        new ClosePoll(unknown),
        new RevealPoll(unknown),
        new CancelPoll(unknown, "why not"));
  }

  @ParameterizedTest
  @MethodSource("onUnknown")
  void nothingHappensToAPollThatIsNotThere(PollCommand command) {
    in(OPEN).when(command).thenRefused("unknown-poll");
  }

  @Test
  void oneIsOpenAtATime() {
    var another = given(new PollAdded(Q, FIELDS), new PollOpened(Q)).and(lifeTo(DRAFT, FIELDS));
    another.when(new OpenPoll(P)).thenRefused("another-poll-open");
    another.after(new ClosePoll(Q)).when(new OpenPoll(P)).then(new PollOpened(P, PollWorld.ROLL));
  }

  @ParameterizedTest
  @EnumSource(
      value = ResultsShown.class,
      names = {"LIVE", "AFTER_CLOSE"})
  void whatNeedsNoRevealIsPublishedAsItCloses(ResultsShown results) {
    given()
        .and(lifeTo(OPEN, fields(new Method.SingleChoice(), results)))
        .when(new ClosePoll(P))
        .then(new PollClosed(P, RESULT), new PollPublished(P));
  }

  @Test
  void anEditOnAnOlderRevisionIsRefusedWithThePollAsItIs() {
    var edited = in(DRAFT).after(edit(1));
    assertThat(edited.when(edit(1)).thenRefused("edit-conflict").members())
        .containsEntry("currentPoll", PollView.full(edited.state().find(P).orElseThrow()));
    edited.when(new RemovePoll(P, 1)).thenRefused("edit-conflict");
    edited.when(edit(2)).then(new PollEdited(P, FIELDS));
  }

  @Test
  void aFlawedEditIsRefused() {
    in(DRAFT)
        .when(new EditPoll(P, 1, draft(new Method.Approval(1, 9), PollWorld.written(3))))
        .thenRefused("invalid-poll");
  }

  @Test
  void aReasonIsNeitherBlankNorADocument() {
    in(OPEN).when(new CancelPoll(P, "  ")).thenRefused("invalid-reason");
    String longest = "x".repeat(PollRules.MAX_REASON);
    in(OPEN).when(new CancelPoll(P, longest + "x")).thenRefused("invalid-reason");
    in(OPEN).when(new CancelPoll(P, longest)).then(new PollCancelled(P, longest));
  }

  @Test
  void aSessionHasSoManyPollsAndNoMore() {
    PollEvent[] most =
        IntStream.range(0, PollRules.MAX_POLLS)
            .mapToObj(i -> new PollAdded(new PollId(minted(1000 + i)), FIELDS))
            .toArray(PollEvent[]::new);
    given(most).when(new AddPoll(draft())).thenRefused("polls-full");
  }

  @Test
  void itsStateTellsWhenItOpenedAndClosedAndWhatItCameTo() {
    Poll published = in(PUBLISHED).state().find(P).orElseThrow();
    assertThat(published)
        .isEqualTo(
            new Poll(
                P,
                FIELDS,
                PUBLISHED,
                4,
                2L,
                at(2),
                at(3),
                RESULT,
                null,
                Moderation.NONE,
                PollWorld.ROLL,
                null));
  }

  @Test
  void aCancelledPollKeepsNoResult() {
    Poll cancelled = in(CLOSED).after(CANCEL).state().find(P).orElseThrow();
    assertThat(cancelled.result()).isNull();
    assertThat(cancelled.reason()).isEqualTo(CANCEL.reason());
    assertThat(cancelled.revision()).isEqualTo(revisionIn(CLOSED) + 1);
  }

  @Test
  void theyAreKnownInTheOrderOfTheirOpening() {
    Polls polls =
        given(
                new PollAdded(P, FIELDS),
                new PollAdded(Q, FIELDS),
                new PollOpened(Q),
                new PollCancelled(Q, "later"),
                new PollOpened(P, PollWorld.ROLL))
            .state();
    assertThat(polls.all()).extracting(Poll::id).isEqualTo(List.of(P, Q));
    assertThat(polls.opened()).extracting(Poll::id).isEqualTo(List.of(Q, P));
  }
}
