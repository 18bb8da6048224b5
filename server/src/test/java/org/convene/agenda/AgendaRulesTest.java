package org.convene.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.agenda.AgendaWorld.add;
import static org.convene.agenda.AgendaWorld.added;
import static org.convene.agenda.AgendaWorld.fields;
import static org.convene.agenda.AgendaWorld.given;
import static org.convene.agenda.AgendaWorld.id;
import static org.convene.base.Given.at;
import static org.convene.base.Given.minted;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convene.agenda.AgendaCommand.EditAgendaItem;
import org.convene.agenda.AgendaCommand.FinishAgendaItem;
import org.convene.agenda.AgendaCommand.RemoveAgendaItem;
import org.convene.agenda.AgendaCommand.RestoreAgendaItem;
import org.convene.agenda.AgendaCommand.SkipAgendaItem;
import org.convene.agenda.AgendaCommand.StartAgendaItem;
import org.convene.agenda.AgendaEvent.AgendaItemAdded;
import org.convene.agenda.AgendaEvent.AgendaItemEdited;
import org.convene.agenda.AgendaEvent.AgendaItemFinished;
import org.convene.agenda.AgendaEvent.AgendaItemRemoved;
import org.convene.agenda.AgendaEvent.AgendaItemSkipped;
import org.convene.agenda.AgendaEvent.AgendaItemStarted;
import org.convene.base.AgendaItemId;
import org.convene.base.Given;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgendaRulesTest {
  private static final AgendaItemId A = id("a");
  private static final AgendaItemId B = id("b");
  private static final AgendaItemId NOBODY = id("x");

  private static EditAgendaItem edit(AgendaItemId item, long base, AgendaFields f) {
    return new EditAgendaItem(
        item, base, f.title(), f.kind(), f.minutes(), f.presenter(), f.notes());
  }

  private static AgendaItem item(Agenda agenda, AgendaItemId id) {
    return agenda.find(id).orElseThrow();
  }

  @Nested
  class Adding {
    @Test
    void anItemGetsAFreshIdAndIsPlanned() {
      AgendaItemId fresh = new AgendaItemId(minted(1));
      given()
          .when(add(fields("Welcome"), null, null))
          .then(new AgendaItemAdded(fresh, fields("Welcome"), null, null));
      given()
          .when(add(fields("Welcome"), null, null))
          .thenState(agenda -> {
            assertThat(item(agenda, fresh).state()).isEqualTo(AgendaItemState.PLANNED);
            assertThat(item(agenda, fresh).revision()).isEqualTo(1);
          });
    }

    static Stream<AgendaFields> flawed() {
      Text title = Text.of("en", "Welcome");
      AgendaKind kind = AgendaKind.BREAK;
      return Stream.of(
          new AgendaFields(title, kind, -1, null, null),
          new AgendaFields(title, kind, AgendaFields.MAX_MINUTES + 1, null, null),
          new AgendaFields(title, kind, 1, "p".repeat(AgendaFields.MAX_PRESENTER + 1), null),
          new AgendaFields(title, kind, 1, null, "n".repeat(AgendaFields.MAX_NOTES + 1)));
    }

    @ParameterizedTest
    @MethodSource("flawed")
    void fieldsBeyondTheirLimitsAreRefused(AgendaFields flawed) {
      given().when(add(flawed, null, null)).thenRefused("invalid-agenda-item");
      given(added("a")).when(edit(A, 1, flawed)).thenRefused("invalid-agenda-item");
    }

    @Test
    void aTitleThatIsNoTextIsRefused() {
      AgendaFields blank =
          new AgendaFields(new Text(new TreeMap<>(Map.of())), AgendaKind.BREAK, 1, null, null);
      given().when(add(blank, null, null)).thenRefused("invalid-text");
      given(added("a")).when(edit(A, 1, blank)).thenRefused("invalid-text");
    }

    @Test
    void fieldsAtTheirLimitsAreTaken() {
      AgendaFields most =
          new AgendaFields(
              Text.of("en", "t".repeat(Text.MAX_LENGTH)),
              AgendaKind.DECISION,
              AgendaFields.MAX_MINUTES,
              "p".repeat(AgendaFields.MAX_PRESENTER),
              "n".repeat(AgendaFields.MAX_NOTES));
      given(added("a")).when(edit(A, 1, most)).then(new AgendaItemEdited(A, most));
    }

    @Test
    void aFullAgendaTakesNoMore() {
      full(AgendaRules.MAX_ITEMS - 1).when(add(fields("last"), null, null)).thenState(_ -> {});
      full(AgendaRules.MAX_ITEMS)
          .when(add(fields("one more"), null, null))
          .thenRefused("agenda-full");
    }

    @Test
    void whatWasRemovedMakesRoomAndComesBackOnlyWhereThereIsRoom() {
      var restored =
          full(AgendaRules.MAX_ITEMS)
              .after(new RemoveAgendaItem(id((char) 1), 1))
              .after(add(fields("in its place"), null, null));
      restored.when(new RestoreAgendaItem(id((char) 1))).thenRefused("agenda-full");
    }

    private Given<Agenda, AgendaCommand, AgendaEvent> full(int items) {
      return given(
          IntStream.rangeClosed(1, items)
              .mapToObj(i -> added("" + (char) i))
              .toArray(AgendaEvent[]::new));
    }

    private AgendaItemId id(char name) {
      return AgendaWorld.id("" + name);
    }
  }

  @Nested
  class Editing {
    @Test
    void everyFieldIsReplacedAndTheRevisionIsTheEdits() {
      AgendaFields notes =
          new AgendaFields(Text.of("fr", "Fin"), AgendaKind.BREAK, 5, "Ada", "quiet");
      given(added("a"), added("b"))
          .when(edit(A, 1, notes))
          .then(new AgendaItemEdited(A, notes))
          .when(edit(A, 3, fields("again")))
          .then(new AgendaItemEdited(A, fields("again")));
    }

    @Test
    void anEditOnAnOlderRevisionIsRefusedWithTheItemAsItIs() {
      Refusal refusal =
          given(added("a"), new AgendaItemEdited(A, fields("theirs")))
              .when(edit(A, 1, fields("mine")))
              .thenRefused("edit-conflict");
      assertThat(refusal.members().get("currentItem"))
          .isEqualTo(
              AgendaItemView.full(
                  new AgendaItem(
                      A,
                      null,
                      Text.of("en", "theirs"),
                      AgendaKind.DISCUSSION,
                      10,
                      null,
                      null,
                      AgendaItemState.PLANNED,
                      null,
                      null,
                      2,
                      null)));
    }

    @Test
    void aBaseFromTheFutureIsAConflict() {
      given(added("a")).when(edit(A, 9, fields("mine"))).thenRefused("edit-conflict");
    }

    @Test
    void startingAndFinishingDisturbNoEdit() {
      given(added("a"), new AgendaItemStarted(A), new AgendaItemFinished(A))
          .when(edit(A, 1, fields("after all")))
          .then(new AgendaItemEdited(A, fields("after all")));
    }
  }

  @Nested
  class Course {
    @Test
    void startingMakesCurrentAtThatTime() {
      given(added("a"))
          .when(new StartAgendaItem(A))
          .then(new AgendaItemStarted(A))
          .when(new StartAgendaItem(A))
          .thenNothing();
      AgendaItem started = item(given(added("a"), new AgendaItemStarted(A)).state(), A);
      assertThat(started.state()).isEqualTo(AgendaItemState.CURRENT);
      assertThat(started.startedAt()).isEqualTo(at(2));
    }

    @Test
    void startingFinishesTheOneThatWasCurrent() {
      given(added("a"), added("b"), new AgendaItemStarted(A))
          .when(new StartAgendaItem(B))
          .then(new AgendaItemFinished(A), new AgendaItemStarted(B))
          .when(new FinishAgendaItem(A))
          .thenNothing();
    }

    @Test
    void whatIsDoneOrSkippedStartsAgain() {
      given(added("a"), new AgendaItemStarted(A), new AgendaItemFinished(A))
          .when(new StartAgendaItem(A))
          .thenState(agenda -> assertThat(item(agenda, A).finishedAt()).isNull());
      given(added("a"), new AgendaItemSkipped(A))
          .when(new StartAgendaItem(A))
          .then(new AgendaItemStarted(A));
    }

    @Test
    void onlyTheCurrentItemFinishes() {
      given(added("a"), new AgendaItemStarted(A))
          .when(new FinishAgendaItem(A))
          .then(new AgendaItemFinished(A))
          .when(new FinishAgendaItem(A))
          .thenNothing();
      given(added("a")).when(new FinishAgendaItem(A)).thenRefused("agenda-item-not-current");
      given(added("a"), new AgendaItemSkipped(A))
          .when(new FinishAgendaItem(A))
          .thenRefused("agenda-item-not-current");
    }

    @Test
    void whatIsNotDoneCanBeSkipped() {
      given(added("a"))
          .when(new SkipAgendaItem(A))
          .then(new AgendaItemSkipped(A))
          .when(new SkipAgendaItem(A))
          .thenNothing();
      given(added("a"), new AgendaItemStarted(A))
          .when(new SkipAgendaItem(A))
          .then(new AgendaItemSkipped(A));
      given(added("a"), new AgendaItemStarted(A), new AgendaItemFinished(A))
          .when(new SkipAgendaItem(A))
          .thenRefused("agenda-item-done");
    }
  }

  @Nested
  class Nowhere {
    static Stream<AgendaCommand> everything() {
      return Stream.of(
          edit(NOBODY, 1, fields("x")),
          AgendaWorld.move("x", 1, null, null),
          new RemoveAgendaItem(NOBODY, 1),
          new RestoreAgendaItem(NOBODY),
          new StartAgendaItem(NOBODY),
          new FinishAgendaItem(NOBODY),
          new SkipAgendaItem(NOBODY),
          add(fields("child"), NOBODY, null));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nothingHappensToAnItemThatIsNotThere(AgendaCommand command) {
      given(added("a")).when(command).thenRefused("unknown-agenda-item");
    }

    static Stream<AgendaCommand> butRestoring() {
      return everything().filter(c -> !(c instanceof RestoreAgendaItem));
    }

    @ParameterizedTest
    @MethodSource("butRestoring")
    void norToOneThatWasRemovedExceptItsReturn(AgendaCommand command) {
      given(added("x"), new AgendaItemRemoved(NOBODY))
          .when(command)
          .thenRefused("unknown-agenda-item");
    }
  }
}
