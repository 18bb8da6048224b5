package org.convene.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.convene.mail.Transport.Delivery;
import org.convene.mail.Transport.Line;
import org.convene.mail.Transport.Unreachable;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is due in the outbox, one mail after the other over one connection. Several nodes may
/// do so at once.
///
/// **What a crash does.** A mail is claimed for [#LEASE], given to the server and recorded as sent,
/// each on its own. A sender that dies before the server has accepted leaves a mail that is sent
/// when the claim ends. One that dies between the server's `250` and our commit leaves a mail that
/// is sent *again*: SMTP has no way to ask whether a message was taken (RFC 5321, section 4.5.3.2
/// says why the time between should be short). That time is one update of one row, and the mail
/// that comes twice has the same Message-ID, by which mailboxes and calendars drop the second. The
/// same holds for a connection that breaks while the answer is on its way.
///
/// While the server cannot be reached nothing is claimed and no attempt counts: mails wait, however
/// long it takes.
public final class Sender {
  /// Longer than all the steps of one mail may take: see [SmtpTransport#STEP]. Past it another
  /// sender takes the mail.
  static final Duration LEASE = Duration.ofMinutes(10);

  /// Mails over one connection. Servers close connections that go on for too long.
  static final int BATCH = 50;

  static final Duration POLL = Duration.ofSeconds(5);

  /// Between tries to reach a server that is away.
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /// Tries to record what a server has done with a mail, a second apart: while the database is
  /// away, knowing it is all that keeps the mail from being sent twice.
  private static final int RECORDINGS = 60;

  private static final int DOUBLINGS = 6;

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final OutboxStore store;
  private final Transport transport;
  private final Standing standing;
  private final Clock clock;
  private volatile @Nullable String trouble;
  private int unreached;

  public Sender(Database database, Transport transport, Standing standing, Clock clock) {
    this.store = new OutboxStore(database.client());
    this.transport = transport;
    this.standing = standing;
    this.clock = clock;
  }

  /// Until it is closed. Blocks a virtual thread, and nothing else.
  public Worker start() {
    return Worker.start("mail sender", this::step);
  }

  /// Why nothing can be sent at the moment; empty when nothing hinders, as far as is known.
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private Duration step() {
    int sent = sendDue();
    if (unreached > 0) {
      Duration pause = POLL.multipliedBy(1L << Math.min(unreached, DOUBLINGS));
      return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
    return sent == BATCH ? Duration.ZERO : POLL;
  }

  /// Sends what is due, at most [#BATCH] mails. Waits.
  ///
  /// @return how many were given to the server, whatever it said, or taken back
  int sendDue() {
    store.cancelTooLate(clock.instant()).await();
    if (!store.anyDue(clock.instant()).await()) {
      return 0;
    }
    try (Line line = transport.open()) {
      reached();
      int given = 0;
      while (given < BATCH && sendOne(line)) {
        given++;
      }
      return given;
    } catch (Unreachable e) {
      unreachable(e.reason());
      return 0;
    }
  }

  private void reached() {
    if (unreached > 0) {
      LOG.info("the mail server is back");
    }
    unreached = 0;
    trouble = null;
  }

  private void unreachable(String reason) {
    if (unreached++ == 0) {
      LOG.warn("mails wait, the mail server cannot be reached: {}", reason);
    }
    trouble = reason;
  }

  /// @return whether to go on: there was one, and the line still holds
  private boolean sendOne(Line line) {
    Instant claim = clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MICROS);
    Optional<Mail> claimed = store.claim(clock.instant(), claim).await();
    if (claimed.isEmpty()) {
      return false;
    }
    Mail mail = claimed.get();
    if (!stands(mail)) {
      record(() -> store.withdrawn(mail, claim, "it is not true any more").await());
      return true;
    }
    Delivery delivery =
        mail.attempts() > Retries.MOST_ATTEMPTS
            ? new Delivery.Refused("tried too often")
            : deliver(line, mail);
    record(() -> report(mail, claim, delivery));
    return !(delivery instanceof Delivery.Broken);
  }

  private boolean stands(Mail mail) {
    String topic = mail.topic();
    return topic == null || standing.holds(topic).await();
  }

  /// A mail that we cannot write must not keep the others from being sent.
  private static Delivery deliver(Line line, Mail mail) {
    try {
      return line.deliver(mail);
    } catch (RuntimeException e) {
      LOG.error("{} could not be sent", mail, e);
      return new Delivery.Broken("internal error");
    }
  }

  private boolean report(Mail mail, Instant claim, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted() -> store.sent(mail, claim, clock.instant()).await();
      case Delivery.Refused(String reason) -> store.failed(mail, claim, reason).await();
      case Delivery.PutOff(String reason) -> again(mail, claim, reason);
      case Delivery.Broken(String reason) -> again(mail, claim, reason);
    };
  }

  private boolean again(Mail mail, Instant claim, String reason) {
    Optional<Instant> next = Retries.next(mail.attempts(), clock.instant());
    return next.isPresent()
        ? store.putOff(mail, claim, next.get(), reason).await()
        : store.failed(mail, claim, reason).await();
  }

  private static void record(Supplier<Boolean> report) {
    for (int tries = 1; ; tries++) {
      try {
        if (!report.get()) {
          LOG.warn("a mail was claimed by another sender before its outcome was recorded");
        }
        return;
      } catch (Exception e) {
        if (tries == RECORDINGS) {
          throw e;
        }
        rest(e);
      }
    }
  }

  /// Keeps nothing waiting but this sender's own virtual thread, which has nothing better to do:
  /// what it knows would be lost with it. Closing interrupts it.
  private static void rest(Exception failure) {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the outcome was recorded", failure);
    }
  }
}
