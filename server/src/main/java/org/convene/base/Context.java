package org.convene.base;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/// What a rule may not fetch itself: the time and new ids.
///
/// @param now in whole milliseconds, as the log keeps it
public record Context(Instant now, Supplier<UUID> ids) {}
