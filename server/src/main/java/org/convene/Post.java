package org.convene;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.http.Api;
import org.convene.http.Site;
import org.convene.mail.Inbox;
import org.convene.mail.Letters;
import org.convene.mail.MailRoutes;
import org.convene.mail.MailRoutes.Sending;
import org.convene.mail.MailSettings;
import org.convene.mail.MailStore;
import org.convene.mail.Mailbox;
import org.convene.mail.Outbox;
import org.convene.mail.ReceivedStore;
import org.convene.mail.Sender;
import org.convene.mail.SmtpTransport;
import org.convene.mail.Worker;
import org.convene.participant.OrganiserAccess;
import org.convene.postgres.Database;

/// Mail, joined: the outbox that features write to, and what empties it and the mailbox.
final class Post implements AutoCloseable {
  private final Database database;
  private final Clock clock;
  private final MailSettings settings;
  private final Mailbox from;
  private final Outbox outbox;
  private final MailStore mails;
  private final ReceivedStore received;
  private final Optional<Sender> sender;
  private final List<Worker> workers = new ArrayList<>();

  Post(Database database, Site site, Clock clock, MailSettings settings) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
    this.from = settings.sender(site);
    this.outbox = new Outbox(clock, site);
    this.mails = new MailStore(database.client());
    this.received = new ReceivedStore(database);
    this.sender =
        settings.smtp().map(server -> new Sender(database, new SmtpTransport(server, from), clock));
  }

  Outbox outbox() {
    return outbox;
  }

  /// Who mails are from.
  Mailbox from() {
    return from;
  }

  void mount(Api api, OrganiserAccess access) {
    new MailRoutes(mails, received, access::organisers, this::sending, clock).mount(api);
  }

  private Sending sending() {
    return sender.map(Sending::by).orElse(Sending.OFF);
  }

  /// Sends, and reads what comes, as far as there are servers for it.
  void start(Letters letters) {
    sender.map(Sender::start).ifPresent(workers::add);
    settings
        .imap()
        .map(server -> new Inbox(server, database, letters, clock).start())
        .ifPresent(workers::add);
  }

  /// Waits for the mail under way.
  @Override
  public void close() {
    workers.forEach(Worker::close);
  }

  MailStore mails() {
    return mails;
  }

  ReceivedStore received() {
    return received;
  }
}
