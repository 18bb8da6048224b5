package org.convene.datepoll;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.convene.base.Text;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// One date that is proposed.
///
/// @param number unique within the poll and never given again; what answers go by
/// @param withdrawn why it is no longer proposed, of one that people had answered to already
public record Candidate(
    int number, LocalDateTime localStart, LocalDateTime localEnd, @Nullable Text withdrawn) {

  public Slot slot(ZoneId zone) {
    return new Slot(localStart, localEnd, zone);
  }

  public boolean stands() {
    return withdrawn == null;
  }

  boolean isWhen(Candidate other) {
    return localStart.equals(other.localStart) && localEnd.equals(other.localEnd);
  }
}
