package org.convene;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.convene.attendee.Answers;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Endpoint;
import org.convene.http.Pages;
import org.convene.http.Reply;
import org.convene.http.Site;
import org.convene.invitation.AnswerPages;
import org.convene.invitation.InvitationRoutes;
import org.convene.invitation.InvitationTidings;
import org.convene.invitation.Notices;
import org.convene.invitation.Proposals;
import org.convene.invitation.Replies;
import org.convene.mail.Inbox;
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
import org.convene.participant.Access;
import org.convene.planning.Announcements;
import org.convene.postgres.Database;

/// Mail, joined: the outbox, who is told what by it, and what empties it and the mailbox.
final class Post implements AutoCloseable {
  private final Database database;
  private final Clock clock;
  private final Site site;
  private final MailSettings settings;
  private final Outbox outbox;
  private final Notices notices;
  private final InvitationTidings tidings;
  private final Answers answers;
  private final Proposals proposals;
  private final MailStore mails;
  private final ReceivedStore received;
  private final Optional<Sender> sender;
  private final List<Worker> workers = new ArrayList<>();

  Post(Database database, Site site, Clock clock, ServeSettings settings) {
    this.database = database;
    this.clock = clock;
    this.site = site;
    this.settings = settings.mail();
    Mailbox from = this.settings.sender(site);
    this.outbox = new Outbox(clock, site);
    this.notices = new Notices(database, clock, site, outbox, from, settings.noticeDelay());
    this.tidings = new InvitationTidings(notices, this.settings.smtp().isPresent());
    this.answers = new Answers(clock, tidings);
    this.proposals = new Proposals(clock, site, outbox);
    this.mails = new MailStore(database.client());
    this.received = new ReceivedStore(database);
    this.sender =
        this.settings
            .smtp()
            .map(server ->
                new Sender(database, new SmtpTransport(server, from), notices.standing(), clock));
  }

  Outbox outbox() {
    return outbox;
  }

  /// Who tells people of what organisers save.
  Announcements announcements() {
    return new Announcements() {
      @Override
      public Future<Void> changed(SqlClient connection, MeetingId meeting, Instant now) {
        return notices.gather(connection, meeting);
      }

      @Override
      public Future<Void> changed(SqlClient connection, SeriesId series, Instant now) {
        return notices.gather(connection, series);
      }
    };
  }

  /// How people are told what became of their registration.
  InvitationTidings tidings() {
    return tidings;
  }

  void mount(Api api, Access access) {
    Function<BiFunction<Call, Set<InitiativeId>, Reply>, Endpoint> organisers =
        inner -> access.organisers((call, initiative) -> inner.apply(call, Set.of(initiative)));
    new MailRoutes(mails, received, organisers, this::sending, clock).mount(api);
    new InvitationRoutes(database, notices, organisers, clock).mount(api);
  }

  void mount(Router router, Pages pages) {
    new AnswerPages(pages, database, answers, proposals, site, clock).mount(router);
  }

  private Sending sending() {
    return sender.map(Sending::by).orElse(Sending.OFF);
  }

  /// Tells what is due; sends, and reads what comes, as far as there are servers for it.
  void start() {
    Replies letters = new Replies(clock, answers, proposals);
    workers.add(notices.start());
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
