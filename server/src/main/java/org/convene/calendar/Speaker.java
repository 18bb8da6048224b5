package org.convene.calendar;

import org.jspecify.annotations.Nullable;

/// Who speaks, without an address: a feed is public.
public record Speaker(String name, @Nullable String affiliation) {}
