package org.convene.agenda;

import java.time.Instant;
import org.convene.base.AgendaItemId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// One point of the agenda.
///
/// @param parent null at the top level
/// @param minutes planned duration; of an item with children, theirs together counts instead
/// @param notes for facilitators only
/// @param revision of its last edit or move: what an edit has to be based on
/// @param removedIn revision of the removal, which a restore undoes for everything removed with it;
///   null while it stands
public record AgendaItem(
    AgendaItemId id,
    @Nullable AgendaItemId parent,
    Text title,
    AgendaKind kind,
    int minutes,
    @Nullable String presenter,
    @Nullable String notes,
    AgendaItemState state,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    long revision,
    @Nullable Long removedIn) {

  public boolean removed() {
    return removedIn != null;
  }

  AgendaItem withFields(AgendaFields fields, long at) {
    return new AgendaItem(
        id,
        parent,
        fields.title(),
        fields.kind(),
        fields.minutes(),
        fields.presenter(),
        fields.notes(),
        state,
        startedAt,
        finishedAt,
        at,
        removedIn);
  }

  AgendaItem withState(
      AgendaItemState next, @Nullable Instant started, @Nullable Instant finished) {
    return new AgendaItem(
        id, parent, title, kind, minutes, presenter, notes, next, started, finished, revision,
        removedIn);
  }

  AgendaItem withParent(@Nullable AgendaItemId next, long at) {
    return new AgendaItem(
        id,
        next,
        title,
        kind,
        minutes,
        presenter,
        notes,
        state,
        startedAt,
        finishedAt,
        at,
        removedIn);
  }

  AgendaItem withRemovedIn(@Nullable Long next, long at) {
    return new AgendaItem(
        id, parent, title, kind, minutes, presenter, notes, state, startedAt, finishedAt, at, next);
  }
}
