package org.convene.datepoll;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one person answered.
///
/// @param email for organisers only: to be told what was chosen
/// @param zone where this person's working hours are
/// @param locale the language they read in
/// @param choices by the candidate's number; candidates that were added later are missing
public record Answer(
    UUID id,
    String name,
    @Nullable String email,
    ZoneId zone,
    String locale,
    SortedMap<Integer, Choice> choices,
    Instant answeredAt) {
  public Answer {
    choices = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(choices));
  }

  public @Nullable Choice to(Candidate candidate) {
    return choices.get(candidate.number());
  }

  /// What somebody gives who answers.
  ///
  /// @param name without spaces around
  record Given(
      String name,
      @Nullable String email,
      ZoneId zone,
      String locale,
      Map<Integer, Choice> choices) {}
}
