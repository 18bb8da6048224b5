package org.convene.meeting;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.convene.cookbook.DeliverableKind;
import org.convene.http.Page;

/// The page `/calendar`.
///
/// @param zone whose days are shown
/// @param agenda the meetings as a list, by time
public record CalendarView(
    Page page,
    ZoneId zone,
    CalendarFilter filter,
    List<Programme.Line> agenda,
    MonthTable table,
    CalendarFilter.Subscription subscription) {

  public YearMonth month() {
    return table.month();
  }

  public List<MeetingKind> kinds() {
    return List.of(MeetingKind.values());
  }

  public List<DeliverableKind> deliverables() {
    return List.of(DeliverableKind.values());
  }
}
