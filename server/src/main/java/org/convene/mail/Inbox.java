package org.convene.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.convene.base.Secrets;
import org.convene.http.Outage;
import org.convene.mail.MimeReader.Reading;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the mailbox that answers come to, by IMAP (RFC 9051). Each unseen mail is handed on in one
/// transaction with the note that it was; only then it is marked as seen. So a crash between makes
/// it come again, and the note keeps it from being taken twice. Nothing is deleted.
///
/// A mail that cannot be read, or fits nothing, is noted with its reason, and the next one is read.
public final class Inbox {
  static final Duration POLL = Duration.ofSeconds(30);

  /// Of one mail. Past it the mail is set aside unread: it would have to be held in memory.
  static final int MAX_SIZE = 2 * 1024 * 1024;

  /// Mails read over one connection; the next poll goes on.
  static final int BATCH = 200;

  private static final Duration STEP = Duration.ofSeconds(60);
  private static final int MAX_ID = 255;
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final MailServer server;
  private final ReceivedStore received;
  private final Letters letters;
  private final Clock clock;
  private final Session session;
  private boolean reached = true;

  public Inbox(MailServer server, Database database, Letters letters, Clock clock) {
    this.server = server;
    this.received = new ReceivedStore(database);
    this.letters = letters;
    this.clock = clock;
    Properties properties = server.properties((int) STEP.toMillis());
    properties.put("mail." + server.scheme() + ".peek", "true");
    this.session = Session.getInstance(properties);
  }

  /// Until it is closed. Blocks a virtual thread, and nothing else.
  public Worker start() {
    return Worker.start("mail inbox", this::step);
  }

  private Duration step() {
    try {
      int read = poll();
      reached = true;
      return read == BATCH ? Duration.ZERO : POLL;
    } catch (MessagingException e) {
      if (reached) {
        LOG.warn("the mailbox at {} cannot be read: {}", server, OneLine.of("" + e.getMessage()));
      }
      reached = false;
      return POLL;
    }
  }

  /// Reads what is unseen, at most [#BATCH] mails. Waits.
  ///
  /// @return how many
  int poll() throws MessagingException {
    try (Store store = session.getStore(server.scheme())) {
      store.connect(server.host(), server.port(), server.user(), server.password());
      try (Folder folder = store.getFolder(server.folder())) {
        folder.open(Folder.READ_WRITE);
        return read(folder);
      }
    }
  }

  private int read(Folder folder) throws MessagingException {
    Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
    Message[] some = Arrays.copyOf(unseen, Math.min(unseen.length, BATCH));
    FetchProfile profile = new FetchProfile();
    profile.add(FetchProfile.Item.SIZE);
    profile.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(some, profile);
    for (Message message : some) {
      read((UIDFolder) folder, (MimeMessage) message);
      message.setFlag(Flags.Flag.SEEN, true);
    }
    return some.length;
  }

  /// A mail that the server itself cannot make sense of is set aside; only a connection that is
  /// gone ends the round.
  private void read(UIDFolder folder, MimeMessage message) throws MessagingException {
    String place = "imap:" + folder.getUIDValidity() + ":" + folder.getUID(message);
    if (message.getSize() > MAX_SIZE) {
      setAside(place, "it is larger than %d bytes".formatted(MAX_SIZE));
      return;
    }
    try {
      read(place, new MimeMessage(message));
    } catch (FolderClosedException | StoreClosedException e) {
      throw e;
    } catch (MessagingException e) {
      setAside(place, "the mail server does not hand it out");
    }
  }

  private void setAside(String place, String reason) {
    received.note(place, clock.instant(), null, null, "set-aside", reason).await();
  }

  /// @param message in memory as a whole
  private void read(String place, MimeMessage message) throws MessagingException {
    String id = id(place, message);
    switch (MimeReader.read(id, message, clock.instant())) {
      case Reading.Calendar(Received letter) -> take(letter);
      case Reading.Ignored(String reason) -> note(message, id, "ignored", reason);
      case Reading.Broken(String reason) -> note(message, id, "set-aside", reason);
    }
  }

  /// A mail that trips a bug of ours must not keep the others from being read. An outage is
  /// nobody's fault: the mail stays unseen.
  private void take(Received letter) {
    try {
      received.take(letter, letters).await();
    } catch (Exception e) {
      if (Outage.is(e)) {
        throw e;
      }
      LOG.error("{} could not be taken", letter, e);
      received
          .note(
              letter.id(),
              letter.at(),
              letter.from().value(),
              letter.subject(),
              "set-aside",
              "it could not be taken: internal error")
          .await();
    }
  }

  private void note(MimeMessage message, String id, String outcome, String reason) {
    received.note(id, clock.instant(), sender(message), subject(message), outcome, reason).await();
  }

  private static @Nullable String sender(MimeMessage message) {
    try {
      return MimeReader.sender(message.getFrom()).map(MailAddress::value).orElse(null);
    } catch (MessagingException e) {
      return null;
    }
  }

  private static @Nullable String subject(MimeMessage message) {
    try {
      String subject = message.getSubject();
      return subject == null ? null : OneLine.of(subject);
    } catch (MessagingException e) {
      return null;
    }
  }

  /// The Message-ID; where there is none, the mail's place in the mailbox, which it keeps.
  private static String id(String place, MimeMessage message) throws MessagingException {
    String id = message.getMessageID();
    String line = id == null ? "" : OneLine.of(id);
    if (line.isEmpty()) {
      return place;
    }
    return line.length() <= MAX_ID ? line : "sha256:" + Secrets.hex(line.getBytes(UTF_8));
  }
}
