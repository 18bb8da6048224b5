package org.convene.cookbook;

import java.util.UUID;
import org.convene.base.EntryId;
import org.convene.base.Text;

/// One card of a deliverable: an ingredient, an obstacle, a remedy, a pathway.
///
/// @param slug unique in its deliverable; the anchor on its page
public record Entry(
    EntryId id, UUID deliverable, UUID theme, String slug, Text title, Text body, int position) {}
