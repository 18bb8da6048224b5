package org.convene.tally.file;

/// A word of a file and where it stands.
record Token(String text, Place place) {
  UnreadableFile refuse(String reason) {
    return place.refuse(reason);
  }

  String quoted() {
    return Place.quote(text);
  }
}
