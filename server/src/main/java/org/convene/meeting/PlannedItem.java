package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.convene.agenda.AgendaItemView;
import org.convene.base.AgendaItemId;
import org.jspecify.annotations.Nullable;

/// An agenda item with the time it is planned for: the meeting's start and the durations before it.
/// An item with children lasts as long as they do together.
///
/// @param depth 0 at the top level
/// @param group whether it has children
public record PlannedItem(
    AgendaItemView item, Instant startsAt, Duration lasts, int depth, boolean group) {

  /// In reading order, as given.
  public static List<PlannedItem> plan(List<AgendaItemView> agenda, Instant start) {
    return below(null, agenda, start, 0);
  }

  public long minutes() {
    return lasts.toMinutes();
  }

  private static List<PlannedItem> below(
      @Nullable AgendaItemId parent, List<AgendaItemView> agenda, Instant start, int depth) {
    List<PlannedItem> planned = new ArrayList<>();
    Instant next = start;
    for (AgendaItemView item : agenda) {
      if (Objects.equals(item.parent(), parent)) {
        List<PlannedItem> children = below(item.id(), agenda, next, depth + 1);
        Duration lasts = children.isEmpty() ? Duration.ofMinutes(item.minutes()) : sum(children);
        planned.add(new PlannedItem(item, next, lasts, depth, !children.isEmpty()));
        planned.addAll(children);
        next = next.plus(lasts);
      }
    }
    return List.copyOf(planned);
  }

  /// Groups are left out: their durations are those of what is below them.
  private static Duration sum(List<PlannedItem> items) {
    return items.stream()
        .filter(item -> !item.group())
        .map(PlannedItem::lasts)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
