package org.convene.mail;

/// The way to a mail server. Methods block; never on an event loop.
public interface Transport {
  /// What became of one mail.
  sealed interface Delivery {
    /// The server has it, and is responsible for it now (RFC 5321, section 4.2.5).
    record Accepted() implements Delivery {}

    /// Not now: the server was busy, or the mailbox is full for the moment (4xx).
    record PutOff(String reason) implements Delivery {}

    /// Not this one, however often it comes (5xx).
    record Refused(String reason) implements Delivery {}

    /// The connection broke, or the server ended it: whether it has the mail is not known. The line
    /// is of no use any more.
    record Broken(String reason) implements Delivery {}
  }

  /// An open connection; several mails go over it one after the other.
  interface Line extends AutoCloseable {
    Delivery deliver(Mail mail);

    @Override
    void close();
  }

  /// There is no way to the server, or it does not know us: no mail is at fault.
  final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    Unreachable(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  Line open() throws Unreachable;
}
