package org.convene.calendar;

import java.time.ZoneId;
import java.util.Set;

/// All events of one uid as they stand in a feed, so that a feed is joined of what has not changed.
///
/// @param bytes not to be changed
/// @param zones whose VTIMEZONE the feed must have
public record Fragment(byte[] bytes, Set<ZoneId> zones) {
  public Fragment {
    zones = Set.copyOf(zones);
  }
}
