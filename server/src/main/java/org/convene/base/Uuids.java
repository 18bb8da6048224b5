package org.convene.base;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Mints UUIDs of version 7 (RFC 9562): ordered by time, so that rows made together lie together.
public final class Uuids {
  /// Stands for the server itself where an actor is asked for.
  public static final UUID NIL = new UUID(0, 0);

  private static final int COUNTER_BITS = 12;
  private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

  /// Half of what the counter holds: the other half is left to count in.
  private static final int COUNTER_START = 1 << (COUNTER_BITS - 1);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST = new AtomicLong();

  private Uuids() {}

  /// Each is greater than all that this process made before, within one millisecond and over a
  /// clock that goes back too (RFC 9562, 6.2: the twelve bits after the time start at random and
  /// count, and carry into the time).
  public static UUID v7() {
    long start = System.currentTimeMillis() << COUNTER_BITS | RANDOM.nextInt(COUNTER_START);
    long value = LAST.updateAndGet(last -> Math.max(last + 1, start));
    long high = (value >>> COUNTER_BITS) << 16 | 0x7000L | (value & COUNTER_MASK);
    long low = (RANDOM.nextLong() >>> 2) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
