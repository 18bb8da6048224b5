package org.convene.cookbook;

import java.util.UUID;
import org.convene.base.InitiativeId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// One of the things an initiative makes together. Facts are null where nothing is agreed yet.
///
/// @param madeBy the kind of meeting that makes it
/// @param scale by how many commitments, for how many cities
/// @param feeds what uses its findings next
public record Deliverable(
    UUID id,
    InitiativeId initiative,
    DeliverableKind kind,
    Text title,
    Text about,
    @Nullable Text madeBy,
    @Nullable Text scale,
    @Nullable Text audience,
    @Nullable Text impact,
    @Nullable Text shownAt,
    @Nullable Text feeds,
    int position) {}
