package org.convene.poll;

import static org.convene.base.Decision.accept;
import static org.convene.base.Decision.refuse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convene.base.Context;
import org.convene.base.Decision;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.poll.PollCommand.AddPoll;
import org.convene.poll.PollCommand.CancelPoll;
import org.convene.poll.PollCommand.ClosePoll;
import org.convene.poll.PollCommand.EditPoll;
import org.convene.poll.PollCommand.GroupTexts;
import org.convene.poll.PollCommand.OpenPoll;
import org.convene.poll.PollCommand.RemovePoll;
import org.convene.poll.PollCommand.RevealPoll;
import org.convene.poll.PollEvent.PollAdded;
import org.convene.poll.PollEvent.PollCancelled;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollEdited;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.poll.PollEvent.PollRemoved;
import org.convene.poll.PollEvent.RollAmended;
import org.convene.poll.PollEvent.TextsGrouped;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;

/// What may happen to a poll.
public final class PollRules {
  /// Past it a snapshot no longer fits the budget of a phone on a slow line.
  public static final int MAX_POLLS = 200;

  /// Past it a reason is a document.
  public static final int MAX_REASON = 500;

  private PollRules() {}

  /// @param roll what a poll freezes; asked only for one that opens
  /// @param counted the result of a poll's stored ballots, read under the poll's lock; asked only
  ///   for one that closes
  public static Decision<PollEvent> decide(
      Polls polls,
      PollCommand command,
      Context context,
      Function<Poll, Roll.Summary> roll,
      Function<Poll, Result> counted) {
    return switch (command) {
      case AddPoll c -> add(polls, c.poll(), context);
      case EditPoll c -> onDraft(polls, c.poll(), c.base(), poll -> edit(poll, c.draft(), context));
      case RemovePoll c ->
          onDraft(polls, c.poll(), c.base(), poll -> accept(new PollRemoved(poll.id())));
      case OpenPoll c -> on(polls, c.poll(), poll -> open(polls, poll, roll));
      case ClosePoll c -> on(polls, c.poll(), poll -> close(poll, counted));
      case RevealPoll c -> on(polls, c.poll(), PollRules::reveal);
      case GroupTexts c -> on(polls, c.poll(), poll -> group(poll, c));
      case CancelPoll c -> on(polls, c.poll(), poll -> cancel(poll, c.reason()));
    };
  }

  private static Decision<PollEvent> add(Polls polls, PollDraft draft, Context context) {
    if (polls.all().size() >= MAX_POLLS) {
      return refuse(
          Refusal.conflict(
              "polls-full", "the session has " + MAX_POLLS + " polls, which is the most"));
    }
    return draft
        .flaw()
        .<Decision<PollEvent>>map(Decision::refuse)
        .orElseGet(() ->
            accept(new PollAdded(new PollId(context.ids().get()), draft.fields(context.ids()))));
  }

  private static Decision<PollEvent> edit(Poll poll, PollDraft draft, Context context) {
    return draft
        .flaw()
        .<Decision<PollEvent>>map(Decision::refuse)
        .orElseGet(() -> accept(new PollEdited(poll.id(), draft.fields(context.ids()))));
  }

  private static Decision<PollEvent> open(
      Polls polls, Poll poll, Function<Poll, Roll.Summary> roll) {
    return switch (poll.state()) {
      case OPEN -> accept();
      case DRAFT ->
          polls.open().isEmpty()
              ? opened(poll, roll.apply(poll))
              : refuse(
                  Refusal.conflict("another-poll-open", "another poll is open: close it first"));
      case CLOSED, PUBLISHED, CANCELLED -> refuse(wrongState(poll, "opened"));
    };
  }

  private static Decision<PollEvent> opened(Poll poll, Roll.Summary frozen) {
    return poll.fields().voters() == Voters.ROLL && frozen.mandates() == 0
        ? refuse(Refusal.conflict("roll-empty", "the electoral roll is empty: nobody could vote"))
        : accept(new PollOpened(poll.id(), frozen));
  }

  /// Lets those join the roll of an open poll who came later: where everybody in the room may vote,
  /// and never in secret. Who is on it already stays as they are.
  ///
  /// @param frozen the open poll's roll as it is now
  /// @param came those who came, and perhaps are on it
  /// @return nothing where nobody joins
  public static Optional<RollAmended> amend(Poll poll, Roll frozen, List<Mandate> came) {
    Set<MandateId> there = frozen.byId().keySet();
    List<Mandate> joined = came.stream().filter(m -> !there.contains(m.id())).toList();
    if (!isAmendable(poll) || joined.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new RollAmended(poll.id(), joined, frozen.with(joined).summary()));
  }

  /// Whether who comes later may still join its roll.
  public static boolean isAmendable(Poll poll) {
    return poll.state() == PollState.OPEN
        && poll.fields().voters() != Voters.ROLL
        && poll.fields().secrecy() == Secrecy.NAMED;
  }

  private static Decision<PollEvent> close(Poll poll, Function<Poll, Result> counted) {
    return switch (poll.state()) {
      case OPEN -> closed(poll, counted.apply(poll));
      case CLOSED, PUBLISHED -> accept();
      case DRAFT, CANCELLED -> refuse(wrongState(poll, "closed"));
    };
  }

  private static Decision<PollEvent> closed(Poll poll, Result result) {
    PollEvent closed = new PollClosed(poll.id(), result);
    return poll.fields().results() == ResultsShown.AFTER_REVEAL
        ? accept(closed)
        : accept(closed, new PollPublished(poll.id()));
  }

  private static Decision<PollEvent> reveal(Poll poll) {
    return switch (poll.state()) {
      case CLOSED -> accept(new PollPublished(poll.id()));
      case PUBLISHED -> accept();
      case DRAFT, OPEN, CANCELLED -> refuse(wrongState(poll, "revealed"));
    };
  }

  private static Decision<PollEvent> group(Poll poll, GroupTexts c) {
    if (!(poll.fields().method() instanceof Method.OpenText)
        || poll.state() == PollState.DRAFT
        || poll.state() == PollState.CANCELLED) {
      return refuse(
          Refusal.conflict(
              "no-texts", "only texts of open text that has been voted on are grouped"));
    }
    Moderation next = poll.moderation().with(c.texts(), c.as());
    if (c.texts().isEmpty()
        || !c.texts().stream().allMatch(PollRules::isText)
        || (c.as() != null && !isText(c.as()))) {
      return refuse(
          Refusal.invalid(
              "invalid-texts", "a text has 1 to " + BallotRules.MAX_TEXT + " characters"));
    }
    if (next.under().size() > Moderation.MAX_MODERATED) {
      return refuse(
          Refusal.conflict(
              "texts-full", Moderation.MAX_MODERATED + " texts are moderated, which is the most"));
    }
    return next.equals(poll.moderation())
        ? accept()
        : accept(new TextsGrouped(poll.id(), c.texts(), c.as()));
  }

  private static boolean isText(String text) {
    return !text.isBlank() && text.length() <= BallotRules.MAX_TEXT;
  }

  private static Decision<PollEvent> cancel(Poll poll, String reason) {
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      return refuse(
          Refusal.invalid(
              "invalid-reason", "say in 1 to " + MAX_REASON + " characters why it is cancelled"));
    }
    return switch (poll.state()) {
      case OPEN, CLOSED -> accept(new PollCancelled(poll.id(), reason));
      case CANCELLED -> accept();
      case DRAFT, PUBLISHED -> refuse(wrongState(poll, "cancelled"));
    };
  }

  private static Decision<PollEvent> on(
      Polls polls, PollId id, Function<Poll, Decision<PollEvent>> then) {
    return polls.find(id).map(then).orElseGet(() -> refuse(unknown(id)));
  }

  private static Decision<PollEvent> onDraft(
      Polls polls, PollId id, long base, Function<Poll, Decision<PollEvent>> then) {
    return on(
        polls,
        id,
        poll -> {
          if (poll.state() != PollState.DRAFT) {
            return refuse(wrongState(poll, "edited"));
          }
          return poll.revision() == base ? then.apply(poll) : refuse(editConflict(poll));
        });
  }

  private static Refusal unknown(PollId id) {
    return Refusal.unknown("unknown-poll", "there is no poll " + id);
  }

  private static Refusal wrongState(Poll poll, String wish) {
    return Refusal.conflict(
        "wrong-poll-state", "a poll that is " + poll.state().json() + " cannot be " + wish);
  }

  private static Refusal editConflict(Poll poll) {
    return Refusal.conflict("edit-conflict", "somebody has changed this poll since you opened it")
        .with("currentPoll", PollView.full(poll));
  }
}
