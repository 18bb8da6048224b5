package org.convene.bench.live;

/// What is told of the ballots of a hall. Called on the thread of the sockets.
interface Acknowledged {
  void acked(int voter, long now);

  void refused(int voter);

  /// A screen shows that so many have cast.
  void shows(int voter, long cast, long now);
}
