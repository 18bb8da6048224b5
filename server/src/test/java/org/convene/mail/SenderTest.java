package org.convene.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is put into the outbox is sent, once as far as SMTP lets us, whatever breaks.
class SenderTest {
  @RegisterExtension static final MailWorld WORLD = new MailWorld();

  /// As sudden as `kill -9`: nothing of ours catches it.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /// Dies before or after the server has the mail.
  private record Dying(Transport inner, boolean afterwards) implements Transport {
    @Override
    public Line open() throws Unreachable {
      Line line = inner.open();
      return new Line() {
        @Override
        public Delivery deliver(Mail mail) {
          if (afterwards) {
            line.deliver(mail);
          }
          throw new Killed();
        }

        @Override
        public void close() {
          line.close();
        }
      };
    }
  }

  private static List<String> ids() {
    return Stream.of(WORLD.server().getReceivedMessages()).map(SenderTest::id).toList();
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aLetterIsSentOnceAndItsRowSaysSo() {
    WORLD.add(WORLD.letter("a"));
    assertThat(WORLD.sender().sendDue()).isEqualTo(1);
    assertThat(WORLD.sender().sendDue()).isZero();
    assertThat(WORLD.states()).containsExactly("a sent 1");
    assertThat(ids()).isEqualTo(WORLD.rows("select message_id from mail"));
  }

  @Test
  void whatDoesNotCommitIsNeverSent() {
    var pool = WORLD.database().database().pool();
    assertThatThrownBy(() ->
            await(
                pool.withTransaction(client ->
                    WORLD
                        .outbox()
                        .add(client, WORLD.letter("a"))
                        .compose(_ -> Future.failedFuture("the meeting could not be saved")))))
        .hasMessageContaining("could not be saved");
    assertThat(WORLD.sender().sendDue()).isZero();
    assertThat(WORLD.states()).isEmpty();
  }

  @Test
  void ofTwoLettersWithOneKeyTheFirstIsSent() {
    assertThat(WORLD.add(WORLD.letter("a"))).isTrue();
    assertThat(WORLD.add(WORLD.letter("a"))).isFalse();
    WORLD.sender().sendDue();
    assertThat(WORLD.add(WORLD.letter("a"))).isFalse();
    assertThat(ids()).hasSize(1);
  }

  @Test
  void aSenderKilledBeforeTheServerHasTheMailLeavesItToTheNext() {
    WORLD.add(WORLD.letter("a"));
    Sender dying = WORLD.sender(new Dying(new SmtpTransport(WORLD.smtp(), MailWorld.FROM), false));
    assertThatThrownBy(dying::sendDue).isInstanceOf(Killed.class);
    assertThat(WORLD.sender().sendDue()).as("still claimed").isZero();
    WORLD.clock().advance(Sender.LEASE);
    assertThat(WORLD.sender().sendDue()).isEqualTo(1);
    assertThat(ids()).hasSize(1);
  }

  @Test
  void aSenderKilledBetweenTheServersYesAndOurNoteSendsTheSameMessageIdAgain() {
    WORLD.add(WORLD.letter("a"));
    Sender dying = WORLD.sender(new Dying(new SmtpTransport(WORLD.smtp(), MailWorld.FROM), true));
    assertThatThrownBy(dying::sendDue).isInstanceOf(Killed.class);
    WORLD.clock().advance(Sender.LEASE);
    WORLD.sender().sendDue();
    assertThat(ids()).hasSize(2);
    assertThat(ids()).containsOnly(WORLD.rows("select message_id from mail").getFirst());
    assertThat(WORLD.states()).containsExactly("a sent 2");
  }

  @Test
  void aDayWithoutAServerLosesNothingAndCostsNoAttempt() {
    WORLD.add(WORLD.letter("a"));
    Sender sender = WORLD.sender();
    WORLD.server().stop();
    for (int hour = 0; hour < 24; hour++) {
      assertThat(sender.sendDue()).isZero();
      assertThat(sender.trouble()).isPresent();
      WORLD.clock().advance(Duration.ofHours(1));
    }
    assertThat(WORLD.states()).containsExactly("a waiting 0");
    WORLD.server().start();
    Sender again = WORLD.sender();
    assertThat(again.sendDue()).isEqualTo(1);
    assertThat(again.trouble()).isEmpty();
    assertThat(WORLD.states()).containsExactly("a sent 1");
  }

  @Test
  void whatTheServerRefusesForGoodHasFailed() {
    try (var server = new ScriptedServer().answering("RCPT", "550 5.1.1 no such user")) {
      WORLD.add(WORLD.letter("a"));
      WORLD.sender(new SmtpTransport(server.address(), MailWorld.FROM)).sendDue();
      WORLD.clock().advance(Duration.ofDays(5));
      WORLD.sender(new SmtpTransport(server.address(), MailWorld.FROM)).sendDue();
      assertThat(WORLD.states()).containsExactly("a failed 1");
      assertThat(WORLD.rows("select last_error from mail").getFirst()).contains("no such user");
    }
  }

  @Test
  void whatTheServerPutsOffComesAgainLaterAndTheOthersAreSentMeanwhile() {
    try (var server = new ScriptedServer().answering("END", "451 4.7.1 greylisted")) {
      Sender sender = WORLD.sender(new SmtpTransport(server.address(), MailWorld.FROM));
      WORLD.add(WORLD.letter("a"));
      sender.sendDue();
      assertThat(WORLD.states()).containsExactly("a waiting 1");
      server.polite();
      WORLD.add(WORLD.letter("b"));
      sender.sendDue();
      assertThat(WORLD.states()).containsExactly("a waiting 1", "b sent 1");
      WORLD.clock().advance(Retries.FIRST);
      sender.sendDue();
      assertThat(WORLD.states()).containsExactly("a sent 2", "b sent 1");
    }
  }

  @Test
  void whatIsPutOffForDaysFailsInTheEnd() {
    try (var server = new ScriptedServer().answering("END", "452 full")) {
      Sender sender = WORLD.sender(new SmtpTransport(server.address(), MailWorld.FROM));
      WORLD.add(WORLD.letter("a"));
      Instant began = WORLD.now();
      while (WORLD.states().getFirst().contains("waiting")) {
        sender.sendDue();
        WORLD.clock().advance(Retries.LONGEST);
      }
      assertThat(WORLD.states()).containsExactly("a failed " + Retries.MOST_ATTEMPTS);
      assertThat(Duration.between(began, WORLD.now())).isGreaterThan(Duration.ofDays(4));
    }
  }

  @Test
  void anAnswerThatIsLostOnTheWayLeadsToTheSameMessageIdAgain() {
    try (var server = new ScriptedServer().answering("END", ScriptedServer.HANG_UP)) {
      Sender sender = WORLD.sender(new SmtpTransport(server.address(), MailWorld.FROM));
      WORLD.add(WORLD.letter("a"));
      sender.sendDue();
      server.polite();
      WORLD.clock().advance(Retries.FIRST);
      sender.sendDue();
      String id = WORLD.rows("select message_id from mail").getFirst();
      assertThat(server.messages()).hasSize(2).allSatisfy(m -> assertThat(m).contains(id));
      assertThat(WORLD.states()).containsExactly("a sent 2");
    }
  }

  @Test
  void whatIsWorthNothingAnyMoreIsNotSent() {
    Letter late = WORLD.letter("a");
    WORLD.add(
        new Letter(
            late.initiative(),
            late.kind(),
            late.to(),
            late.content(),
            null,
            null,
            "secret",
            new Letter.Handling("a", null, WORLD.now(), WORLD.now().plusSeconds(60))));
    WORLD.clock().advance(Duration.ofMinutes(1));
    WORLD.sender().sendDue();
    assertThat(WORLD.states()).containsExactly("a cancelled 0");
    assertThat(WORLD.rows("select secret from mail")).containsOnlyNulls();
    assertThat(ids()).isEmpty();
  }

  @Test
  void whatWaitsIsTakenBackByWhatSaysMore() {
    var later = new Letter.Handling("a", "invitation of Ada", WORLD.now().plusSeconds(60), null);
    Letter letter = WORLD.letter("a");
    WORLD.add(
        new Letter(
            letter.initiative(),
            letter.kind(),
            letter.to(),
            letter.content(),
            null,
            null,
            null,
            later));
    var client = WORLD.database().database().client();
    assertThat(await(WORLD.outbox().withdraw(client, "invitation of Ada", "replaced"))).isOne();
    WORLD.clock().advance(Duration.ofMinutes(2));
    assertThat(WORLD.sender().sendDue()).isZero();
    assertThat(WORLD.rows("select state || ' ' || attempts from mail"))
        .containsExactly("cancelled 0");
    assertThat(WORLD.add(WORLD.letter("a"))).as("it was never said").isTrue();
  }

  @Test
  void aSecretStandsInTheMailAndIsForgottenWithIt() throws Exception {
    Letter letter = WORLD.letter("a");
    WORLD.add(
        new Letter(
            letter.initiative(),
            "invitation",
            letter.to(),
            Content.plain("en", "Come", "https://convene.example/a/" + Content.SECRET),
            null,
            null,
            "s3cr3t",
            letter.handling()));
    WORLD.sender().sendDue();
    assertThat(WORLD.server().getReceivedMessages()[0].getContent().toString())
        .contains("https://convene.example/a/s3cr3t");
    assertThat(WORLD.rows("select row(mail.*)::text from mail").getFirst())
        .doesNotContain("s3cr3t");
  }

  @Test
  void severalSendersAtOnceSendEachMailOnce() throws InterruptedException {
    IntStream.range(0, 60).forEach(n -> WORLD.add(WORLD.letter("n" + n)));
    List<Thread> threads =
        Stream.generate(() -> Thread.ofVirtual().start(() -> WORLD.sender().sendDue()))
            .limit(4)
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    WORLD.sender().sendDue();
    assertThat(ids()).hasSize(60).doesNotHaveDuplicates();
    assertThat(WORLD.states()).allMatch(state -> state.endsWith(" sent 1"));
  }
}
