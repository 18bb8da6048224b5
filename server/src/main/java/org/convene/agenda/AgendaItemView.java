package org.convene.agenda;

import java.time.Instant;
import org.convene.base.AgendaItemId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// An agenda item as it crosses the wire (`AgendaItem` in the schema).
public record AgendaItemView(
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
    long revision) {

  /// For facilitators.
  public static AgendaItemView full(AgendaItem item) {
    return view(item, item.notes());
  }

  /// For everybody else: without the notes.
  public static AgendaItemView open(AgendaItem item) {
    return view(item, null);
  }

  private static AgendaItemView view(AgendaItem i, @Nullable String notes) {
    return new AgendaItemView(
        i.id(),
        i.parent(),
        i.title(),
        i.kind(),
        i.minutes(),
        i.presenter(),
        notes,
        i.state(),
        i.startedAt(),
        i.finishedAt(),
        i.revision());
  }
}
