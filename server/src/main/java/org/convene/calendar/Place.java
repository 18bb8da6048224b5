package org.convene.calendar;

import org.jspecify.annotations.Nullable;

/// Where an event is.
///
/// @param location the one line that every calendar shows; for a telco the link
/// @param venue the same for programs that know what a place is; null for a telco
/// @param conference how to join from afar
public record Place(
    @Nullable String location, @Nullable Venue venue, @Nullable Conference conference) {
  public static final Place NOWHERE = new Place(null, null, null);

  /// @param name of the house
  public record Venue(String name, @Nullable String address, @Nullable Geo geo) {}
}
