package org.convene.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What comes in is taken once, and whatever is broken concerns itself only.
class InboxTest {
  @RegisterExtension static final MailWorld WORLD = new MailWorld();

  private static final String REPLY =
      """
      From: Ada <ada@ghent.example>
      To: meetings@ours.example
      Message-ID: <1@ghent.example>
      Subject: Accepted
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain

      Yes.
      --b
      Content-Type: text/calendar; method=REPLY; charset=UTF-8

      BEGIN:VCALENDAR
      METHOD:REPLY
      END:VCALENDAR

      --b--
      """;

  private final List<Received> taken = new ArrayList<>();

  @BeforeEach
  void nothingTaken() {
    taken.clear();
  }

  private Future<Letters.Verdict> take(SqlClient client, Received letter) {
    taken.add(letter);
    return Future.succeededFuture(new Letters.Verdict.Taken());
  }

  private static void arrives(String message) {
    WORLD.arrives(message);
  }

  private int poll() throws MessagingException {
    return poll(this::take);
  }

  private static int poll(Letters letters) throws MessagingException {
    return new Inbox(WORLD.imap(), WORLD.database().database(), letters, WORLD.clock()).poll();
  }

  private static List<String> noted() {
    return WORLD.rows(
        "select message_id || ' ' || outcome || coalesce(': ' || reason, '') from mail_received order by 1");
  }

  private static boolean isSeen() throws Exception {
    var manager = WORLD.server().getManagers().getImapHostManager();
    var user = WORLD.server().getUserManager().getUserByEmail("meetings@ours.example");
    return manager.getInbox(Objects.requireNonNull(user)).getMessages().stream()
        .allMatch(message -> message.getFlags().contains(Flags.Flag.SEEN));
  }

  @Test
  void anAnswerIsHandedOnWithWhoSentItAndThenMarkedAsSeen() throws Exception {
    arrives(REPLY);
    assertThat(poll()).isOne();
    assertThat(poll()).isZero();
    assertThat(taken).hasSize(1);
    Received letter = taken.getFirst();
    assertThat(letter.id()).isEqualTo("<1@ghent.example>");
    assertThat(letter.from()).isEqualTo(new MailAddress("ada@ghent.example"));
    assertThat(letter.calendar().method()).isEqualTo(CalendarPart.Method.REPLY);
    assertThat(letter.calendar().content()).startsWith("BEGIN:VCALENDAR\r\nMETHOD:REPLY");
    assertThat(isSeen()).isTrue();
    assertThat(noted()).containsExactly("<1@ghent.example> taken");
  }

  @Test
  void theSameMailTwiceIsTakenOnce() throws Exception {
    arrives(REPLY);
    arrives(REPLY);
    assertThat(poll()).isEqualTo(2);
    assertThat(taken).hasSize(1);
  }

  @Test
  void whatCannotBeTakenNowComesAgainAndNothingOfItStays() throws Exception {
    arrives(REPLY);
    Letters away =
        (client, _) ->
            client
                .query(
                    "insert into mail_received values ('half', now(), null, null, 'taken', null, null)")
                .execute()
                .compose(
                    _ -> Future.failedFuture(new java.util.concurrent.TimeoutException("away")));
    assertThatThrownBy(() -> poll(away)).hasMessageContaining("away");
    assertThat(isSeen()).isFalse();
    assertThat(noted()).isEmpty();
    poll();
    assertThat(taken).hasSize(1);
  }

  @Test
  void aMailThatTripsABugIsSetAsideAndTheNextIsTaken() throws Exception {
    arrives(REPLY.replace("<1@", "<0@"));
    arrives(REPLY);
    poll((client, letter) ->
        letter.id().startsWith("<0")
            ? Future.failedFuture(new IllegalStateException("a bug"))
            : take(client, letter));
    assertThat(taken).hasSize(1);
    assertThat(noted())
        .containsExactly(
            "<0@ghent.example> set-aside: it could not be taken: internal error",
            "<1@ghent.example> taken");
  }

  @Test
  void whatFitsNothingIsSetAsideWithItsReason() throws Exception {
    arrives(REPLY);
    poll((_, _) ->
        Future.succeededFuture(
            new Letters.Verdict.SetAside("its sender was not invited", WORLD.initiative())));
    assertThat(noted()).containsExactly("<1@ghent.example> set-aside: its sender was not invited");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Type: multipart/alternative; boundary=b|Content-Type: multipart/report; boundary=b|ignored: a report",
        "Subject: Accepted|Return-Path: <>|ignored: sent by",
        "Subject: Accepted|Auto-Submitted: auto-replied (vacation)|ignored: an automatic reply",
        "From: Ada <ada@ghent.example>|X: y|set-aside: it names no sender",
        "From: Ada <ada@ghent.example>|From: ada at ghent|set-aside: ",
        "method=REPLY|method=REQUEST|set-aside: its calendar object has no method, or two",
        "METHOD:REPLY|METHOD:DANCE|set-aside: its calendar object has no method",
        "charset=UTF-8|charset=klingon|set-aside: its calendar object is not in its character set",
        "text/calendar;|text/x-calendar;|set-aside: it has no calendar object",
        "boundary=b|boundary=c|set-aside: it",
      })
  void whatIsAutomaticOrBrokenIsNotedAndNotHandedOn(String part, String other, String outcome)
      throws Exception {
    arrives(REPLY.replace(part, other));
    arrives(REPLY.replace("<1@", "<2@"));
    assertThat(poll()).isEqualTo(2);
    assertThat(taken).hasSize(1);
    assertThat(noted()).anyMatch(line -> line.contains(" " + outcome));
    assertThat(isSeen()).isTrue();
  }

  @Test
  void anAnswerThatItsCalendarSentByItselfIsAnAnswer() throws Exception {
    arrives(REPLY.replace("Subject: Accepted", "Auto-Submitted: auto-generated"));
    poll();
    assertThat(taken).hasSize(1);
  }

  @Test
  void whatIsTooLargeTooDeepOrTooManyIsSetAside() throws Exception {
    arrives(REPLY.replace("Yes.", "x".repeat(Inbox.MAX_SIZE)));
    arrives(REPLY.replace("<1@", "<2@").replace("END:", "X:" + "y".repeat(300_000) + "\nEND:"));
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      deep.append("--b")
          .append(i)
          .append("\nContent-Type: multipart/mixed; boundary=b")
          .append(i + 1)
          .append("\n\n");
    }
    arrives(
        "From: e@x.example\nMessage-ID: <3@x>\nContent-Type: multipart/mixed; boundary=b0\n\n"
            + deep);
    arrives(
        "From: e@x.example\nMessage-ID: <4@x>\nContent-Type: multipart/mixed; boundary=b\n\n"
            + "--b\n\nx\n".repeat(5000));
    poll();
    assertThat(taken).isEmpty();
    assertThat(noted()).hasSize(4).allMatch(line -> line.contains(" set-aside: it"));
  }

  @Test
  void aMailWithoutAnIdOrWithAnEndlessOneIsTakenOnceAllTheSame() throws Exception {
    arrives(REPLY.replace("Message-ID: <1@ghent.example>\n", ""));
    arrives(REPLY.replace("<1@", "<" + "1".repeat(900) + "@"));
    poll();
    poll();
    assertThat(taken).hasSize(2);
    assertThat(taken.get(1).id()).startsWith("sha256:");
  }
}
