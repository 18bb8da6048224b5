package org.convene.tally.file;

/// @param number from 1
record Line(int number, String text) {
  Place place() {
    return Place.line(number);
  }

  Place place(int index) {
    return new Place(number, index + 1);
  }

  boolean isBlank() {
    return text.isBlank();
  }
}
