package org.convene.calendar;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One event, or a series, or one occurrence of a series that differs from it: RFC 5545, section
/// 3.6.1.
///
/// @param uid the same in every channel and for ever; a series shares it with its occurrences
/// @param recurrenceId which occurrence; null: the series, or the only one
/// @param repetition of a series; null otherwise
/// @param relatedTo the uid of the series that this one goes on from
/// @param scheduling null in feeds
public record Vevent(
    String uid,
    @Nullable RecurrenceId recurrenceId,
    When when,
    Revised revised,
    Status status,
    Wording wording,
    Place place,
    @Nullable Repetition repetition,
    @Nullable String relatedTo,
    @Nullable Scheduling scheduling,
    Handling handling) {

  public enum Status {
    TENTATIVE,
    CONFIRMED,
    CANCELLED
  }

  /// The least there is: confirmed, nowhere, once. The rest by `with`.
  public static Vevent of(String uid, When when, Revised revised, Wording wording) {
    return new Vevent(
        uid,
        null,
        when,
        revised,
        Status.CONFIRMED,
        wording,
        Place.NOWHERE,
        null,
        null,
        null,
        Handling.USUAL);
  }

  public Optional<Repetition> repeats() {
    return Optional.ofNullable(repetition);
  }

  public Vevent with(When other) {
    return new Vevent(
        uid,
        recurrenceId,
        other,
        revised,
        status,
        wording,
        place,
        repetition,
        relatedTo,
        scheduling,
        handling);
  }

  public Vevent with(Revised other) {
    return new Vevent(
        uid,
        recurrenceId,
        when,
        other,
        status,
        wording,
        place,
        repetition,
        relatedTo,
        scheduling,
        handling);
  }

  public Vevent with(Status other) {
    return new Vevent(
        uid,
        recurrenceId,
        when,
        revised,
        other,
        wording,
        place,
        repetition,
        relatedTo,
        scheduling,
        handling);
  }

  public Vevent with(Wording other) {
    return new Vevent(
        uid,
        recurrenceId,
        when,
        revised,
        status,
        other,
        place,
        repetition,
        relatedTo,
        scheduling,
        handling);
  }

  public Vevent with(Place other) {
    return new Vevent(
        uid,
        recurrenceId,
        when,
        revised,
        status,
        wording,
        other,
        repetition,
        relatedTo,
        scheduling,
        handling);
  }

  public Vevent with(Handling other) {
    return new Vevent(
        uid,
        recurrenceId,
        when,
        revised,
        status,
        wording,
        place,
        repetition,
        relatedTo,
        scheduling,
        other);
  }

  public Vevent with(@Nullable Scheduling other) {
    return new Vevent(
        uid,
        recurrenceId,
        when,
        revised,
        status,
        wording,
        place,
        repetition,
        relatedTo,
        other,
        handling);
  }

  public Vevent withRelatedTo(@Nullable String other) {
    return new Vevent(
        uid,
        recurrenceId,
        when,
        revised,
        status,
        wording,
        place,
        repetition,
        other,
        scheduling,
        handling);
  }

  /// It becomes a series.
  public Vevent repeated(Repetition how) {
    return new Vevent(
        uid,
        recurrenceId,
        when,
        revised,
        status,
        wording,
        place,
        how,
        relatedTo,
        scheduling,
        handling);
  }

  /// It becomes one occurrence of its series.
  public Vevent instead(RecurrenceId of) {
    return new Vevent(
        uid, of, when, revised, status, wording, place, null, relatedTo, scheduling, handling);
  }
}
