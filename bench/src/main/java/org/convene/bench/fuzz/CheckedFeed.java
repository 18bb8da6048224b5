package org.convene.bench.fuzz;

import java.util.Objects;
import org.convene.calendar.FeedCheck;

/// Law: whatever somebody's feed holds, it is held against the rules.
public final class CheckedFeed {
  private CheckedFeed() {}

  public static void fuzzerTestOneInput(byte[] feed) {
    Objects.requireNonNull(FeedCheck.of(feed, false));
  }
}
