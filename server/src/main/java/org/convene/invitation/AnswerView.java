package org.convene.invitation;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.convene.attendee.Attendee;
import org.convene.attendee.Partstat;
import org.convene.http.Page;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.Plan;
import org.jspecify.annotations.Nullable;

/// The page behind a personal link: what one is invited to, and what one says to it.
///
/// @param token of the link
/// @param date the meeting, or the next date of its series
/// @param notice key of what became of what was sent; null for none
public record AnswerView(
    Page page,
    Attendee attendee,
    String token,
    Meeting date,
    int dates,
    boolean open,
    @Nullable String notice) {
  /// What can be said, in the order of the form.
  public static final List<Partstat> CHOICES =
      List.of(Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED);

  public Plan plan() {
    return date.plan();
  }

  public boolean isSeries() {
    return attendee.series() != null && dates > 1;
  }

  public boolean says(Partstat answer) {
    return attendee.partstat() == answer;
  }

  public String comment() {
    return attendee.comment() == null ? "" : attendee.comment();
  }

  /// The link to join, where it is theirs to know.
  public @Nullable String link() {
    boolean theirs = plan().linkFor() == LinkFor.EVERYONE || attendee.mayKnow();
    return theirs ? plan().link() : null;
  }

  /// As `datetime-local` has it.
  public String from() {
    return local(date.slot().localStart());
  }

  public String to() {
    return local(date.slot().localEnd());
  }

  private static String local(LocalDateTime time) {
    return time.truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
