package org.convene.calendar;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When somebody is taken, without saying by what: RFC 5545, section 3.6.4.
///
/// @param stampedAt when it was worked out, or for deterministic bytes the last revision in it
/// @param busy in order
public record Vfreebusy(
    String uid, Instant stampedAt, Instant from, Instant to, @Nullable URI url, List<Busy> busy) {
  public Vfreebusy {
    busy = List.copyOf(busy);
  }

  /// @param tentative perhaps taken
  public record Busy(Instant from, Instant to, boolean tentative) {}
}
