package org.convene.http;

import org.convene.base.Text;

/// Whose server this is, as every page tells it.
///
/// @param fallback the language a text is read in where the reader's own is missing
/// @param example whether the people and votes are invented
public record Masthead(Text name, String fallback, boolean example) {
  /// A server that has nothing in it yet.
  public static final Masthead EMPTY = new Masthead(Text.of("en", "Convene"), "en", false);
}
