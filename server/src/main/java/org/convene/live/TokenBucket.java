package org.convene.live;

/// Lets a burst through and then a steady rate. Confined to one thread.
final class TokenBucket {
  private static final long SECOND = 1_000_000_000L;

  private final long perToken;
  private final long full;
  private long filled;
  private long at;

  TokenBucket(int burst, int perSecond, long nanoTime) {
    this.perToken = SECOND / perSecond;
    this.full = burst * perToken;
    this.filled = full;
    this.at = nanoTime;
  }

  boolean take(long nanoTime) {
    filled = Math.min(full, filled + nanoTime - at);
    at = nanoTime;
    if (filled < perToken) {
      return false;
    }
    filled -= perToken;
    return true;
  }
}
