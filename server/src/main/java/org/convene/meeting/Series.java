package org.convene.meeting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.convene.base.InitiativeId;
import org.convene.base.SeriesId;
import org.convene.calendar.Recurrence;
import org.jspecify.annotations.Nullable;

/// A recurring meeting. Each of its dates is a [Meeting]; this is what they have in common.
///
/// @param uid RFC 5545; minted once, the same in every channel, and that of each of its dates
/// @param slot of the first date
/// @param follows the series it goes on from since "this and following" were changed
public record Series(
    SeriesId id,
    InitiativeId initiative,
    String uid,
    Plan plan,
    Slot slot,
    Recurrence rule,
    MeetingStatus status,
    @Nullable SeriesId follows,
    Revision revision) {

  public static String mintUid(UUID id, String host) {
    return "s-" + id + "@" + host;
  }

  /// After an edit.
  public Series changed(
      Plan anotherPlan,
      Slot anotherSlot,
      Recurrence anotherRule,
      MeetingStatus anotherStatus,
      Revision after) {
    return new Series(
        id, initiative, uid, anotherPlan, anotherSlot, anotherRule, anotherStatus, follows, after);
  }

  public Series at(MeetingStatus another, Revision after) {
    return changed(plan, slot, rule, another, after);
  }

  /// The local starts that the rule gives, in order: the recurrence ids.
  public List<LocalDateTime> starts() {
    return rule.starts(slot.localStart());
  }

  /// Whether a date is as the rule and the common plan say, so that calendars need not be told.
  public boolean implies(Meeting date) {
    return date.occurrence() != null
        && date.status() == status
        && date.slot().equals(slot.at(date.occurrence().recurrenceId()))
        && date.plan().equals(plan);
  }
}
