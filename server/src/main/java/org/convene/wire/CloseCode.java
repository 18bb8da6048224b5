package org.convene.wire;

/// Why the server closes a socket, and whether the client should come back: codes below 4100 (and
/// 1012) mean *reconnect* after a pause with jitter, codes from 4100 are *final*.
public enum CloseCode {
  RESTARTING(1012, "server is restarting"),
  TOO_SLOW(4000, "connection is too slow"),
  NO_HELLO(4001, "no hello in time"),
  TICKET(4002, "ticket is unknown or was used: get another"),
  BUSY(4003, "server is busy"),
  REMOVED(4100, "removed by a facilitator"),
  FLOODED(4101, "too many frames"),
  TOO_MANY_CONNECTIONS(4103, "too many connections of one person");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public short code() {
    return (short) code;
  }

  public String reason() {
    return reason;
  }

  public boolean isFinal() {
    return code >= 4100;
  }
}
