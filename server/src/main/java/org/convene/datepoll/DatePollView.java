package org.convene.datepoll;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convene.base.DatePollId;
import org.convene.base.MeetingId;
import org.convene.base.Text;
import org.convene.datepoll.DatePollStore.Found;
import org.convene.http.Site;
import org.convene.meeting.Plan;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// A date poll as organisers get it (`DatePoll` in the contract).
///
/// @param link to its page
/// @param best numbers of the candidates, the best first
record DatePollView(
    DatePollId id,
    String slug,
    String link,
    Text title,
    Text about,
    @Nullable Plan plan,
    String zone,
    int minutes,
    List<Line> candidates,
    List<Integer> best,
    List<Asked> asked,
    boolean namesShown,
    @Nullable Instant closesAt,
    @Nullable Instant closedAt,
    boolean open,
    @Nullable MeetingId meeting,
    @Nullable Integer chosen,
    long revision,
    List<Answered> answers) {

  /// @param leading whether none is better
  /// @param hours where those who answered are
  record Line(
      int number,
      LocalDateTime localStart,
      LocalDateTime localEnd,
      Instant startsAt,
      Instant endsAt,
      @Nullable Text withdrawn,
      int yes,
      int ifNeedBe,
      int no,
      boolean leading,
      List<Hours> hours) {}

  record Hours(String zone, int people, boolean within) {}

  record Answered(
      UUID id,
      String name,
      @Nullable String email,
      String zone,
      Map<Integer, Choice> choices,
      Instant answeredAt) {}

  static DatePollView of(Found found, Site site, Instant now) {
    DatePoll poll = found.poll();
    List<Integer> leading = Standing.leading(poll.candidates(), found.answers());
    return new DatePollView(
        poll.id(),
        poll.slug(),
        site.link("/d/" + poll.slug()),
        poll.title(),
        poll.about(),
        poll.plan(),
        poll.zone().getId(),
        poll.minutes(),
        poll.candidates().stream().map(one -> line(one, found, leading)).toList(),
        Standing.best(poll.candidates(), found.answers()).stream()
            .map(one -> one.candidate().number())
            .toList(),
        poll.asked(),
        poll.namesShown(),
        poll.closesAt(),
        poll.closedAt(),
        poll.isOpen(now),
        poll.meeting(),
        poll.chosen(),
        poll.revision(),
        found.answers().stream().map(DatePollView::answered).toList());
  }

  private static Line line(Candidate candidate, Found found, List<Integer> leading) {
    Slot slot = candidate.slot(found.poll().zone());
    Standing standing = Standing.of(candidate, found.answers());
    return new Line(
        candidate.number(),
        candidate.localStart(),
        candidate.localEnd(),
        slot.startsAt(),
        slot.endsAt(),
        candidate.withdrawn(),
        standing.yes(),
        standing.ifNeedBe(),
        standing.no(),
        leading.contains(candidate.number()),
        ZoneHours.of(slot, found.answers()).stream()
            .map(one -> new Hours(one.zone().getId(), one.people(), one.within()))
            .toList());
  }

  private static Answered answered(Answer answer) {
    return new Answered(
        answer.id(),
        answer.name(),
        answer.email(),
        answer.zone().getId(),
        answer.choices(),
        answer.answeredAt());
  }
}
