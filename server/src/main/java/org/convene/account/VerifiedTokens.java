package org.convene.account;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convene.base.Secrets;

/// Tokens whose signature has been checked on this node, until they expire. Checking one costs half
/// a millisecond of a core; a room that joins at once would feel it. Thread-safe.
final class VerifiedTokens {
  /// A few hundred bytes each. Past it the least used are checked again when they come.
  static final int CAPACITY = 20_000;

  private record Verified(Identity identity, Instant expires) {}

  private final Map<ByteBuffer, Verified> tokens =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Verified> eldest) {
          return size() > CAPACITY;
        }
      };

  synchronized void put(String token, Identity identity, Instant expires) {
    tokens.put(key(token), new Verified(identity, expires));
  }

  synchronized Optional<Identity> get(String token, Instant now) {
    return Optional.ofNullable(tokens.get(key(token)))
        .filter(verified -> now.isBefore(verified.expires))
        .map(Verified::identity);
  }

  private static ByteBuffer key(String token) {
    return ByteBuffer.wrap(Secrets.hash(token));
  }
}
