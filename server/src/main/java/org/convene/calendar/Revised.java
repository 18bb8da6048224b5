package org.convene.calendar;

import java.time.Instant;

/// Which version of an event this is. Times are cut to seconds when written.
///
/// @param sequence rises as RFC 5545, section 3.8.7.4, says
/// @param at when this version was made: DTSTAMP and LAST-MODIFIED, so that the same version always
///   gives the same bytes
public record Revised(int sequence, Instant at, Instant createdAt) {}
