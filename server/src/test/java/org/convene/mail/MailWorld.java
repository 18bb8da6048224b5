package org.convene.mail;

import static org.convene.postgres.TestDatabase.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.sqlclient.Row;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.convene.base.InitiativeId;
import org.convene.base.Uuids;
import org.convene.http.Site;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An outbox on a database of its own, a real mail server beside it, and a clock to move by hand.
public final class MailWorld implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  public static final Mailbox FROM =
      new Mailbox(new MailAddress("meetings@ours.example"), "Onze stad – réunions");

  private static final String LOOPBACK = "127.0.0.1";

  private final TestDatabase database = new TestDatabase();
  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
          });
  private final HandClock clock = new HandClock();
  private final InitiativeId initiative = new InitiativeId(Uuids.v7());

  @Override
  public void beforeAll(ExtensionContext context) {
    database.beforeAll(context);
    database.execute(
        "insert into initiative (id, slug, name, about, zone, locales) values ('%s', 'ours', '{}', '{}', 'UTC', '{en}')"
            .formatted(initiative));
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    database.execute(
        """
        delete from mail; delete from mail_received; delete from notice; delete from attendee; delete from session;
        delete from meeting; delete from series;
        """);
    clock.reset();
    if (server.isRunning()) {
      server.stop();
    }
    server.start();
    server.setUser("meetings@ours.example", "meetings", "s3cret");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.stop();
    database.afterAll(context);
  }

  public TestDatabase database() {
    return database;
  }

  public GreenMail server() {
    return server;
  }

  public HandClock clock() {
    return clock;
  }

  public InitiativeId initiative() {
    return initiative;
  }

  public Outbox outbox() {
    return new Outbox(clock, Site.of("https://convene.example"));
  }

  public MailServer smtp() {
    return address(MailServer.Protocol.SMTP, server.getSmtp().getPort());
  }

  public MailServer imap() {
    return address(MailServer.Protocol.IMAP, server.getImap().getPort());
  }

  private static MailServer address(MailServer.Protocol protocol, int port) {
    boolean imap = protocol == MailServer.Protocol.IMAP;
    return new MailServer(
        protocol,
        LOOPBACK,
        port,
        imap ? "meetings" : null,
        imap ? "s3cret" : null,
        MailServer.Encryption.NONE,
        "INBOX");
  }

  public Sender sender() {
    return sender(new SmtpTransport(smtp(), FROM));
  }

  public Sender sender(Transport transport) {
    return sender(transport, Standing.ALWAYS);
  }

  public Sender sender(Transport transport, Standing standing) {
    return new Sender(database.database(), transport, standing, clock);
  }

  /// Sends all that is due.
  public int sendDue() {
    return sender().sendDue();
  }

  /// The same, but for what does not hold any more.
  public int sendDue(Standing standing) {
    return sender(new SmtpTransport(smtp(), FROM), standing).sendDue();
  }

  /// Reads the mailbox of the initiative.
  public void poll(Letters letters) {
    try {
      new Inbox(imap(), database.database(), letters, clock).poll();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /// What somebody's mailbox holds, in order of arrival.
  public List<MimeMessage> mailboxOf(String address) {
    return server.findReceivedMessages(user -> user.getEmail().equals(address), _ -> true).toList();
  }

  /// Puts a message into the initiative's mailbox.
  public void arrives(String message) {
    try {
      byte[] bytes = message.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      GreenMailUser user = server.getUserManager().getUserByEmail(FROM.address().value());
      Objects.requireNonNull(user)
          .deliver(
              new MimeMessage(
                  Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  public Letter letter(String key) {
    return Letter.plain(
        initiative,
        "note",
        to("ada@ghent.example", "Ada"),
        Content.plain("en", "About " + key, "Text of " + key + "\n"),
        key,
        clock.instant());
  }

  public static Mailbox to(String address, String name) {
    return new Mailbox(new MailAddress(address), name);
  }

  public boolean add(Letter letter) {
    return await(outbox().add(database.database().client(), letter));
  }

  /// `key state attempts`, by key.
  public List<String> states() {
    return rows("select key || ' ' || state || ' ' || attempts from mail order by key");
  }

  public List<String> rows(String sql) {
    Iterable<Row> rows = await(database.database().client().query(sql).execute());
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
  }

  public Instant now() {
    return clock.instant();
  }
}
