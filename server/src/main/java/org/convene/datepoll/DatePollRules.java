package org.convene.datepoll;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.base.DatePollId;
import org.convene.base.InitiativeId;
import org.convene.base.Refusal;
import org.convene.meeting.Slot;

/// What may be done to a date poll, and what it is then. Pure.
final class DatePollRules {
  /// Most answers to one poll. Past it the page no longer loads on a phone.
  static final int MOST_ANSWERS = 500;

  private DatePollRules() {}

  static Optional<Refusal> flawOfNew(DatePollDraft draft, Instant now) {
    return draft
        .flaw()
        .or(() ->
            draft.candidates().stream().anyMatch(one -> one.number() != null)
                ? Optional.of(unknownCandidate())
                : Optional.empty())
        .or(() ->
            draft.closesAt() != null && !draft.closesAt().isAfter(now)
                ? Optional.of(
                    Refusal.invalid("invalid-time", "It would be closed before it is open."))
                : Optional.empty());
  }

  /// @param draft without flaw
  static DatePoll create(
      DatePollId id, InitiativeId initiative, String slug, DatePollDraft draft, Instant now) {
    ZoneId zone = ZoneId.of(draft.zone());
    DatePoll empty =
        new DatePoll(
            id,
            initiative,
            slug,
            draft.title(),
            draft.about(),
            draft.plan(),
            zone,
            draft.minutes(),
            List.of(),
            1,
            draft.asked(),
            draft.namesShown(),
            draft.closesAt(),
            null,
            null,
            null,
            0,
            now);
    return edited(empty, draft);
  }

  /// The zone stays once somebody has answered, and so does what they answered to: what was said to
  /// one time is not said to another.
  static Optional<Refusal> flawOfEdit(DatePoll poll, DatePollDraft draft, List<Answer> answers) {
    if (poll.isDecided()) {
      return Optional.of(decided());
    }
    Optional<Refusal> flaw = draft.flaw();
    if (flaw.isPresent()) {
      return flaw;
    }
    if (!answers.isEmpty() && !draft.zone().equals(poll.zone().getId())) {
      return Optional.of(
          Refusal.conflict(
              "zone-fixed", "Somebody has answered: the zone stays " + poll.zone().getId() + "."));
    }
    if (!draft.candidates().stream()
        .allMatch(one -> one.number() == null || poll.candidate(one.number()).isPresent())) {
      return Optional.of(unknownCandidate());
    }
    return poll.candidates().stream()
        .filter(candidate -> answers.stream().anyMatch(answer -> answer.to(candidate) != null))
        .filter(candidate -> !keeps(draft, candidate, poll.zone()))
        .map(candidate ->
            Refusal.conflict(
                    "candidate-answered",
                    "People have answered to "
                        + candidate.localStart()
                        + ": withdraw it with a note, and add another.")
                .with("candidate", candidate.number()))
        .findFirst();
  }

  private static boolean keeps(DatePollDraft draft, Candidate candidate, ZoneId zone) {
    return draft.candidates().stream()
        .filter(one -> one.number() != null && one.number() == candidate.number())
        .anyMatch(one -> draft.slot(one, zone).equals(candidate.slot(zone)));
  }

  /// @param draft without flaw
  static DatePoll edited(DatePoll poll, DatePollDraft draft) {
    ZoneId zone = ZoneId.of(draft.zone());
    List<Candidate> candidates = new ArrayList<>();
    int next = poll.nextCandidate();
    for (DatePollDraft.Proposed one : draft.candidates()) {
      Slot slot = draft.slot(one, zone);
      int number = one.number() == null ? next++ : one.number();
      candidates.add(new Candidate(number, slot.localStart(), slot.localEnd(), one.withdrawn()));
    }
    candidates.sort(comparing(Candidate::localStart).thenComparing(Candidate::number));
    return new DatePoll(
        poll.id(),
        poll.initiative(),
        poll.slug(),
        draft.title(),
        draft.about(),
        draft.plan(),
        zone,
        draft.minutes(),
        candidates,
        next,
        draft.asked(),
        draft.namesShown(),
        draft.closesAt(),
        poll.closedAt(),
        poll.meeting(),
        poll.chosen(),
        poll.revision() + 1,
        poll.createdAt());
  }

  /// @param others answers that are there besides this one
  static Optional<Refusal> flawOfAnswer(
      DatePoll poll, Answer.Given given, int others, Instant now) {
    if (!poll.isOpen(now)) {
      return Optional.of(closed());
    }
    if (others >= MOST_ANSWERS) {
      return Optional.of(
          Refusal.conflict(
              "answers-full", "There are %d answers: no more fit.".formatted(MOST_ANSWERS)));
    }
    if (!given.choices().keySet().stream()
        .allMatch(number -> poll.candidate(number).filter(Candidate::stands).isPresent())) {
      return Optional.of(unknownCandidate());
    }
    return Naming.flaw(given.name(), given.email())
        .or(() ->
            given.choices().isEmpty()
                ? Optional.of(
                    Refusal.invalid("choice-required", "Answer to at least one of the dates."))
                : Optional.empty());
  }

  static Optional<Refusal> flawOfChoice(DatePoll poll, int candidate, Instant now) {
    if (poll.isDecided()) {
      return Optional.of(decided());
    }
    Optional<Candidate> chosen = poll.candidate(candidate).filter(Candidate::stands);
    if (chosen.isEmpty()) {
      return Optional.of(unknownCandidate());
    }
    return chosen.get().slot(poll.zone()).startsAt().isAfter(now)
        ? Optional.empty()
        : Optional.of(Refusal.conflict("candidate-past", "That date has passed."));
  }

  static Refusal decided() {
    return Refusal.conflict("date-poll-decided", "A date was chosen, and the meeting made.");
  }

  static Refusal closed() {
    return Refusal.conflict("date-poll-closed", "The poll takes no answers any more.");
  }

  static Refusal unknownCandidate() {
    return Refusal.invalid(
        "unknown-candidate", "There is no such candidate, or it is no longer proposed.");
  }

  static Refusal unknown() {
    return Refusal.unknown("unknown-date-poll", "There is no such date poll.");
  }
}
