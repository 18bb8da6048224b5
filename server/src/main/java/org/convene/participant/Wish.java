package org.convene.participant;

import org.convene.base.CommitmentId;
import org.jspecify.annotations.Nullable;

/// What somebody at the door says (`Join` in the contract).
record Wish(
    String code,
    @Nullable String name,
    @Nullable CommitmentId commitment,
    @Nullable String locale,
    @Nullable String role) {}
