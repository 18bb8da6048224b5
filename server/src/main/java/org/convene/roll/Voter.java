package org.convene.roll;

import java.util.Set;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.jspecify.annotations.Nullable;

/// Somebody who is here and wants to vote.
///
/// @param persons who they are known to be: their participant's id, and the holder whose personal
///   link they came by
/// @param commitment whom they say they speak for: good only where a mandate names no holders
public record Voter(Set<HolderId> persons, @Nullable CommitmentId commitment) {
  public Voter {
    persons = Set.copyOf(persons);
  }
}
