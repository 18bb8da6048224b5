package org.convene.feed;

/// In which format a calendar is told.
public enum Form {
  /// RFC 5545, as a feed.
  ICS,
  /// RFC 7265: the same as JSON.
  JCAL,
  /// RFC 8984: a group.
  JSCAL,
  /// RFC 4287: what is new and what has changed.
  ATOM,
  /// RFC 5545, section 3.6.4: when there is something, without what.
  BUSY
}
