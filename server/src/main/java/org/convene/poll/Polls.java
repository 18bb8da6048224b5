package org.convene.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.convene.base.PollId;
import org.convene.poll.PollEvent.PollAdded;
import org.convene.poll.PollEvent.PollCancelled;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollEdited;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.poll.PollEvent.PollRemoved;
import org.convene.poll.PollEvent.RollAmended;
import org.convene.poll.PollEvent.TextsGrouped;
import org.convene.roll.Roll;
import org.jspecify.annotations.Nullable;

/// A session's polls.
///
/// @param all in the order they were added
public record Polls(List<Poll> all) {
  public static final Polls NONE = new Polls(List.of());

  public Polls {
    all = List.copyOf(all);
  }

  public Optional<Poll> find(PollId id) {
    return all.stream().filter(poll -> poll.id().equals(id)).findFirst();
  }

  /// Those that are or were open, in the order they opened: what everybody may know of.
  public List<Poll> opened() {
    return all.stream()
        .filter(poll -> poll.openedIn() != null)
        .sorted(Comparator.comparing(poll -> Objects.requireNonNull(poll.openedIn())))
        .toList();
  }

  public Optional<Poll> open() {
    return all.stream().filter(poll -> poll.state() == PollState.OPEN).findFirst();
  }

  /// @param revision of the event
  /// @param at when it happened
  public Polls evolve(PollEvent event, long revision, Instant at) {
    return switch (event) {
      case PollAdded e -> added(draft(e.poll(), e.fields(), revision));
      case PollEdited e -> change(e.poll(), p -> draft(p.id(), e.fields(), revision));
      case PollRemoved e -> new Polls(all.stream().filter(p -> !p.id().equals(e.poll())).toList());
      case PollOpened e ->
          change(
              e.poll(),
              p ->
                  new Poll(
                      p.id(),
                      p.fields(),
                      PollState.OPEN,
                      revision,
                      revision,
                      at,
                      null,
                      null,
                      null,
                      Moderation.NONE,
                      e.roll(),
                      e.board()));
      case RollAmended e -> change(e.poll(), p -> amended(p, e.roll()));
      case PollClosed e ->
          change(
              e.poll(),
              p ->
                  new Poll(
                      p.id(),
                      p.fields(),
                      PollState.CLOSED,
                      revision,
                      p.openedIn(),
                      p.openedAt(),
                      at,
                      e.result(),
                      null,
                      p.moderation(),
                      p.roll(),
                      e.board()));
      case TextsGrouped e ->
          change(
              e.poll(),
              p ->
                  new Poll(
                      p.id(),
                      p.fields(),
                      p.state(),
                      revision,
                      p.openedIn(),
                      p.openedAt(),
                      p.closedAt(),
                      p.result(),
                      p.reason(),
                      p.moderation().with(e.texts(), e.as()),
                      p.roll(),
                      p.board()));
      case PollPublished e -> change(e.poll(), p -> end(p, PollState.PUBLISHED, revision, null));
      case PollCancelled e ->
          change(
              e.poll(), p -> end(p, PollState.CANCELLED, revision, e.reason()).posted(e.board()));
    };
  }

  private static Poll draft(PollId id, PollFields fields, long revision) {
    return new Poll(
        id, fields, PollState.DRAFT, revision, null, null, null, null, null, Moderation.NONE);
  }

  private static Poll end(Poll p, PollState state, long revision, @Nullable String reason) {
    return new Poll(
        p.id(),
        p.fields(),
        state,
        revision,
        p.openedIn(),
        p.openedAt(),
        p.closedAt(),
        state == PollState.CANCELLED ? null : p.result(),
        reason,
        p.moderation(),
        p.roll(),
        p.board());
  }

  /// Not a change that an edit or a tally could be older than.
  private static Poll amended(Poll p, Roll.Summary roll) {
    return new Poll(
        p.id(),
        p.fields(),
        p.state(),
        p.revision(),
        p.openedIn(),
        p.openedAt(),
        p.closedAt(),
        p.result(),
        p.reason(),
        p.moderation(),
        roll,
        p.board());
  }

  private Polls added(Poll poll) {
    List<Poll> next = new ArrayList<>(all);
    next.add(poll);
    return new Polls(next);
  }

  private Polls change(PollId id, UnaryOperator<Poll> change) {
    if (find(id).isEmpty()) {
      throw new IllegalStateException("no poll " + id);
    }
    return new Polls(
        all.stream().map(poll -> poll.id().equals(id) ? change.apply(poll) : poll).toList());
  }
}
