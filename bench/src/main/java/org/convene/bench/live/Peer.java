package org.convene.bench.live;

/// A server that sends to everybody what one says.
interface Peer extends AutoCloseable {
  /// What came out of step at all subscribers.
  record Flaws(long missing, long repeated) {}

  String name();

  /// Whose processor time is counted.
  ProcessTree tree();

  /// Lets as many in and blocks until all are there.
  void subscribe(int people, Delivery delivery);

  /// Sends the next thing to everybody. Called on the thread of the sockets.
  ///
  /// @param number from 0 in each round
  void publish(int number);

  /// Sends everybody away.
  Flaws leave();
}
