package org.convene.example;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convene.agenda.AgendaCommand.AddAgendaItem;
import org.convene.agenda.AgendaEvent.AgendaItemAdded;
import org.convene.base.AgendaItemId;
import org.convene.base.CommandId;
import org.convene.base.Context;
import org.convene.base.Decision.Accepted;
import org.convene.base.Decision.Refused;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Role;
import org.convene.base.Uuids;
import org.convene.cookbook.Entry;
import org.convene.example.ExampleText.APoll;
import org.convene.example.ExampleText.ARoom;
import org.convene.example.ExampleText.AnItem;
import org.convene.poll.Poll;
import org.convene.poll.PollCommand.AddPoll;
import org.convene.poll.PollDraft;
import org.convene.poll.PollDraft.DraftOption;
import org.convene.poll.PollEvent.PollAdded;
import org.convene.poll.Result;
import org.convene.roll.Roll;
import org.convene.session.Facts;
import org.convene.session.Logged;
import org.convene.session.SessionCommand;
import org.convene.session.SessionCommand.OnAgenda;
import org.convene.session.SessionCommand.OnPoll;
import org.convene.session.SessionEvent;
import org.convene.session.SessionRules;
import org.convene.session.SessionState;
import org.jspecify.annotations.Nullable;

/// Writes the log of a session by giving commands, as a facilitator would, at times of its choice.
/// A refused command is a mistake in the example and fails.
final class Rehearsal {
  private final List<Logged> log = new ArrayList<>();
  private final Map<String, AgendaItemId> items = new HashMap<>();
  private final Map<PollId, Result> counted = new HashMap<>();
  private final Map<PollId, Roll> rolls = new HashMap<>();
  private SessionState state = SessionState.NEW;

  List<Logged> log() {
    return List.copyOf(log);
  }

  SessionState state() {
    return state;
  }

  AgendaItemId item(String key) {
    AgendaItemId item = items.get(key);
    if (item == null) {
      throw new IllegalStateException("the example has no agenda item " + key);
    }
    return item;
  }

  Poll poll(PollId id) {
    return state.polls().find(id).orElseThrow();
  }

  /// What the poll will freeze when it opens.
  void freeze(PollId poll, Roll roll) {
    rolls.put(poll, roll);
  }

  /// The rolls of the polls that have opened.
  Map<PollId, Roll> rolls() {
    return Map.copyOf(rolls);
  }

  /// What the poll will have been counted to when it closes.
  void count(PollId poll, Result result) {
    counted.put(poll, result);
  }

  List<SessionEvent> tell(SessionCommand command, Instant at) {
    var decision = SessionRules.decide(state, command, new Context(at, Uuids::v7), new Known());
    return switch (decision) {
      case Refused<SessionEvent>(var refusal) ->
          throw new IllegalStateException("the example is refused: " + refusal.detail());
      case Accepted<SessionEvent>(List<SessionEvent> events) -> {
        CommandId id = new CommandId(Uuids.v7());
        events.forEach(event -> append(event, id, at));
        yield events;
      }
    };
  }

  private void append(SessionEvent event, CommandId command, Instant at) {
    Logged logged = new Logged(state.revision() + 1, at, Uuids.NIL, command, event);
    state = state.evolve(logged);
    log.add(logged);
  }

  void addAgenda(ARoom room, Instant at) {
    room.agenda().forEach(item -> add(item, null, at));
  }

  private void add(AnItem item, @Nullable AgendaItemId parent, Instant at) {
    var command =
        new AddAgendaItem(
            item.title(),
            item.kind(),
            item.minutes(),
            item.presenter(),
            item.notes(),
            parent,
            null);
    if (tell(new OnAgenda(command), at).getFirst()
        instanceof SessionEvent.OnAgenda(AgendaItemAdded added)) {
      Optional.ofNullable(item.key()).ifPresent(key -> items.put(key, added.item()));
      item.below().forEach(child -> add(child, added.item(), at));
    }
  }

  /// @param cookbook its entries by slug
  PollId add(APoll poll, Map<String, Entry> cookbook, Instant at) {
    var draft =
        new PollDraft(
            item(poll.item()),
            poll.question(),
            poll.method(),
            options(poll, cookbook),
            poll.results(),
            poll.voters(),
            poll.secrecy(),
            null,
            poll.ballotsShownTo(),
            null,
            null,
            null,
            poll.changeable(),
            poll.abstention());
    if (tell(new OnPoll(new AddPoll(draft)), at).getFirst()
        instanceof SessionEvent.OnPoll(PollAdded added)) {
      return added.poll();
    }
    throw new IllegalStateException("no poll was added");
  }

  private static List<DraftOption> options(APoll poll, Map<String, Entry> cookbook) {
    List<String> slugs = poll.ingredients() == null ? List.of() : poll.ingredients();
    return slugs.stream()
        .map(slug -> Optional.ofNullable(cookbook.get(slug)).orElseThrow())
        .map(entry -> new DraftOption(null, entry.title(), entry.id(), null))
        .toList();
  }

  private final class Known implements Facts {
    @Override
    public Roll.Summary roll(Poll poll) {
      return Optional.ofNullable(rolls.get(poll.id())).orElseThrow().summary();
    }

    @Override
    public Result counted(Poll poll) {
      return Optional.ofNullable(counted.get(poll.id())).orElseThrow();
    }

    @Override
    public Optional<Role> roleOf(ParticipantId participant) {
      return Optional.empty();
    }
  }
}
