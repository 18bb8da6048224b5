package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.convene.agenda.AgendaItemView;
import org.convene.base.AgendaItemId;
import org.convene.http.Page;
import org.jspecify.annotations.Nullable;

/// The minutes of a meeting: its agenda with real times, who was there in numbers, what was voted.
///
/// @param session null where it has none
/// @param results in the order of the polls
public record MinutesView(
    Page page,
    Meeting meeting,
    @Nullable SessionRecord session,
    List<PlannedItem> agenda,
    List<ResultTable> results) {

  /// Whole minutes that an item really took, rounded; 0 while it has not finished.
  public long took(AgendaItemView item) {
    Instant from = item.startedAt();
    Instant to = item.finishedAt();
    return from == null || to == null
        ? 0
        : Math.round(Duration.between(from, to).toSeconds() / 60.0);
  }

  /// The message beside a point that was not finished, or null. One that is still planned was left
  /// out only once the meeting is over.
  public @Nullable String markOf(AgendaItemView item) {
    return switch (item.state()) {
      case PLANNED -> session == null || session.closedAt() == null ? null : "minutes.not-reached";
      case CURRENT -> "minutes.current";
      case SKIPPED -> "minutes.skipped";
      case DONE -> null;
    };
  }

  /// Results of the polls that belong to an item, or with null to none.
  public List<ResultTable> resultsOf(@Nullable AgendaItemId item) {
    return results.stream().filter(table -> Objects.equals(table.poll().item(), item)).toList();
  }
}
