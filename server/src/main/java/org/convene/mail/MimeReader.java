package org.convene.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the calendar object in a mail. Whatever the mail is, the answer is a value, and bounded:
/// attached mails are not looked into, and what is too deep, too many or too large is broken.
///
/// Bounces (an empty return path, `multipart/report`) and replies of absent people
/// (`Auto-Submitted: auto-replied`, RFC 3834) are ignored. `auto-generated` with a calendar object
/// is an answer: some calendars mark those of their users so.
final class MimeReader {
  /// Of the calendar object. Past it no answer to an invitation is.
  static final int MAX_CALENDAR = 256 * 1024;

  private static final int MAX_DEPTH = 8;
  private static final int MAX_PARTS = 100;

  private static final Pattern METHOD =
      Pattern.compile("^METHOD:([A-Z-]+)\\s*$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  sealed interface Reading {
    record Calendar(Received letter) implements Reading {}

    record Ignored(String reason) implements Reading {}

    record Broken(String reason) implements Reading {}
  }

  private final MimeMessage message;
  private int parts;

  private MimeReader(MimeMessage message) {
    this.message = message;
  }

  /// @param message which is in memory as a whole
  static Reading read(String id, MimeMessage message, Instant at) {
    try {
      return new MimeReader(message).read(id, at);
    } catch (MessagingException | IOException | RuntimeException e) {
      // Whatever the library makes of a mail that is no mail: it concerns this one only.
      return new Reading.Broken("it cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private Reading read(String id, Instant at) throws MessagingException, IOException {
    Optional<String> automatic = automatic();
    if (automatic.isPresent()) {
      return new Reading.Ignored(automatic.get());
    }
    Part part = find(message, 0);
    if (parts > MAX_PARTS) {
      return new Reading.Broken("it has more than %d parts".formatted(MAX_PARTS));
    }
    if (part == null) {
      return isSubmittedByNobody()
          ? new Reading.Ignored("sent automatically")
          : new Reading.Broken("it has no calendar object");
    }
    Optional<MailAddress> from = from();
    return from.isPresent()
        ? reading(id, at, from.get(), part)
        : new Reading.Broken("it names no sender");
  }

  private Reading reading(String id, Instant at, MailAddress from, Part part)
      throws MessagingException, IOException {
    ContentType type = new ContentType(part.getContentType());
    byte[] bytes;
    try (InputStream decoded = part.getInputStream()) {
      bytes = decoded.readNBytes(MAX_CALENDAR + 1);
    }
    if (bytes.length > MAX_CALENDAR) {
      return new Reading.Broken("its calendar object is too large");
    }
    Optional<String> text = text(bytes, type.getParameter("charset"));
    if (text.isEmpty()) {
      return new Reading.Broken("its calendar object is not in its character set");
    }
    Optional<CalendarPart.Method> method = method(text.get(), type.getParameter("method"));
    return method.isEmpty()
        ? new Reading.Broken("its calendar object has no method, or two")
        : new Reading.Calendar(
            new Received(id, from, subject(), new CalendarPart(method.get(), text.get()), at));
  }

  private static Optional<String> text(byte[] bytes, @Nullable String charset) {
    try {
      Charset named = charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
      return Optional.of(named.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// That of the object; the parameter must not say another (RFC 6047, section 2.4).
  private static Optional<CalendarPart.Method> method(String text, @Nullable String parameter) {
    Matcher inside = METHOD.matcher(text);
    String own = inside.find() ? inside.group(1) : parameter;
    if (own == null || (parameter != null && !parameter.equalsIgnoreCase(own))) {
      return Optional.empty();
    }
    try {
      return Optional.of(CalendarPart.Method.valueOf(own.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The part of the type itself, else an attached file of it.
  private @Nullable Part find(Part part, int depth) throws MessagingException, IOException {
    if (++parts > MAX_PARTS || depth > MAX_DEPTH) {
      return null;
    }
    if (part.isMimeType("text/calendar") || part.isMimeType("application/ics")) {
      return part;
    }
    return part.isMimeType("multipart/*") && part.getContent() instanceof Multipart all
        ? find(all, depth)
        : null;
  }

  private @Nullable Part find(Multipart all, int depth) throws MessagingException, IOException {
    Part file = null;
    for (int i = 0; i < all.getCount(); i++) {
      BodyPart each = all.getBodyPart(i);
      Part found = find(each, depth + 1);
      if (found != null && found.isMimeType("text/calendar")) {
        return found;
      }
      file = file == null ? found : file;
    }
    return file;
  }

  private Optional<String> automatic() throws MessagingException {
    if (message.isMimeType("multipart/report")) {
      return Optional.of("a report of a mail server");
    }
    if ("<>".equals(header("Return-Path"))) {
      return Optional.of("sent by a mail server");
    }
    return header("Auto-Submitted").toLowerCase(Locale.ROOT).startsWith("auto-replied")
        ? Optional.of("an automatic reply")
        : Optional.empty();
  }

  private boolean isSubmittedByNobody() throws MessagingException {
    String how = header("Auto-Submitted").toLowerCase(Locale.ROOT);
    return !how.isEmpty() && !how.startsWith("no");
  }

  private String header(String name) throws MessagingException {
    String[] values = message.getHeader(name);
    return values == null || values.length == 0 ? "" : values[0].strip();
  }

  private Optional<MailAddress> from() throws MessagingException {
    return sender(message.getFrom());
  }

  private String subject() throws MessagingException {
    String subject = message.getSubject();
    return subject == null ? "" : OneLine.of(subject);
  }

  /// The first of them.
  static Optional<MailAddress> sender(Address @Nullable [] from) {
    return from != null && from.length > 0 && from[0] instanceof InternetAddress one
        ? Optional.ofNullable(one.getAddress()).flatMap(MailAddress::of)
        : Optional.empty();
  }
}
