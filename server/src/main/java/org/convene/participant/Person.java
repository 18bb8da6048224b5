package org.convene.participant;

import java.time.Instant;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.jspecify.annotations.Nullable;

/// Somebody who has joined, as facilitators see it (`Person` in the contract).
record Person(
    ParticipantId id,
    String name,
    Role role,
    @Nullable CommitmentRef commitment,
    Instant joinedAt,
    @Nullable Instant removedAt,
    boolean here) {
  Person here(boolean here) {
    return new Person(id, name, role, commitment, joinedAt, removedAt, here);
  }

  Cursor cursor() {
    return new Cursor(name, id.value());
  }
}
