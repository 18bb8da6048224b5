package org.convene.calendar;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a feed says of itself: RFC 7986, and what programs made of it before.
///
/// @param color a name of CSS: RFC 7986, section 5.9
/// @param source the address of the feed itself
/// @param url the page for people
/// @param refresh how often to ask again; whole minutes
public record FeedHeader(
    String name,
    @Nullable String description,
    @Nullable String color,
    @Nullable URI source,
    @Nullable URI url,
    Duration refresh) {}
