package org.convene.base;

import java.security.SecureRandom;
import java.util.UUID;

/// Mints UUIDs of version 7 (RFC 9562): ordered by time, so that rows made together lie together.
public final class Uuids {
  /// Stands for the server itself where an actor is asked for.
  public static final UUID NIL = new UUID(0, 0);

  private static final SecureRandom RANDOM = new SecureRandom();

  private Uuids() {}

  public static UUID v7() {
    long millis = System.currentTimeMillis();
    long high = (millis << 16) | 0x7000L | (RANDOM.nextInt() & 0xFFFL);
    long low = (RANDOM.nextLong() >>> 2) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
