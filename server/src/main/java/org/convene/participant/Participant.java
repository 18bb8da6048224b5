package org.convene.participant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.convene.base.HolderId;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.jspecify.annotations.Nullable;

/// Somebody in a session (`Participant` in the contract).
///
/// @param removed by a facilitator, and not readmitted
/// @param holder who they are on the roll, where they came by a personal link
public record Participant(
    ParticipantId id,
    SessionId session,
    Role role,
    String name,
    @Nullable CommitmentRef commitment,
    @Nullable String locale,
    @JsonIgnore boolean removed,
    @JsonIgnore @Nullable HolderId holder) {

  Admission admission() {
    return new Admission(session, id, role, name, commitment, holder);
  }
}
