package org.convene.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// Sends by SMTP (RFC 5321).
public final class SmtpTransport implements Transport {
  /// For connecting and for each answer. A mail takes four; they must end well within a claim.
  static final Duration STEP = Duration.ofSeconds(60);

  private static final int MAX_REASON = 300;
  private static final int CLOSING = 421;
  private static final int TRANSIENT = 400;
  private static final int PERMANENT = 500;

  private final MailServer server;
  private final Mailbox from;
  private final Session session;

  public SmtpTransport(MailServer server, Mailbox from) {
    this.server = server;
    this.from = from;
    this.session = Session.getInstance(server.properties((int) STEP.toMillis()));
  }

  @Override
  public Line open() throws Unreachable {
    try {
      jakarta.mail.Transport line = session.getTransport(server.scheme());
      line.connect(server.host(), server.port(), server.user(), server.password());
      return new SmtpLine(line);
    } catch (AuthenticationFailedException e) {
      throw new Unreachable("%s does not let us in: %s".formatted(server, reason(e)));
    } catch (MessagingException e) {
      throw new Unreachable("%s: %s".formatted(server, reason(e)));
    }
  }

  private final class SmtpLine implements Line {
    private final jakarta.mail.Transport line;

    SmtpLine(jakarta.mail.Transport line) {
      this.line = line;
    }

    @Override
    public Delivery deliver(Mail mail) {
      MimeMessage message;
      try {
        message = MimeWriter.write(session, from, mail);
      } catch (MessagingException e) {
        return new Delivery.Refused("it cannot be written as a mail: " + reason(e));
      }
      try {
        line.sendMessage(message, message.getAllRecipients());
        return new Delivery.Accepted();
      } catch (SendFailedException e) {
        return outcome(code(e).orElse(0), reason(e));
      } catch (MessagingException e) {
        return new Delivery.Broken(reason(e));
      }
    }

    @Override
    public void close() {
      try {
        line.close();
      } catch (MessagingException e) {
        // What was accepted is accepted; a QUIT that nobody answers changes nothing.
      }
    }
  }

  private static Delivery outcome(int code, String reason) {
    if (code >= PERMANENT) {
      return new Delivery.Refused(reason);
    }
    return code >= TRANSIENT && code != CLOSING
        ? new Delivery.PutOff(reason)
        : new Delivery.Broken(reason);
  }

  /// The server's answer, which the exception for the one recipient has, if there is one.
  private static Optional<Integer> code(Exception e) {
    Optional<Integer> inner = next(e).flatMap(SmtpTransport::code);
    return inner.isPresent() ? inner : own(e);
  }

  private static Optional<Integer> own(Exception e) {
    return switch (e) {
      case SMTPAddressFailedException address -> Optional.of(address.getReturnCode());
      case SMTPSenderFailedException sender -> Optional.of(sender.getReturnCode());
      case SMTPSendFailedException send -> Optional.of(send.getReturnCode());
      default -> Optional.empty();
    };
  }

  private static Optional<Exception> next(Exception e) {
    return e instanceof MessagingException m
        ? Optional.ofNullable(m.getNextException())
        : Optional.empty();
  }

  private static String reason(Exception e) {
    Exception last = e;
    for (Optional<Exception> inner = next(e); inner.isPresent(); inner = next(last)) {
      last = inner.get();
    }
    return reason(last.getMessage(), last);
  }

  private static String reason(@Nullable String message, Exception e) {
    String line = OneLine.of(message == null ? e.getClass().getSimpleName() : message);
    return line.substring(0, Math.min(line.length(), MAX_REASON));
  }
}
