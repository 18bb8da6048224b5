package org.convene.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.junit.jupiter.api.Test;

class TicketsTest {
  private static final Admission WALL =
      new Admission(new SessionId(UUID.randomUUID()), null, Role.WALL, "", null);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
  private final Tickets tickets = new Tickets(nanos::get);

  @Test
  void aTicketIsGoodOnce() {
    String ticket = tickets.issue(WALL).ticket();
    assertThat(tickets.redeem(ticket)).contains(WALL);
    assertThat(tickets.redeem(ticket)).isEmpty();
  }

  @Test
  void aTicketIsGoodForHalfAMinute() {
    String ticket = tickets.issue(WALL).ticket();
    String other = tickets.issue(WALL).ticket();
    nanos.addAndGet(Duration.ofSeconds(29).toNanos());
    assertThat(tickets.redeem(ticket)).isPresent();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(tickets.redeem(other)).isEmpty();
  }

  @Test
  void tooManyTicketsMakeTheOldestVoid() {
    String first = tickets.issue(WALL).ticket();
    String second = tickets.issue(WALL).ticket();
    for (int i = 1; i < Tickets.CAPACITY; i++) {
      tickets.issue(WALL);
    }
    assertThat(tickets.redeem(first)).isEmpty();
    assertThat(tickets.redeem(second)).isPresent();
  }

  @Test
  void whatIsNoTicketLetsNobodyIn() {
    assertThat(tickets.redeem("")).isEmpty();
    assertThat(tickets.redeem("A".repeat(43))).isEmpty();
  }
}
