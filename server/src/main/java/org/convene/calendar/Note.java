package org.convene.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// What was read otherwise than it stands in a file, for whoever imports it.
///
/// @param line from 1
/// @param detail one English sentence
public record Note(int line, Kind kind, String detail) {
  public enum Kind {
    /// A time without a zone was read in one.
    FLOATING,
    /// A zone of another name was taken for one of ours.
    ZONE,
    /// A rule cannot be ours: only the first date was read.
    RULE,
    /// A rule without an end was given one.
    ENDLESS,
    /// The end is missing: it ends as it starts.
    NO_END,
    /// The start is missing, as it may be in an answer.
    NO_START,
    /// The same occurrence stands there twice: the later version was read.
    TWICE,
    /// It was left out.
    IGNORED;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }
}
