package org.convene.agenda;

import java.util.List;
import java.util.UUID;
import org.convene.agenda.AgendaCommand.AddAgendaItem;
import org.convene.agenda.AgendaCommand.MoveAgendaItem;
import org.convene.agenda.AgendaEvent.AgendaItemAdded;
import org.convene.base.AgendaItemId;
import org.convene.base.Given;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// Small agendas for tests: items have one-letter names.
final class AgendaWorld {
  private static final Given.Rules<Agenda, AgendaCommand, AgendaEvent> RULES =
      new Given.Rules<>(AgendaRules::decide, Agenda::evolve, Agenda.EMPTY);

  private AgendaWorld() {}

  static Given<Agenda, AgendaCommand, AgendaEvent> given(AgendaEvent... events) {
    return Given.of(RULES, List.of(events));
  }

  static AgendaItemId id(String name) {
    return new AgendaItemId(new UUID(0xA, name.charAt(0)));
  }

  static AgendaFields fields(String title) {
    return new AgendaFields(Text.of("en", title), AgendaKind.DISCUSSION, 10, null, null);
  }

  static AgendaItemAdded added(String name) {
    return new AgendaItemAdded(id(name), fields(name), null, null);
  }

  static AgendaItemAdded added(String name, String parent) {
    return new AgendaItemAdded(id(name), fields(name), id(parent), null);
  }

  static AddAgendaItem add(
      AgendaFields f, @Nullable AgendaItemId parent, @Nullable AgendaItemId before) {
    return new AddAgendaItem(
        f.title(), f.kind(), f.minutes(), f.presenter(), f.notes(), parent, before);
  }

  static MoveAgendaItem move(
      String name, long base, @Nullable String parent, @Nullable String before) {
    return new MoveAgendaItem(
        id(name), base, parent == null ? null : id(parent), before == null ? null : id(before));
  }

  /// The standing items in reading order, each level in parentheses: `a(bc)d`.
  static String tree(Agenda agenda) {
    StringBuilder written = new StringBuilder();
    int depth = 1;
    for (AgendaItem item : agenda.items()) {
      int next = agenda.depth(item.id());
      written.repeat("(", Math.max(0, next - depth)).repeat(")", Math.max(0, depth - next));
      written.append((char) item.id().value().getLeastSignificantBits());
      depth = next;
    }
    return written.repeat(")", depth - 1).toString();
  }
}
