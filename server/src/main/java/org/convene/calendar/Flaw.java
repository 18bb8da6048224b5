package org.convene.calendar;

import java.io.Serial;

/// Why a file cannot be read on, and where. Never leaves the package.
final class Flaw extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final int line;
  private final String reason;

  Flaw(int line, String reason) {
    super(reason, null, false, false);
    this.line = line;
    this.reason = reason;
  }

  int line() {
    return line;
  }

  String reason() {
    return reason;
  }
}
