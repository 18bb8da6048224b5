package org.convene.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convene.agenda.AgendaItemView;
import org.convene.base.PollId;
import org.convene.poll.Ballot;
import org.convene.poll.PollView;
import org.jspecify.annotations.Nullable;

/// What anybody may read of a live session, while it runs and after: no notes, no drafts, no result
/// that is not published, nobody's name except on ballots that are shown to everyone.
///
/// @param agenda in reading order, parents before their children
/// @param results published polls, in the order they were added
public record SessionRecord(
    SessionBrief brief,
    @Nullable Instant openedAt,
    @Nullable Instant startedAt,
    @Nullable Instant closedAt,
    List<AgendaItemView> agenda,
    List<PublishedPoll> results,
    Attendance attendance) {

  /// @param ballots empty unless they are shown to everyone
  public record PublishedPoll(PollView poll, List<NamedBallot> ballots) {}

  /// @param name of the participant or commitment whose mandate it is
  public record NamedBallot(String name, Ballot ballot) {}

  /// @param people who were there, however short
  /// @param commitments names of those they acted for
  public record Attendance(int people, List<String> commitments) {}

  public SessionRecord {
    agenda = List.copyOf(agenda);
    results = List.copyOf(results);
  }

  public Optional<PublishedPoll> result(PollId of) {
    return results.stream().filter(published -> published.poll().id().equals(of)).findFirst();
  }
}
