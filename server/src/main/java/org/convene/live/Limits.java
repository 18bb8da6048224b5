package org.convene.live;

/// What a live connection and a room may take, and what breaks past it.
public final class Limits {
  /// The largest frame a client may send. A poll of a hundred options in four languages fits; past
  /// it one frame would hold up the room's event loop.
  public static final int FRAME_BYTES = 128 * 1024;

  /// Frames a second and at once from one connection. Nobody clicks faster; past it somebody else's
  /// command waits.
  static final int FRAMES_PER_SECOND = 20;

  static final int FRAMES_AT_ONCE = 60;

  /// Frames refused for their rate before the connection is closed for good.
  static final int REFUSED_FRAMES = 500;

  /// Answers waiting for a slow connection. Past it the client is told to reconnect, and asks
  /// again.
  static final int WAITING_REPLIES = 64;

  /// Connections of one person. Past it the oldest is closed: somebody left tabs open, or a client
  /// reconnects in a circle.
  static final int CONNECTIONS_OF_ONE = 8;

  /// Connections of one session on one node. Past it the process runs out of files.
  static final int CONNECTIONS_OF_SESSION = 19_000;

  /// Commands waiting in a room. Past it they are refused as busy: the database is not keeping up.
  static final int WAITING_COMMANDS = 1_000;

  /// Ballots waiting for a poll, about a second's worth. Past it they are refused as busy; the
  /// client tries again.
  static final int WAITING_BALLOTS = 20_000;

  /// Ballots in one statement. Larger batches gain nothing and make everybody in them wait.
  static final int BALLOTS_AT_ONCE = 1_000;

  /// Events kept rendered for whoever comes back. A client that is further behind gets a snapshot.
  static final int REMEMBERED_EVENTS = 512;

  static final int HELLO_SECONDS = 10;
  static final int HEARTBEAT_SECONDS = 20;

  /// Without any sign of life, pongs included. Past it the other side is gone, and its place is
  /// somebody else's.
  static final int SILENCE_SECONDS = 3 * HEARTBEAT_SECONDS;

  /// A session without connections is forgotten after this long; the next hello loads it again.
  static final int EMPTY_SECONDS = 300;

  /// Between two running tallies of a session.
  static final int TALLY_MILLIS = 250;

  /// Between two counts of an open secret poll. More often, and a step would tell who just cast.
  static final int TURNOUT_MILLIS = 3_000;

  /// Between two amendments of an open poll's roll. Each is an event that everybody gets, and a
  /// hash of the whole roll.
  static final int AMEND_MILLIS = 1_000;

  /// Between two counts of who is here.
  static final int PRESENCE_MILLIS = 1_000;

  /// Between two writes of who is still here.
  static final int SEEN_SECONDS = 60;

  /// For what is under way when the server stops. Past it a database that hangs would keep the
  /// process from ending.
  static final int CLOSING_SECONDS = 5;

  private Limits() {}
}
