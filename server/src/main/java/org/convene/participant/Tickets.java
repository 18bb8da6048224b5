package org.convene.participant;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.convene.base.Secrets;

/// Tickets to the live socket: good once, for a short while, on this node. They stand in a frame
/// and not in an address, and are worth nothing a moment later, so no log can leak one.
/// Thread-safe.
public final class Tickets {
  public static final Duration LIFETIME = Duration.ofSeconds(30);

  /// Tickets not redeemed yet; some 300 bytes each. Past it the oldest are void, and their clients
  /// ask again. A room of ten thousand that comes back at once needs one each.
  static final int CAPACITY = 50_000;

  /// As it is given.
  ///
  /// @param expiresIn seconds
  record Ticket(String ticket, long expiresIn) {}

  private record Held(Admission admission, long expiresNanos) {}

  private final LongSupplier nanoTime;
  private final Map<String, Held> tickets =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
          return size() > CAPACITY || isExpired(eldest.getValue());
        }
      };

  public Tickets() {
    this(System::nanoTime);
  }

  Tickets(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized Ticket issue(Admission admission) {
    String ticket = Secrets.mint();
    tickets.put(ticket, new Held(admission, nanoTime.getAsLong() + LIFETIME.toNanos()));
    return new Ticket(ticket, LIFETIME.toSeconds());
  }

  /// What the ticket lets in to; empty when it is unknown, used or expired.
  public synchronized Optional<Admission> redeem(String ticket) {
    return Optional.ofNullable(tickets.remove(ticket))
        .filter(found -> !isExpired(found))
        .map(Held::admission);
  }

  private boolean isExpired(Held held) {
    return nanoTime.getAsLong() - held.expiresNanos >= 0;
  }
}
