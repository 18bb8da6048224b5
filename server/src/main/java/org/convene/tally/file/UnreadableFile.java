package org.convene.tally.file;

/// A file that is not an election, or one that a method cannot count. The message is one line: the
/// place where there is one, and the reason.
public final class UnreadableFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final String said;

  public UnreadableFile(String message) {
    super(message);
    said = message;
  }

  /// Its message.
  public String said() {
    return said;
  }
}
