package org.convene.secret;

import org.convene.base.MandateId;
import org.jspecify.annotations.Nullable;

/// A mandate that somebody may cast in a secret poll.
///
/// @param kind the class its tokens count in, where the poll counts classes
/// @param units its weight: how many tokens it gets
public record Right(MandateId mandate, @Nullable String kind, int units) {}
