package org.convene.agenda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.convene.agenda.AgendaEvent.AgendaItemAdded;
import org.convene.agenda.AgendaEvent.AgendaItemEdited;
import org.convene.agenda.AgendaEvent.AgendaItemFinished;
import org.convene.agenda.AgendaEvent.AgendaItemMoved;
import org.convene.agenda.AgendaEvent.AgendaItemRemoved;
import org.convene.agenda.AgendaEvent.AgendaItemRestored;
import org.convene.agenda.AgendaEvent.AgendaItemSkipped;
import org.convene.agenda.AgendaEvent.AgendaItemStarted;
import org.convene.base.AgendaItemId;
import org.jspecify.annotations.Nullable;

/// The tree of items.
///
/// @param all in reading order, parents before their children, removed items still at their place
public record Agenda(List<AgendaItem> all) {
  public static final Agenda EMPTY = new Agenda(List.of());

  public Agenda {
    all = List.copyOf(all);
  }

  /// The items that stand, in reading order.
  public List<AgendaItem> items() {
    return all.stream().filter(item -> !item.removed()).toList();
  }

  public Optional<AgendaItem> find(AgendaItemId id) {
    return all.stream().filter(item -> item.id().equals(id)).findFirst();
  }

  public Optional<AgendaItem> current() {
    return all.stream().filter(item -> item.state() == AgendaItemState.CURRENT).findFirst();
  }

  /// The item and everything below it, in reading order.
  public List<AgendaItem> subtree(AgendaItemId root) {
    List<AgendaItem> found = new ArrayList<>();
    for (AgendaItem item : all) {
      boolean below = found.stream().anyMatch(above -> above.id().equals(item.parent()));
      if (below || item.id().equals(root)) {
        found.add(item);
      }
    }
    return found;
  }

  /// How many levels lie above and at the item: 1 at the top level.
  int depth(@Nullable AgendaItemId id) {
    return id == null ? 0 : 1 + depth(find(id).orElseThrow().parent());
  }

  /// How many levels the subtree has: 1 for an item without children.
  int height(AgendaItemId root) {
    int top = depth(root);
    return subtree(root).stream().mapToInt(item -> depth(item.id()) - top + 1).max().orElse(1);
  }

  /// @param revision of the event
  /// @param at when it happened
  public Agenda evolve(AgendaEvent event, long revision, Instant at) {
    return switch (event) {
      case AgendaItemAdded e -> added(e, revision);
      case AgendaItemEdited e -> change(e.item(), item -> item.withFields(e.fields(), revision));
      case AgendaItemMoved e -> moved(e, revision);
      case AgendaItemRemoved e -> removed(e, revision);
      case AgendaItemRestored e -> restored(e, revision);
      case AgendaItemStarted e ->
          change(e.item(), item -> item.withState(AgendaItemState.CURRENT, at, null));
      case AgendaItemFinished e ->
          change(e.item(), item -> item.withState(AgendaItemState.DONE, item.startedAt(), at));
      case AgendaItemSkipped e ->
          change(e.item(), item -> item.withState(AgendaItemState.SKIPPED, item.startedAt(), at));
    };
  }

  private Agenda added(AgendaItemAdded e, long revision) {
    AgendaFields f = e.fields();
    AgendaItem item =
        new AgendaItem(
            e.item(),
            e.parent(),
            f.title(),
            f.kind(),
            f.minutes(),
            f.presenter(),
            f.notes(),
            AgendaItemState.PLANNED,
            null,
            null,
            revision,
            null);
    return insert(List.of(item), e.parent(), e.before());
  }

  private Agenda moved(AgendaItemMoved e, long revision) {
    List<AgendaItem> block = new ArrayList<>(subtree(e.item()));
    block.set(0, block.getFirst().withParent(e.parent(), revision));
    List<AgendaItem> rest = new ArrayList<>(all);
    rest.removeIf(item -> block.stream().anyMatch(moved -> moved.id().equals(item.id())));
    return new Agenda(rest).insert(block, e.parent(), e.before());
  }

  private Agenda removed(AgendaItemRemoved e, long revision) {
    List<AgendaItemId> gone = subtree(e.item()).stream().map(AgendaItem::id).toList();
    return map(item ->
        gone.contains(item.id()) && !item.removed()
            ? item.withRemovedIn(revision, revision)
            : item);
  }

  private Agenda restored(AgendaItemRestored e, long revision) {
    List<AgendaItem> back = removedWith(find(e.item()).orElseThrow());
    return map(item -> back.contains(item) ? item.withRemovedIn(null, revision) : item);
  }

  /// What went with the item, itself included, and comes back with it.
  List<AgendaItem> removedWith(AgendaItem root) {
    return subtree(root.id()).stream()
        .filter(item -> Objects.equals(item.removedIn(), root.removedIn()))
        .toList();
  }

  private Agenda insert(
      List<AgendaItem> block, @Nullable AgendaItemId parent, @Nullable AgendaItemId before) {
    List<AgendaItem> next = new ArrayList<>(all);
    next.addAll(place(parent, before), block);
    return new Agenda(next);
  }

  private int place(@Nullable AgendaItemId parent, @Nullable AgendaItemId before) {
    if (before != null) {
      return all.indexOf(find(before).orElseThrow());
    }
    return parent == null ? all.size() : all.indexOf(subtree(parent).getLast()) + 1;
  }

  private Agenda change(AgendaItemId id, UnaryOperator<AgendaItem> change) {
    if (find(id).isEmpty()) {
      throw new IllegalStateException("no agenda item " + id);
    }
    return map(item -> item.id().equals(id) ? change.apply(item) : item);
  }

  private Agenda map(UnaryOperator<AgendaItem> change) {
    return new Agenda(all.stream().map(change).toList());
  }
}
