package org.convene.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a mail of the outbox stands.
///
/// | from | to |
/// |---|---|
/// | waiting | sending, when it is due and a server is there; cancelled by organisers, by a letter that replaces it, or when it is too late |
/// | sending | sent; waiting again after a passing failure or when its sender has died; failed |
/// | failed | waiting, when an organiser tries again; cancelled |
/// | sent, cancelled | – |
public enum MailState {
  WAITING,
  SENDING,
  SENT,
  FAILED,
  CANCELLED;

  /// As columns and JSON have it.
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MailState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
