package org.convene.feed;

import java.time.Instant;
import java.util.List;
import org.convene.agenda.AgendaItemView;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore.Stamp;
import org.convene.meeting.PlannedItem;

/// A meeting that is no draft, with its planned agenda.
///
/// @param agenda in reading order
record Listed(Meeting meeting, List<AgendaItemView> agenda) {
  Listed {
    agenda = List.copyOf(agenda);
  }

  Stamp stamp() {
    return Stamp.of(meeting);
  }

  List<PlannedItem> planned() {
    return PlannedItem.plan(agenda, meeting.startsAt());
  }

  boolean cancelled() {
    return meeting.status() == MeetingStatus.CANCELLED;
  }

  Instant revisedAt() {
    return meeting.revision().revisedAt();
  }
}
