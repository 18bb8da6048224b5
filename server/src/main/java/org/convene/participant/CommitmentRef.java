package org.convene.participant;

import org.convene.base.CommitmentId;

/// A commitment by id and name.
public record CommitmentRef(CommitmentId id, String name) {}
