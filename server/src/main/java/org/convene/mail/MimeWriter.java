package org.convene.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/// Writes a mail as a MIME message: the text; beside it, as alternatives, HTML and the calendar
/// object with the parameter `method` that RFC 6047, section 2.4 asks for; and that object once
/// more as a file, for programs that know no alternatives.
///
/// Texts never break out of their header: subjects and names are one line (see [OneLine]) and,
/// where they are not ASCII, encoded after RFC 2047.
final class MimeWriter {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /// A message that keeps the Message-ID it was given.
  private static final class Message extends MimeMessage {
    private final String id;

    Message(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  private MimeWriter() {}

  static MimeMessage write(Session session, Mailbox from, Mail mail) throws MessagingException {
    Message message = new Message(session, mail.messageId());
    message.setFrom(from.internet());
    message.setRecipient(RecipientType.TO, mail.to().internet());
    message.setSubject(mail.content().subject(), UTF_8);
    message.setSentDate(Date.from(mail.createdAt()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", mail.content().locale());
    Mailbox replyTo = mail.replyTo();
    if (replyTo != null) {
      message.setReplyTo(new InternetAddress[] {replyTo.internet()});
    }
    if (mail.unsubscribe() != null) {
      message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
    }
    fill(message, mail.content());
    message.saveChanges();
    return message;
  }

  private static void fill(MimeMessage message, Content content) throws MessagingException {
    if (content.html() == null && content.calendar() == null) {
      message.setText(content.text(), UTF_8);
    } else if (content.calendar() == null) {
      message.setContent(alternatives(content));
    } else {
      MimeMultipart mixed = new MimeMultipart("mixed");
      mixed.addBodyPart(whole(alternatives(content)));
      mixed.addBodyPart(file(content.calendar()));
      message.setContent(mixed);
    }
  }

  private static MimeMultipart alternatives(Content content) throws MessagingException {
    MimeMultipart alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(text(content.text(), "plain"));
    if (content.html() != null) {
      alternatives.addBodyPart(text(content.html(), "html"));
    }
    if (content.calendar() != null) {
      alternatives.addBodyPart(calendar(content.calendar()));
    }
    return alternatives;
  }

  private static MimeBodyPart whole(MimeMultipart parts) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(parts);
    return part;
  }

  private static BodyPart text(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  private static BodyPart calendar(CalendarPart calendar) throws MessagingException {
    return bytes(calendar, "text/calendar; charset=UTF-8; method=" + calendar.method());
  }

  private static BodyPart file(CalendarPart calendar) throws MessagingException {
    String name = calendar.method() == CalendarPart.Method.CANCEL ? "cancel.ics" : "invite.ics";
    MimeBodyPart part = bytes(calendar, "application/ics; name=" + name);
    part.setFileName(name);
    part.setDisposition("attachment");
    return part;
  }

  /// Base64, for a relay that touches line ends would break the folding.
  private static MimeBodyPart bytes(CalendarPart calendar, String type) throws MessagingException {
    byte[] bytes = calendar.content().getBytes(StandardCharsets.UTF_8);
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
    part.setHeader("Content-Type", type);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }
}
