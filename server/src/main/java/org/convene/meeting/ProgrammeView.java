package org.convene.meeting;

import org.convene.http.Page;
import org.convene.initiative.Initiative;
import org.jspecify.annotations.Nullable;

/// The page `/`.
///
/// @param initiative null on a server that has nothing in it yet
public record ProgrammeView(Page page, @Nullable Initiative initiative, Programme programme) {}
