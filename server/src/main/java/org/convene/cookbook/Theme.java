package org.convene.cookbook;

import java.util.UUID;
import org.convene.base.Text;

/// A group of entries on the page of a deliverable.
public record Theme(UUID id, UUID deliverable, String key, Text title, int position) {}
