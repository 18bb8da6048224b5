package org.convene.bench.chaos;

/// What must hold after every fault.
enum Law {
  /// Each voter's last acknowledged choice is in the database, or a later one that they sent.
  KEPT("acknowledged is kept"),
  /// One ballot for each voter; the result is the sum of the ballots.
  ONCE("counted once"),
  /// Everybody is back, has nothing unanswered, and shows the state that somebody gets who comes
  /// anew.
  CONVERGED("all converge"),
  /// The heap after a collection is about what it was before the first fault, and also while
  /// somebody does not read.
  MEMORY("memory flat"),
  /// The server lives, and its log has no error but the outages that the fault names.
  LOG("log clean");

  private final String column;

  Law(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }
}
