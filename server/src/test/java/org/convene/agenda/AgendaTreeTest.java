package org.convene.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.agenda.AgendaWorld.add;
import static org.convene.agenda.AgendaWorld.added;
import static org.convene.agenda.AgendaWorld.fields;
import static org.convene.agenda.AgendaWorld.given;
import static org.convene.agenda.AgendaWorld.id;
import static org.convene.agenda.AgendaWorld.move;
import static org.convene.agenda.AgendaWorld.tree;

import java.util.List;
import org.convene.agenda.AgendaCommand.EditAgendaItem;
import org.convene.agenda.AgendaCommand.RemoveAgendaItem;
import org.convene.agenda.AgendaCommand.RestoreAgendaItem;
import org.convene.agenda.AgendaEvent.AgendaItemRemoved;
import org.convene.agenda.AgendaEvent.AgendaItemRestored;
import org.convene.agenda.AgendaEvent.AgendaItemStarted;
import org.convene.base.AgendaItemId;
import org.convene.base.Given;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Trees are written as `a(bc)d`: b and c are below a.
class AgendaTreeTest {
  /// `a(bc)d(e(f))`, with revisions 1 to 6.
  private static Given<Agenda, AgendaCommand, AgendaEvent> forest() {
    return given(
        added("a"), added("b", "a"), added("c", "a"), added("d"), added("e", "d"), added("f", "e"));
  }

  private static void moves(AgendaCommand move, String to) {
    forest().when(move).thenState(agenda -> assertThat(tree(agenda)).isEqualTo(to));
  }

  private static RemoveAgendaItem remove(String name, long base) {
    return new RemoveAgendaItem(id(name), base);
  }

  private static RestoreAgendaItem restore(String name) {
    return new RestoreAgendaItem(id(name));
  }

  @Test
  void itemsStandInTheOrderOfTheirAdding() {
    assertThat(tree(forest().state())).isEqualTo("a(bc)d(e(f))");
  }

  @Test
  void oneIsAddedBeforeASibling() {
    forest()
        .when(add(fields("new"), id("a"), id("c")))
        .thenState(agenda ->
            assertThat(agenda.items())
                .extracting(item -> item.title().in().get("en"))
                .containsExactly("a", "b", "new", "c", "d", "e", "f"));
  }

  @Nested
  class Moving {
    @Test
    void aLeafMovesWithinItsLevel() {
      moves(move("c", 3, "a", "b"), "a(cb)d(e(f))");
      moves(move("b", 2, "a", null), "a(cb)d(e(f))");
    }

    @Test
    void aSubtreeMovesWhole() {
      moves(move("d", 4, null, "a"), "d(e(f))a(bc)");
      moves(move("a", 1, null, null), "d(e(f))a(bc)");
      moves(move("a", 1, "d", null), "d(e(f)a(bc))");
    }

    @Test
    void aLeafMovesUpAndDown() {
      moves(move("f", 6, null, "a"), "fa(bc)d(e)");
      moves(move("b", 2, "e", "f"), "a(c)d(e(bf))");
    }

    @Test
    void aMoveToWhereItStandsChangesNothingButItsRevision() {
      moves(move("b", 2, "a", "c"), "a(bc)d(e(f))");
    }

    @Test
    void nothingMovesIntoOrBeforeItself() {
      forest().when(move("d", 4, "d", null)).thenRefused("invalid-place");
      forest().when(move("d", 4, "e", null)).thenRefused("invalid-place");
      forest().when(move("d", 4, null, "d")).thenRefused("invalid-place");
      forest().when(move("d", 4, "e", "f")).thenRefused("invalid-place");
    }

    @Test
    void theTreeIsAtMostThreeLevelsDeep() {
      forest().when(move("a", 1, "e", null)).thenRefused("invalid-place");
      forest().when(move("e", 5, "b", null)).thenRefused("invalid-place");
      forest().when(add(fields("deep"), id("f"), null)).thenRefused("invalid-place");
      moves(move("e", 5, "a", null), "a(bce(f))d");
    }

    @Test
    void beforeNamesASibling() {
      forest().when(move("b", 2, null, "c")).thenRefused("invalid-place");
      forest().when(move("b", 2, "a", "x")).thenRefused("invalid-place");
      forest().when(add(fields("new"), null, id("f"))).thenRefused("invalid-place");
    }

    @Test
    void aMoveOnAnOlderRevisionIsAConflict() {
      forest()
          .after(move("b", 2, "a", null))
          .when(move("b", 2, null, null))
          .thenRefused("edit-conflict");
    }

    @Test
    void aMoveIsNoConflictForWhatIsBelow() {
      forest()
          .after(move("d", 4, null, "a"))
          .when(move("e", 5, null, null))
          .thenState(agenda -> assertThat(tree(agenda)).isEqualTo("da(bc)e(f)"));
    }
  }

  @Nested
  class Removing {
    @Test
    void whatIsBelowGoesWithIt() {
      moves(remove("d", 4), "a(bc)");
      moves(remove("e", 5), "a(bc)d");
    }

    @Test
    void theCurrentItemStays() {
      var running = forest().and(List.of(new AgendaItemStarted(id("f"))));
      running.when(remove("f", 6)).thenRefused("agenda-item-current");
      running.when(remove("d", 4)).thenRefused("agenda-item-current");
    }

    @Test
    void aRemovalOnAnOlderRevisionIsAConflict() {
      forest().after(move("b", 2, "a", null)).when(remove("b", 2)).thenRefused("edit-conflict");
    }

    @Test
    void aSubtreeComesBackWhereItWas() {
      forest()
          .when(remove("a", 1))
          .then(new AgendaItemRemoved(id("a")))
          .when(restore("a"))
          .then(new AgendaItemRestored(id("a")))
          .when(restore("a"))
          .thenNothing();
      forest()
          .after(remove("a", 1))
          .when(restore("a"))
          .thenState(agenda -> assertThat(tree(agenda)).isEqualTo("a(bc)d(e(f))"));
    }

    @Test
    void whatWasRemovedBeforeStaysRemoved() {
      var both = forest().after(remove("b", 2)).after(remove("a", 1));
      both.when(restore("b")).thenRefused("agenda-item-removed");
      both.when(restore("a"))
          .thenState(agenda -> assertThat(tree(agenda)).isEqualTo("a(c)d(e(f))"));
      both.when(restore("b"))
          .thenState(agenda -> assertThat(tree(agenda)).isEqualTo("a(bc)d(e(f))"));
    }

    @Test
    void aPartOfWhatWasRemovedDoesNotComeBackAlone() {
      forest().after(remove("d", 4)).when(restore("e")).thenRefused("agenda-item-removed");
    }

    @Test
    void aRemovedChildMovesWithItsParent() {
      forest()
          .after(remove("b", 2))
          .after(move("a", 1, "d", null))
          .when(restore("b"))
          .thenState(agenda -> assertThat(tree(agenda)).isEqualTo("d(e(f)a(bc))"));
    }

    @Test
    void aRemovedChildStillCountsForTheDepthSinceItMayComeBack() {
      forest()
          .after(remove("f", 6))
          .when(move("e", 5, "a", null))
          .thenState(agenda -> assertThat(tree(agenda)).isEqualTo("a(bce)d"));
      forest().after(remove("f", 6)).when(move("e", 5, "b", null)).thenRefused("invalid-place");
    }

    @Test
    void aPlaceBeforeASiblingThatSomebodyJustRemovedIsStillAPlace() {
      forest()
          .after(remove("b", 2))
          .when(move("c", 3, "a", "b"))
          .thenState(agenda -> assertThat(tree(agenda)).isEqualTo("a(c)d(e(f))"));
    }

    @Test
    void anEditFromBeforeTheRemovalIsAConflictAfterTheReturn() {
      AgendaItemId b = id("b");
      forest()
          .after(remove("b", 2))
          .after(restore("b"))
          .when(new EditAgendaItem(b, 2, fields("b").title(), AgendaKind.BREAK, 1, null, null))
          .thenRefused("edit-conflict");
    }
  }
}
