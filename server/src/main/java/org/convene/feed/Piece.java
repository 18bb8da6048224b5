package org.convene.feed;

import org.convene.base.Secrets;
import org.convene.calendar.Fragment;

/// A unit as it stands in a feed.
///
/// @param tag names its bytes: of two pieces with the same tag they are the same
record Piece(String uid, Fragment fragment, String tag) {
  /// Bytes of a key and of what holds it together.
  private static final int OVERHEAD = 1_000;

  static Piece of(String uid, Fragment fragment) {
    return new Piece(uid, fragment, Secrets.hex(fragment.bytes()));
  }

  long weight() {
    return OVERHEAD + fragment.bytes().length;
  }
}
