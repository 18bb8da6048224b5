package org.convene.meeting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.convene.agenda.AgendaItemState;
import org.convene.agenda.AgendaItemView;
import org.convene.agenda.AgendaKind;
import org.convene.base.AgendaItemId;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.OptionId;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.meeting.SessionRecord.Attendance;
import org.convene.meeting.SessionRecord.PublishedPoll;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Base;
import org.convene.poll.Delegates;
import org.convene.poll.Method;
import org.convene.poll.Option;
import org.convene.poll.PollState;
import org.convene.poll.PollView;
import org.convene.poll.Result;
import org.convene.poll.ResultsShown;
import org.convene.poll.Secrecy;
import org.convene.poll.Voters;
import org.jspecify.annotations.Nullable;

/// Small worlds for the tests of pages.
final class Fixtures {
  static final Instant START = Instant.parse("2026-11-24T13:00:00Z");

  private Fixtures() {}

  static Meeting meeting(InitiativeId initiative, String slug, String title) {
    MeetingId id = new MeetingId(Uuids.v7());
    return new Meeting(
        id,
        initiative,
        slug,
        Meeting.mintUid(id.value(), "test"),
        Plan.of(
            MeetingKind.ROUNDTABLE,
            Text.of("en", title),
            Text.of("en", "What it is about."),
            List.of("en")),
        new Slot(
            LocalDateTime.parse("2026-11-24T14:00"),
            LocalDateTime.parse("2026-11-24T15:30"),
            ZoneId.of("Europe/Brussels")),
        MeetingStatus.CONFIRMED,
        Revision.first(START),
        null);
  }

  static SessionRecord session(Meeting meeting, Phase phase, PublishedPoll... results) {
    var brief =
        new SessionBrief(new SessionId(Uuids.v7()), meeting.id(), "K7M2QX", phase, results.length);
    Instant started = phase == Phase.LIVE || phase == Phase.CLOSED ? START : null;
    Instant closed = phase == Phase.CLOSED ? START.plusSeconds(5400) : null;
    var attendance = new Attendance(3, List.of("Ghent"));
    return new SessionRecord(
        brief,
        started,
        started,
        closed,
        List.of(item(null, "Welcome", 10)),
        List.of(results),
        attendance);
  }

  static AgendaItemView item(@Nullable AgendaItemView parent, String title, int minutes) {
    return new AgendaItemView(
        new AgendaItemId(Uuids.v7()),
        parent == null ? null : parent.id(),
        Text.of("en", title),
        AgendaKind.DISCUSSION,
        minutes,
        null,
        null,
        AgendaItemState.PLANNED,
        null,
        null,
        1);
  }

  /// A published single choice; the labels of its options are given by [#label].
  static PublishedPoll published(int cast, int eligible, int abstained, int... votes) {
    List<Option> options =
        IntStream.range(0, votes.length)
            .mapToObj(
                i -> new Option(new OptionId(Uuids.v7()), Text.of("en", label(i)), null, null))
            .toList();
    int most = IntStream.of(votes).max().orElse(0);
    var counts =
        IntStream.range(0, votes.length)
            .mapToObj(i -> count(options.get(i).id(), BigDecimal.valueOf(votes[i])))
            .toList();
    List<OptionId> leading =
        counts.stream()
            .filter(c -> c.votes().intValue() == most && most > 0)
            .map(Result.Count::option)
            .toList();
    var result =
        new Result(
            cast,
            eligible,
            abstained,
            cast - abstained,
            null,
            counts,
            leading,
            null,
            null,
            null,
            null);
    return new PublishedPoll(poll(options, result), List.of());
  }

  private static Result.Count count(OptionId option, BigDecimal votes) {
    return new Result.Count(option, votes, votes, null, null, null);
  }

  static String label(int option) {
    return "Option " + option;
  }

  private static PollView poll(List<Option> options, Result result) {
    return new PollView(
        new PollId(Uuids.v7()),
        null,
        Text.of("en", "Which first?"),
        new Method.SingleChoice(),
        options,
        ResultsShown.AFTER_CLOSE,
        Voters.PARTICIPANTS,
        Secrecy.NAMED,
        Delegates.LAST,
        BallotsShownTo.FACILITATORS,
        Base.VALID,
        null,
        null,
        true,
        true,
        PollState.PUBLISHED,
        3,
        START,
        START.plusSeconds(600),
        result.cast(),
        result.eligible(),
        result,
        null,
        null,
        null,
        null);
  }
}
