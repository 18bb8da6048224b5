package org.convene.feed;

import java.time.Instant;
import org.convene.initiative.Initiative;

/// Where an initiative's calendar stands: with the same head, the same is told.
///
/// @param revision rises with every change
/// @param changedAt of the last
/// @param version names this state of the initiative's row, as [FeedStore#VERSION] does
public record Head(Initiative initiative, long revision, Instant changedAt, String version) {}
