package org.convene.participant;

import org.convene.base.HolderId;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.jspecify.annotations.Nullable;

/// Who a ticket lets into which session, as what.
///
/// @param participant null for a wall, which is nobody
/// @param commitment for whom a participant speaks and votes, if for one
/// @param holder who they are on the roll, where they came by a personal link
public record Admission(
    SessionId session,
    @Nullable ParticipantId participant,
    Role role,
    String name,
    @Nullable CommitmentRef commitment,
    @Nullable HolderId holder) {
  /// Somebody without a personal link.
  public Admission(
      SessionId session,
      @Nullable ParticipantId participant,
      Role role,
      String name,
      @Nullable CommitmentRef commitment) {
    this(session, participant, role, name, commitment, null);
  }
}
