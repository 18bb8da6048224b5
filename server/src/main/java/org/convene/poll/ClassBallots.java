package org.convene.poll;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Equal ballots of one class of mandates.
///
/// @param kind the class; null for mandates without one
/// @param times how many
/// @param weight of all of them
public record ClassBallots(@Nullable String kind, Ballot ballot, int times, BigDecimal weight) {}
