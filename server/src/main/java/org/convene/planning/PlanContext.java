package org.convene.planning;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;

/// What the rules of planning may not fetch themselves.
///
/// @param host the part after the `@` of a UID
/// @param commitments of the initiative
record PlanContext(
    Instant now,
    Supplier<UUID> ids,
    InitiativeId initiative,
    String host,
    Slugs slugs,
    Set<CommitmentId> commitments) {}
