package org.convene.agenda;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.convene.base.AgendaItemId;
import org.jspecify.annotations.Nullable;

/// What happened to the agenda.
public sealed interface AgendaEvent {
  AgendaItemId item();

  @JsonTypeName("agendaItemAdded")
  record AgendaItemAdded(
      AgendaItemId item,
      AgendaFields fields,
      @Nullable AgendaItemId parent,
      @Nullable AgendaItemId before)
      implements AgendaEvent {}

  @JsonTypeName("agendaItemEdited")
  record AgendaItemEdited(AgendaItemId item, AgendaFields fields) implements AgendaEvent {}

  @JsonTypeName("agendaItemMoved")
  record AgendaItemMoved(
      AgendaItemId item, @Nullable AgendaItemId parent, @Nullable AgendaItemId before)
      implements AgendaEvent {}

  @JsonTypeName("agendaItemRemoved")
  record AgendaItemRemoved(AgendaItemId item) implements AgendaEvent {}

  @JsonTypeName("agendaItemRestored")
  record AgendaItemRestored(AgendaItemId item) implements AgendaEvent {}

  @JsonTypeName("agendaItemStarted")
  record AgendaItemStarted(AgendaItemId item) implements AgendaEvent {}

  @JsonTypeName("agendaItemFinished")
  record AgendaItemFinished(AgendaItemId item) implements AgendaEvent {}

  @JsonTypeName("agendaItemSkipped")
  record AgendaItemSkipped(AgendaItemId item) implements AgendaEvent {}
}
