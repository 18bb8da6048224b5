package org.convene.datepoll;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convene.base.DatePollId;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Text;
import org.convene.meeting.Plan;
import org.jspecify.annotations.Nullable;

/// A question of when.
///
/// @param slug its address: `/d/<slug>`; whoever has it may answer
/// @param plan of the meeting to be; null: what it takes is made of title and about
/// @param zone of the candidates
/// @param minutes how long a candidate lasts whose end is not given
/// @param candidates by time; withdrawn ones, too
/// @param nextCandidate the number of the next one that is added
/// @param namesShown whether those who answered are named on the page
/// @param closesAt after it nobody answers; null: until an organiser closes it
/// @param closedAt when an organiser closed it or chose
/// @param meeting that was made of the chosen candidate
/// @param chosen number of the candidate
/// @param revision rises with each edit; an edit names the one it is based on
public record DatePoll(
    DatePollId id,
    InitiativeId initiative,
    String slug,
    Text title,
    Text about,
    @Nullable Plan plan,
    ZoneId zone,
    int minutes,
    List<Candidate> candidates,
    int nextCandidate,
    List<Asked> asked,
    boolean namesShown,
    @Nullable Instant closesAt,
    @Nullable Instant closedAt,
    @Nullable MeetingId meeting,
    @Nullable Integer chosen,
    long revision,
    Instant createdAt) {
  public static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

  public DatePoll {
    candidates = List.copyOf(candidates);
    asked = List.copyOf(asked);
  }

  public boolean isOpen(Instant now) {
    return closedAt == null && (closesAt == null || now.isBefore(closesAt));
  }

  public boolean isDecided() {
    return meeting != null;
  }

  public Optional<Candidate> candidate(int number) {
    return candidates.stream().filter(candidate -> candidate.number() == number).findFirst();
  }

  /// Closed, or open again.
  DatePoll closed(@Nullable Instant at) {
    return with(closesAt, at, meeting, chosen);
  }

  DatePoll decided(MeetingId made, int candidate, Instant at) {
    return with(closesAt, at, made, candidate);
  }

  /// Open again whatever its closing time was.
  DatePoll reopened() {
    return with(null, null, meeting, chosen);
  }

  private DatePoll with(
      @Nullable Instant closes,
      @Nullable Instant closed,
      @Nullable MeetingId made,
      @Nullable Integer candidate) {
    return new DatePoll(
        id,
        initiative,
        slug,
        title,
        about,
        plan,
        zone,
        minutes,
        candidates,
        nextCandidate,
        asked,
        namesShown,
        closes,
        closed,
        made,
        candidate,
        revision + 1,
        createdAt);
  }
}
