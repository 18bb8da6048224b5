package org.convene.participant;

import java.time.Instant;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.jspecify.annotations.Nullable;

/// Somebody who was here (`Attendee` in the contract).
///
/// @param minutes present in all, rounded down; overlapping stays count once
record Attendee(
    ParticipantId id,
    String name,
    Role role,
    @Nullable CommitmentRef commitment,
    Instant firstArrival,
    Instant lastSeen,
    long minutes,
    boolean here) {
  Cursor cursor() {
    return new Cursor(name, id.value());
  }
}
