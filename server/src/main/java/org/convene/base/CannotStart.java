package org.convene.base;

/// The server cannot start, and whoever started it can do something about it: the message is one
/// line that names what is wrong, and is all that is shown. It never holds a secret.
public final class CannotStart extends Exception {
  private static final long serialVersionUID = 1L;

  public CannotStart(String message) {
    super(message);
  }

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
