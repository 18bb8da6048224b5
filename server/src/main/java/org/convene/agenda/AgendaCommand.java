package org.convene.agenda;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.convene.base.AgendaItemId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// What a facilitator may do to the agenda, before and during the session.
///
/// `base` is the revision of the item that the change was made on; where the item has changed
/// since, the change is refused with the item as it is, so that no edit is lost silently. `before`
/// names the sibling to stand before; null: last.
public sealed interface AgendaCommand {
  @JsonTypeName("addAgendaItem")
  record AddAgendaItem(
      Text title,
      AgendaKind kind,
      int minutes,
      @Nullable String presenter,
      @Nullable String notes,
      @Nullable AgendaItemId parent,
      @Nullable AgendaItemId before)
      implements AgendaCommand {
    AgendaFields fields() {
      return new AgendaFields(title, kind, minutes, presenter, notes);
    }
  }

  /// Replaces every field.
  @JsonTypeName("editAgendaItem")
  record EditAgendaItem(
      AgendaItemId item,
      long base,
      Text title,
      AgendaKind kind,
      int minutes,
      @Nullable String presenter,
      @Nullable String notes)
      implements AgendaCommand {
    AgendaFields fields() {
      return new AgendaFields(title, kind, minutes, presenter, notes);
    }
  }

  @JsonTypeName("moveAgendaItem")
  record MoveAgendaItem(
      AgendaItemId item, long base, @Nullable AgendaItemId parent, @Nullable AgendaItemId before)
      implements AgendaCommand {}

  /// Removes the item with everything below it; [RestoreAgendaItem] undoes it.
  @JsonTypeName("removeAgendaItem")
  record RemoveAgendaItem(AgendaItemId item, long base) implements AgendaCommand {}

  @JsonTypeName("restoreAgendaItem")
  record RestoreAgendaItem(AgendaItemId item) implements AgendaCommand {}

  /// Makes the item current and finishes the one that was. One that was finished or skipped starts
  /// again.
  @JsonTypeName("startAgendaItem")
  record StartAgendaItem(AgendaItemId item) implements AgendaCommand {}

  @JsonTypeName("finishAgendaItem")
  record FinishAgendaItem(AgendaItemId item) implements AgendaCommand {}

  @JsonTypeName("skipAgendaItem")
  record SkipAgendaItem(AgendaItemId item) implements AgendaCommand {}
}
