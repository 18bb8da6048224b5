package org.convene.agenda;

import static org.convene.base.Decision.accept;
import static org.convene.base.Decision.refuse;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.convene.agenda.AgendaCommand.AddAgendaItem;
import org.convene.agenda.AgendaCommand.EditAgendaItem;
import org.convene.agenda.AgendaCommand.FinishAgendaItem;
import org.convene.agenda.AgendaCommand.MoveAgendaItem;
import org.convene.agenda.AgendaCommand.RemoveAgendaItem;
import org.convene.agenda.AgendaCommand.RestoreAgendaItem;
import org.convene.agenda.AgendaCommand.SkipAgendaItem;
import org.convene.agenda.AgendaCommand.StartAgendaItem;
import org.convene.agenda.AgendaEvent.AgendaItemAdded;
import org.convene.agenda.AgendaEvent.AgendaItemEdited;
import org.convene.agenda.AgendaEvent.AgendaItemFinished;
import org.convene.agenda.AgendaEvent.AgendaItemMoved;
import org.convene.agenda.AgendaEvent.AgendaItemRemoved;
import org.convene.agenda.AgendaEvent.AgendaItemRestored;
import org.convene.agenda.AgendaEvent.AgendaItemSkipped;
import org.convene.agenda.AgendaEvent.AgendaItemStarted;
import org.convene.base.AgendaItemId;
import org.convene.base.Context;
import org.convene.base.Decision;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// What may happen to an agenda.
public final class AgendaRules {
  /// Past it a snapshot no longer fits the budget of a phone on a slow line.
  public static final int MAX_ITEMS = 200;

  /// Past it the tree no longer fits a phone's width.
  public static final int MAX_DEPTH = 3;

  private AgendaRules() {}

  public static Decision<AgendaEvent> decide(
      Agenda agenda, AgendaCommand command, Context context) {
    return switch (command) {
      case AddAgendaItem c -> add(agenda, c, context);
      case EditAgendaItem c -> onBase(agenda, c.item(), c.base(), item -> edit(item, c));
      case MoveAgendaItem c -> onBase(agenda, c.item(), c.base(), item -> move(agenda, item, c));
      case RemoveAgendaItem c -> onBase(agenda, c.item(), c.base(), item -> remove(agenda, item));
      case RestoreAgendaItem c -> restore(agenda, c.item());
      case StartAgendaItem c -> onStanding(agenda, c.item(), item -> start(agenda, item));
      case FinishAgendaItem c -> onStanding(agenda, c.item(), AgendaRules::finish);
      case SkipAgendaItem c -> onStanding(agenda, c.item(), AgendaRules::skip);
    };
  }

  private static Decision<AgendaEvent> add(Agenda agenda, AddAgendaItem c, Context context) {
    if (agenda.items().size() >= MAX_ITEMS) {
      return refuse(full());
    }
    return c.fields()
        .flaw()
        .or(() -> placeFlaw(agenda, c.parent(), c.before(), 1))
        .<Decision<AgendaEvent>>map(Decision::refuse)
        .orElseGet(() ->
            accept(
                new AgendaItemAdded(
                    new AgendaItemId(context.ids().get()), c.fields(), c.parent(), c.before())));
  }

  private static Decision<AgendaEvent> edit(AgendaItem item, EditAgendaItem c) {
    return c.fields()
        .flaw()
        .<Decision<AgendaEvent>>map(Decision::refuse)
        .orElseGet(() -> accept(new AgendaItemEdited(item.id(), c.fields())));
  }

  private static Decision<AgendaEvent> move(Agenda agenda, AgendaItem item, MoveAgendaItem c) {
    boolean intoItself =
        agenda.subtree(item.id()).stream()
            .anyMatch(below -> below.id().equals(c.parent()) || below.id().equals(c.before()));
    if (intoItself) {
      return refuse(
          Refusal.invalid("invalid-place", "an agenda item cannot move into or before itself"));
    }
    return placeFlaw(agenda, c.parent(), c.before(), agenda.height(item.id()))
        .<Decision<AgendaEvent>>map(Decision::refuse)
        .orElseGet(() -> accept(new AgendaItemMoved(item.id(), c.parent(), c.before())));
  }

  private static Decision<AgendaEvent> remove(Agenda agenda, AgendaItem item) {
    boolean current =
        agenda.subtree(item.id()).stream()
            .anyMatch(below -> below.state() == AgendaItemState.CURRENT);
    return current
        ? refuse(
            Refusal.conflict(
                "agenda-item-current",
                "the current agenda item cannot be removed: finish it first"))
        : accept(new AgendaItemRemoved(item.id()));
  }

  private static Decision<AgendaEvent> restore(Agenda agenda, AgendaItemId id) {
    Optional<AgendaItem> item = agenda.find(id);
    if (item.isEmpty()) {
      return refuse(unknown(id));
    }
    if (!item.get().removed()) {
      return accept();
    }
    AgendaItemId parent = item.get().parent();
    if (parent != null && agenda.find(parent).orElseThrow().removed()) {
      return refuse(
          Refusal.conflict(
              "agenda-item-removed", "the item above it is removed: restore that one"));
    }
    return agenda.items().size() + agenda.removedWith(item.get()).size() > MAX_ITEMS
        ? refuse(full())
        : accept(new AgendaItemRestored(id));
  }

  private static Decision<AgendaEvent> start(Agenda agenda, AgendaItem item) {
    if (item.state() == AgendaItemState.CURRENT) {
      return accept();
    }
    AgendaEvent started = new AgendaItemStarted(item.id());
    return agenda
        .current()
        .<Decision<AgendaEvent>>map(
            current -> accept(new AgendaItemFinished(current.id()), started))
        .orElseGet(() -> accept(started));
  }

  private static Decision<AgendaEvent> finish(AgendaItem item) {
    return switch (item.state()) {
      case CURRENT -> accept(new AgendaItemFinished(item.id()));
      case DONE -> accept();
      case PLANNED, SKIPPED ->
          refuse(
              Refusal.conflict(
                  "agenda-item-not-current", "only the current agenda item can be finished"));
    };
  }

  private static Decision<AgendaEvent> skip(AgendaItem item) {
    return switch (item.state()) {
      case PLANNED, CURRENT -> accept(new AgendaItemSkipped(item.id()));
      case SKIPPED -> accept();
      case DONE ->
          refuse(Refusal.conflict("agenda-item-done", "a finished agenda item cannot be skipped"));
    };
  }

  private static Decision<AgendaEvent> onStanding(
      Agenda agenda, AgendaItemId id, Function<AgendaItem, Decision<AgendaEvent>> then) {
    return agenda
        .find(id)
        .filter(item -> !item.removed())
        .map(then)
        .orElseGet(() -> refuse(unknown(id)));
  }

  private static Decision<AgendaEvent> onBase(
      Agenda agenda, AgendaItemId id, long base, Function<AgendaItem, Decision<AgendaEvent>> then) {
    return onStanding(
        agenda,
        id,
        item -> item.revision() == base ? then.apply(item) : refuse(editConflict(item)));
  }

  private static Optional<Refusal> placeFlaw(
      Agenda agenda, @Nullable AgendaItemId parent, @Nullable AgendaItemId before, int height) {
    if (parent != null && agenda.find(parent).filter(item -> !item.removed()).isEmpty()) {
      return Optional.of(unknown(parent));
    }
    if (agenda.depth(parent) + height > MAX_DEPTH) {
      return Optional.of(
          Refusal.invalid("invalid-place", "the agenda is at most " + MAX_DEPTH + " levels deep"));
    }
    if (before == null) {
      return Optional.empty();
    }
    return agenda.find(before).filter(item -> Objects.equals(item.parent(), parent)).isPresent()
        ? Optional.empty()
        : Optional.of(
            Refusal.invalid("invalid-place", "before does not name an item under the same parent"));
  }

  private static Refusal full() {
    return Refusal.conflict(
        "agenda-full", "the agenda has room for " + MAX_ITEMS + " items and no more");
  }

  private static Refusal unknown(AgendaItemId id) {
    return Refusal.unknown("unknown-agenda-item", "there is no agenda item " + id);
  }

  private static Refusal editConflict(AgendaItem item) {
    return Refusal.conflict(
            "edit-conflict", "somebody has changed this agenda item since you opened it")
        .with("currentItem", AgendaItemView.full(item));
  }
}
