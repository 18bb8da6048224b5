package org.convene.participant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convene.base.CommitmentId;
import org.convene.base.SessionId;
import org.convene.base.Text;

/// What is at the door of a session: which it is, and what it asks of those who come.
///
/// @param opensAt when the meeting is planned to begin
/// @param locales of the initiative, the first being the one to fall back on
/// @param commitments of the initiative, by name
public record Door(
    SessionId session,
    String slug,
    String code,
    Text title,
    Instant opensAt,
    String zone,
    List<String> locales,
    boolean asksName,
    boolean asksCommitment,
    List<CommitmentRef> commitments) {
  public Door {
    locales = List.copyOf(locales);
    commitments = List.copyOf(commitments);
  }

  Optional<CommitmentRef> commitment(CommitmentId id) {
    return commitments.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
