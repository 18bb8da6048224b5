package org.convene.attendee;

import java.time.Instant;
import java.util.Map;
import org.convene.base.AccountId;
import org.convene.base.CommitmentId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.jspecify.annotations.Nullable;

/// Somebody who is invited to a meeting or series, or registered for a meeting.
///
/// @param meeting null where the row is of a series; exactly one of the two is there
/// @param account the member whose address it is
/// @param email null for whom no mail can be sent, such as a speaker known by name only
/// @param locale the language they read
/// @param order by which places are given: first come, first served; null while there is no
///   registration
/// @param answeredAt null until they have answered
/// @param comment that came with the answer
/// @param answers to the organiser's questions, by the question's id
/// @param reply what the answer is an answer to; null until there is one
public record Attendee(
    AttendeeId id,
    @Nullable MeetingId meeting,
    @Nullable SeriesId series,
    @Nullable AccountId account,
    String name,
    @Nullable String email,
    @Nullable String locale,
    @Nullable CommitmentId commitment,
    AttendeeRole role,
    Partstat partstat,
    Place place,
    @Nullable Long order,
    @Nullable Instant answeredAt,
    @Nullable Via answeredVia,
    @Nullable String comment,
    Map<String, String> answers,
    @Nullable ReplyOrder reply) {

  /// By which answers are ordered (RFC 5546, 2.1.5).
  ///
  /// @param sequence of the meeting that was answered to
  /// @param dtstamp when the answer was written
  public record ReplyOrder(int sequence, Instant dtstamp) {}

  public Attendee {
    answers = Map.copyOf(answers);
  }

  /// Somebody who has not answered, registered or been told anything yet.
  ///
  /// @param at a meeting or series
  static Attendee invited(
      AttendeeId id,
      @Nullable MeetingId meeting,
      @Nullable SeriesId series,
      Person person,
      AttendeeRole role) {
    return new Attendee(
        id,
        meeting,
        series,
        null,
        person.name(),
        person.email(),
        person.locale(),
        person.commitment(),
        role,
        Partstat.NEEDS_ACTION,
        Place.NONE,
        null,
        null,
        null,
        null,
        Map.of(),
        null);
  }

  /// Whether they are to know what only attendees may, such as a link that is for attendees.
  public boolean mayKnow() {
    return place == Place.CONFIRMED || (place == Place.NONE && partstat != Partstat.DECLINED);
  }
}
