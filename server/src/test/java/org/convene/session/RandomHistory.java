package org.convene.session;

import static org.convene.session.SessionWorld.FACILITATOR;
import static org.convene.session.SessionWorld.GUEST;
import static org.convene.session.SessionWorld.OBSERVER;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.convene.agenda.AgendaCommand;
import org.convene.agenda.AgendaCommand.AddAgendaItem;
import org.convene.agenda.AgendaCommand.EditAgendaItem;
import org.convene.agenda.AgendaCommand.FinishAgendaItem;
import org.convene.agenda.AgendaCommand.MoveAgendaItem;
import org.convene.agenda.AgendaCommand.RemoveAgendaItem;
import org.convene.agenda.AgendaCommand.RestoreAgendaItem;
import org.convene.agenda.AgendaCommand.SkipAgendaItem;
import org.convene.agenda.AgendaCommand.StartAgendaItem;
import org.convene.agenda.AgendaItem;
import org.convene.agenda.AgendaKind;
import org.convene.base.AgendaItemId;
import org.convene.base.Context;
import org.convene.base.Decision;
import org.convene.base.Given;
import org.convene.base.Json;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Role;
import org.convene.base.Text;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Method;
import org.convene.poll.Poll;
import org.convene.poll.PollCommand;
import org.convene.poll.PollCommand.AddPoll;
import org.convene.poll.PollCommand.CancelPoll;
import org.convene.poll.PollCommand.ClosePoll;
import org.convene.poll.PollCommand.EditPoll;
import org.convene.poll.PollCommand.OpenPoll;
import org.convene.poll.PollCommand.RemovePoll;
import org.convene.poll.PollCommand.RevealPoll;
import org.convene.poll.PollDraft;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.poll.Result;
import org.convene.poll.ResultsShown;
import org.convene.poll.Voters;
import org.convene.roll.Roll;
import org.convene.session.SessionCommand.CloseSession;
import org.convene.session.SessionCommand.OnAgenda;
import org.convene.session.SessionCommand.OnPoll;
import org.convene.session.SessionCommand.OpenSession;
import org.convene.session.SessionCommand.ReadmitParticipant;
import org.convene.session.SessionCommand.RemoveParticipant;
import org.convene.session.SessionCommand.ReopenSession;
import org.convene.session.SessionCommand.ShowOnWall;
import org.convene.session.SessionCommand.StartSession;
import org.jspecify.annotations.Nullable;

/// A session that lives through whatever it is told, and knows its secrets: every note, everything
/// written in a draft, every unpublished count and everybody removed has a text of its own, which
/// can be searched for.
final class RandomHistory {
  /// Something that somebody wants; numbers choose among what there is.
  record Wish(int command, int which, int where, int how) {}

  /// An event with the state after it.
  record Step(Logged logged, SessionState after, Set<String> secrets) {}

  private static final UUID NONE = new UUID(0, 0);

  private final List<Step> steps = new ArrayList<>();
  private final Set<String> secrets = new HashSet<>();
  private SessionState state = SessionState.NEW;
  private long minted;

  static List<Step> of(List<Wish> wishes) {
    RandomHistory history = new RandomHistory();
    history.tell(new OpenSession());
    history.tell(new StartSession());
    wishes.forEach(wish -> history.tell(history.command(wish)));
    return history.steps;
  }

  private void tell(SessionCommand command) {
    Context now = new Context(Given.at(state.revision()), () -> new UUID(7, ++minted));
    if (SessionRules.decide(state, command, now, new SecretFacts())
        instanceof Decision.Accepted<SessionEvent>(List<SessionEvent> events)) {
      events.forEach(this::happened);
    }
  }

  private void happened(SessionEvent event) {
    long revision = state.revision() + 1;
    Logged logged = SessionWorld.logged(revision, Given.at(revision), event);
    state = state.evolve(logged);
    switch (event) {
      case SessionEvent.OnPoll(PollOpened(PollId id, _, _)) ->
          secrets.removeAll(poll(id).fields().question().in().values());
      case SessionEvent.OnPoll(PollPublished(PollId id)) -> secrets.remove(countOf(poll(id)));
      default -> {}
    }
    steps.add(new Step(logged, state, Set.copyOf(secrets)));
  }

  private Poll poll(PollId id) {
    return state.polls().find(id).orElseThrow();
  }

  /// Votes as they stand in JSON: a number that occurs nowhere else.
  private static String countOf(Poll poll) {
    return "\"votes\":" + (7_000_000 + poll.id().value().getLeastSignificantBits());
  }

  private String secret(String what) {
    String secret = what + "-" + ++minted + "-";
    secrets.add(secret);
    return secret;
  }

  private SessionCommand command(Wish w) {
    return switch (w.command()) {
      case 0 -> new OpenSession();
      case 1 -> new CloseSession();
      case 2, 3 -> new ReopenSession();
      case 4 -> new ShowOnWall(WallMode.values()[w.how() % 3]);
      case 5 -> new RemoveParticipant(person(w));
      case 6 -> new ReadmitParticipant(person(w));
      default -> w.command() % 2 == 0 ? new OnAgenda(agenda(w)) : new OnPoll(poll(w));
    };
  }

  private ParticipantId person(Wish w) {
    ParticipantId person = List.of(GUEST, OBSERVER, FACILITATOR).get(w.which() % 3);
    if (w.command() == 5 && person != FACILITATOR) {
      secrets.add(person.toString());
    }
    return person;
  }

  private AgendaCommand agenda(Wish w) {
    AgendaItemId item = item(w.which()).map(AgendaItem::id).orElse(new AgendaItemId(NONE));
    long base = item(w.which()).map(AgendaItem::revision).orElse(0L);
    AgendaItemId parent = item(w.where()).map(AgendaItem::id).orElse(null);
    AgendaItemId before = item(w.how()).map(AgendaItem::id).orElse(null);
    Text title = Text.of("en", "Item");
    return switch (w.command() / 2 % 9) {
      case 0, 1 ->
          new AddAgendaItem(title, AgendaKind.BREAK, 1, null, secret("note"), parent, before);
      case 2 ->
          new EditAgendaItem(item, base, title, AgendaKind.DECISION, 2, "Ada", secret("note"));
      case 3 -> new MoveAgendaItem(item, base, parent, before);
      case 4 -> new RemoveAgendaItem(item, base);
      case 5 -> new RestoreAgendaItem(item);
      case 6 -> new StartAgendaItem(item);
      case 7 -> new FinishAgendaItem(item);
      default -> new SkipAgendaItem(item);
    };
  }

  private Optional<AgendaItem> item(int which) {
    List<AgendaItem> all = state.agenda().all();
    return which < all.size() ? Optional.of(all.get(which)) : Optional.empty();
  }

  private PollCommand poll(Wish w) {
    List<Poll> all = state.polls().all();
    Poll poll = all.isEmpty() ? null : all.get(w.which() % all.size());
    PollId id = poll == null ? new PollId(NONE) : poll.id();
    long base = poll == null ? 0 : poll.revision();
    return switch (w.command() / 2 % 9) {
      case 0, 1 -> new AddPoll(draft(w));
      case 2 -> new EditPoll(id, base, draft(w));
      case 3 -> new RemovePoll(id, base);
      case 4, 5 -> new OpenPoll(id);
      case 6 -> new ClosePoll(id);
      case 7 -> new RevealPoll(id);
      default -> new CancelPoll(id, "misread");
    };
  }

  private PollDraft draft(Wish w) {
    return new PollDraft(
        null,
        Text.of("en", secret("question")),
        new Method.YesNoAbstain(),
        null,
        ResultsShown.values()[w.how() % 3],
        Voters.PARTICIPANTS,
        null,
        null,
        BallotsShownTo.FACILITATORS,
        null,
        null,
        null,
        true,
        true);
  }

  private final class SecretFacts implements Facts {
    @Override
    public Roll.Summary roll(Poll poll) {
      return SessionWorld.ROLL;
    }

    @Override
    public Result counted(Poll poll) {
      secrets.add(countOf(poll));
      BigDecimal votes =
          BigDecimal.valueOf(7_000_000 + poll.id().value().getLeastSignificantBits());
      List<Result.Count> counts =
          poll.fields().options().stream()
              .map(o -> new Result.Count(o.id(), votes, votes, null, null, null))
              .toList();
      return new Result(3, 5, 1, 2, null, counts, List.of(), null, null, null, null);
    }

    @Override
    public Optional<Role> roleOf(ParticipantId participant) {
      return Optional.of(participant.equals(FACILITATOR) ? Role.FACILITATOR : Role.PARTICIPANT);
    }
  }

  /// @return null where the audience may not know of the event
  static @Nullable String wire(Step step, Audience audience) throws Exception {
    Optional<EventView> view =
        EventView.of(SessionWorld.INFO, step.logged(), step.after(), audience);
    return view.isEmpty() ? null : Json.MAPPER.writeValueAsString(view.get());
  }
}
