package org.convene.tally;

/// A method of counting, with its settings. An implementation is a record in a file of its own,
/// whose comment names the definition that it follows.
public interface Counting {
  /// Pure: the same election and the same lot give the same outcome, in whatever order the votes
  /// come. Votes are of the kind that the method takes; another is a bug of the caller.
  ///
  /// @param lot decides, and only where a cut-off needs it
  Outcome count(Election election, Lot lot);
}
