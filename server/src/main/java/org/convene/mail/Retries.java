package org.convene.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a mail that a server has put off is tried again (RFC 5321, section 4.5.4.1): after 1, 2, 4
/// … minutes, then every four hours, for some four days.
final class Retries {
  static final Duration FIRST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofHours(4);

  /// Past it a mail has failed: its sender should know that it did not arrive while it still
  /// matters.
  static final int MOST_ATTEMPTS = 30;

  private static final int DOUBLINGS = 8;

  private Retries() {}

  /// @param attempts made so far, from 1
  /// @return empty when it has been tried often enough
  static Optional<Instant> next(int attempts, Instant now) {
    if (attempts >= MOST_ATTEMPTS) {
      return Optional.empty();
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
    return Optional.of(now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
  }
}
