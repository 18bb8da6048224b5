package org.convene.feed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Names a rendering: equal ones have equal bytes.
///
/// @param today in UTC: what was cancelled is told for some days
/// @param slug of the only meeting that is wanted; null: all
record Wanted(
    Head head,
    LocalDate today,
    FeedQuery query,
    Audience audience,
    Form form,
    @Nullable String slug) {}
