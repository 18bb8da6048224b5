package org.convene.initiative;

import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;
import org.jspecify.annotations.Nullable;

/// A member organisation of an initiative; holds voting rights.
///
/// @param country ISO 3166-1 alpha-2
public record Commitment(
    CommitmentId id,
    InitiativeId initiative,
    String name,
    CommitmentClass kind,
    @Nullable String country) {}
