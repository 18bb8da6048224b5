package org.convene.live;

import static org.convene.live.StoryFrames.json;
import static org.convene.live.StoryFrames.rejected;
import static org.convene.live.StoryPeople.ADA;
import static org.convene.live.StoryPeople.FACILITATOR;
import static org.convene.live.StoryPeople.GHENT;
import static org.convene.live.StoryPeople.GHENTS;
import static org.convene.live.StoryPeople.INFO;
import static org.convene.live.StoryPeople.LEUVEN;
import static org.convene.live.StoryPeople.ROLL;
import static org.convene.live.StoryPeople.SESSION;
import static org.convene.live.StoryPeople.START;
import static org.convene.live.StoryPeople.admission;
import static org.convene.live.StoryPeople.id;
import static org.convene.live.StoryPeople.mandate;
import static org.convene.live.StoryPeople.text;
import static org.convene.live.StoryPolls.approval;
import static org.convene.live.StoryPolls.openText;
import static org.convene.live.StoryPolls.yesNo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.convene.base.CommandId;
import org.convene.base.Context;
import org.convene.base.Decision;
import org.convene.base.Decision.Accepted;
import org.convene.base.Decision.Refused;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.base.OptionId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.Role;
import org.convene.base.Tagged;
import org.convene.base.Text;
import org.convene.participant.Admission;
import org.convene.poll.Ballot;
import org.convene.poll.BallotRules;
import org.convene.poll.Option;
import org.convene.poll.Poll;
import org.convene.poll.PollCommand;
import org.convene.poll.PollCommand.AddPoll;
import org.convene.poll.PollCommand.CancelPoll;
import org.convene.poll.PollCommand.ClosePoll;
import org.convene.poll.PollCommand.EditPoll;
import org.convene.poll.PollCommand.GroupTexts;
import org.convene.poll.PollCommand.OpenPoll;
import org.convene.poll.PollCommand.RemovePoll;
import org.convene.poll.PollCommand.RevealPoll;
import org.convene.poll.PollEvent.RollAmended;
import org.convene.poll.PollState;
import org.convene.poll.StoredBallot;
import org.convene.roll.Electorate;
import org.convene.roll.Held;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.convene.session.Audience;
import org.convene.session.Logged;
import org.convene.session.SessionCommand;
import org.convene.session.SessionCommand.CloseSession;
import org.convene.session.SessionCommand.OnAgenda;
import org.convene.session.SessionCommand.OnPoll;
import org.convene.session.SessionCommand.OpenSession;
import org.convene.session.SessionCommand.ReadmitParticipant;
import org.convene.session.SessionCommand.RemoveParticipant;
import org.convene.session.SessionCommand.ReopenSession;
import org.convene.session.SessionCommand.ShowOnWall;
import org.convene.session.SessionCommand.StartSession;
import org.convene.session.SessionEvent;
import org.convene.session.SessionRules;
import org.convene.session.SessionState;
import org.convene.session.WallMode;
import org.convene.wire.ClientMessage;
import org.convene.wire.ServerMessage;
import org.jspecify.annotations.Nullable;

/// A workshop in which everything of the protocol happens at least once, told through the rules and
/// rendered as the server renders: what lies in `contract/examples/live`.
final class ExampleStory {
  private static final String TICKET = "q3mWf0Lw8rJcVt1sYd5kZg7hXb2nPe9uAi4oTR6vKyE";

  private final StoryFrames frames = new StoryFrames();
  private final History history = new History(INFO, SessionState.NEW);
  private int minted;
  private int commands;

  /// By file name, without `.json`.
  static Map<String, JsonNode> tell() {
    return new ExampleStory().told();
  }

  private Map<String, JsonNode> told() {
    hello();
    prepare();
    meet();
    vote();
    goOnAndEnd();
    apart();
    frames.server("snapshot-facilitator", history.snapshot(Audience.FACILITATOR));
    frames.put("snapshot-participant", json(history.snapshot(Audience.PARTICIPANT)));
    frames.put("snapshot-wall", json(history.snapshot(Audience.WALL)));
    return frames.all();
  }

  private void hello() {
    frames.client(
        "hello", ClientMessage.JSON.write(new ClientMessage.Hello(TICKET, SESSION, null, null)));
    frames.put(
        "hello-resume",
        ClientMessage.JSON.write(new ClientMessage.Hello(TICKET, SESSION, INFO.epoch(), 17L)));
    Admission facilitator = admission(FACILITATOR, Role.FACILITATOR, "Mona Vance", null);
    frames.server("welcome-facilitator", Welcomes.of(history, facilitator, List.of(), START));
    frames.server("snapshot-new", history.snapshot(Audience.FACILITATOR));
    frames.server("presence", new ServerMessage.Presence(1, 1));
  }

  private void prepare() {
    tell(new OnAgenda(add("Welcome", AgendaKind.INFORMATION, 10, "Mona Vance", null)));
    tell(new OnAgenda(add("Ingredients", AgendaKind.DISCUSSION, 45, null, null)));
    AgendaItemId ingredients = item(1).id();
    tell(new OnAgenda(add("Funding", AgendaKind.DECISION, 20, "Ada Berg", ingredients)));
    tell(new OnAgenda(add("Coffee", AgendaKind.BREAK, 15, null, null)));
    AgendaItem coffee = item(3);
    tell(
        new OnAgenda(
            new EditAgendaItem(
                coffee.id(),
                coffee.revision(),
                text("Coffee", "Café"),
                AgendaKind.BREAK,
                20,
                null,
                "The machine needs ten minutes.")));
    tell(new OnAgenda(new MoveAgendaItem(coffee.id(), item(3).revision(), null, ingredients)));
    tell(new OnAgenda(new RemoveAgendaItem(ingredients, item(2).revision())));
    tell(new OnAgenda(new RestoreAgendaItem(ingredients)));
    tell(new OnPoll(new AddPoll(approval(ingredients, null))));
    Poll added = history.state().polls().all().getFirst();
    tell(new OnPoll(new EditPoll(added.id(), added.revision(), approval(ingredients, added))));
    tell(new OnPoll(new AddPoll(yesNo())));
    tell(new OnPoll(new AddPoll(yesNo())));
    Poll spare = history.state().polls().all().getLast();
    tell(new OnPoll(new RemovePoll(spare.id(), spare.revision())));
  }

  private void meet() {
    tell(new OpenSession());
    tell(new ShowOnWall(WallMode.JOIN));
    tell(new StartSession());
    tell(new OnAgenda(new StartAgendaItem(item(0).id())));
    tell(new OnAgenda(new FinishAgendaItem(item(0).id())));
    tell(new OnAgenda(new SkipAgendaItem(item(1).id())));
    tell(new OnAgenda(new StartAgendaItem(item(2).id())));
  }

  private void vote() {
    Poll poll = history.state().polls().all().getFirst();
    tell(new OnPoll(new OpenPoll(poll.id())));
    amend(poll.id());
    RunningTally running =
        new RunningTally(
            history.state().polls().find(poll.id()).orElseThrow(), new Electorate(ROLL));
    MandateId mandate = new MandateId(ADA.value());
    Ballot ballot =
        new Ballot.Options(poll.fields().options().stream().limit(2).map(Option::id).toList());
    running.put(mandate, 1, ballot);
    frames.server("tally", Objects.requireNonNull(running.messages().get(Audience.FACILITATOR)));
    frames.put(
        "tally-hidden", json(Objects.requireNonNull(running.messages().get(Audience.PARTICIPANT))));
    ballots(poll, mandate, ballot);
    tell(new OnPoll(new ClosePoll(poll.id())));
    tell(new OnPoll(new RevealPoll(poll.id())));
    Poll second = history.state().polls().all().getLast();
    tell(new OnPoll(new OpenPoll(second.id())));
    tell(new OnPoll(new CancelPoll(second.id(), "The question was read in two ways.")));
    tell(new OnPoll(new AddPoll(openText())));
    PollId written = history.state().polls().all().getLast().id();
    tell(new OnPoll(new OpenPoll(written)));
    tell(new OnPoll(new GroupTexts(written, List.of("more trees", "shade"), "Trees")));
    tell(new OnPoll(new ClosePoll(written)));
  }

  /// Nobody commanded it.
  private void amend(PollId poll) {
    Mandate came = mandate(4, Mandate.Of.PERSON, "Cem Aydin", "1");
    Roll now = ROLL.with(List.of(came));
    var event = new SessionEvent.OnPoll(new RollAmended(poll, List.of(came), now.summary()));
    long revision = history.state().revision() + 1;
    Logged logged = new Logged(revision, now(), new UUID(0, 0), command(), event);
    frames.server(
        "events-rollAmended",
        Objects.requireNonNull(history.advance(List.of(logged)).get(Audience.FACILITATOR)));
    frames.put(
        "mandates",
        json(
            Welcomes.mandates(
                poll,
                List.of(
                    new Held(GHENTS, Held.As.DELEGATE, true),
                    new Held(LEUVEN, Held.As.PROXY, true)))));
  }

  private void ballots(Poll poll, MandateId mandate, Ballot ballot) {
    CommandId command = command();
    frames.put("cast-options", cast(command, poll, 1, ballot));
    frames.put("cast-abstain", cast(command(), poll, 2, new Ballot.Abstain()));
    frames.put(
        "cast-mandate",
        ClientMessage.JSON.write(
            new ClientMessage.Cast(
                command(), poll.id(), LEUVEN.id(), 1, Json.MAPPER.valueToTree(ballot))));
    ballotsOfOtherKinds(poll);
    frames.put("ack-ballot", json(new ServerMessage.Ack(command, null, 1, now())));
    StoredBallot stored =
        new StoredBallot(poll.id(), mandate, ADA, "Ada Berg", 1, command, ballot, now());
    Admission colleague =
        admission(new ParticipantId(id('a', 3)), Role.PARTICIPANT, "Jan Bos", GHENT);
    frames.put("ballotSaved", json(new ServerMessage.BallotSaved(Welcomes.own(stored, colleague))));
    Admission ada = admission(ADA, Role.PARTICIPANT, "Ada Berg", GHENT);
    frames.put("welcome-participant", json(Welcomes.of(history, ada, List.of(stored), now())));
    Refusal stale =
        Refusal.conflict("stale-ballot", "a newer ballot of this mandate counts: rev 1")
            .with("currentBallot", Welcomes.own(stored, ada));
    frames.put("rejected-stale-ballot", rejected(command, stale));
    frames.put("rejected-poll-not-open", rejected(command, BallotRules.notOpen(PollState.CLOSED)));
  }

  private void ballotsOfOtherKinds(Poll poll) {
    OptionId one = poll.fields().options().getFirst().id();
    OptionId other = poll.fields().options().getLast().id();
    List<Ballot> ballots =
        List.of(
            new Ballot.Ranking(List.of(List.of(other), List.of(one))),
            new Ballot.Points(Map.of(one, 3, other, 0)),
            new Ballot.Placements(Map.of(one, new Ballot.Placement(7, 3))),
            new Ballot.Objections(Map.of(other, "Nobody maintains it")),
            new Ballot.Texts(List.of("more trees", "shade")));
    for (Ballot ballot : ballots) {
      frames.put("cast-" + Tagged.nameOf(ballot), cast(command(), poll, 1, ballot));
    }
  }

  private void goOnAndEnd() {
    tell(new RemoveParticipant(ADA));
    tell(new ReadmitParticipant(ADA));
    tell(new CloseSession());
    tell(new ReopenSession());
  }

  private void apart() {
    frames.put(
        "welcome-wall",
        json(Welcomes.of(history, admission(null, Role.WALL, "", null), List.of(), now())));
    ClientMessage.Read broken = ClientMessage.read("{\"type\":\"cast\",\"poll\":5}");
    if (broken instanceof ClientMessage.Read.Broken(CommandId none, Refusal refusal)) {
      frames.put("rejected-invalid-message", rejected(none, refusal));
    }
    AgendaItem item = item(0);
    var late = new RemoveAgendaItem(item.id(), item.revision() - 1);
    if (decide(new OnAgenda(late)) instanceof Refused<SessionEvent>(Refusal refusal)) {
      frames.put("rejected-edit-conflict", rejected(command(), refusal));
    }
    frames.put("events-not-for-you", json(new ServerMessage.Events(9, 12, "[]")));
    frames.server("heartbeat", new ServerMessage.Heartbeat(history.state().revision(), now()));
  }

  private void tell(SessionCommand command) {
    CommandId id = command();
    frames.client(
        "command-" + typeOf(command),
        ClientMessage.JSON.write(new ClientMessage.Command(id, written(command))));
    if (!(decide(command) instanceof Accepted<SessionEvent>(List<SessionEvent> events))) {
      throw new AssertionError("the story has a mistake: " + command);
    }
    List<Logged> logged = new ArrayList<>();
    long revision = history.state().revision();
    for (SessionEvent event : events) {
      logged.add(new Logged(++revision, now(), FACILITATOR.value(), id, event));
    }
    Map<Audience, Outgoing> sent = history.advance(logged);
    frames.server("ack-command", new ServerMessage.Ack(id, revision, null, now()));
    frames.server(
        "events-" + events.getLast().type(),
        Objects.requireNonNull(sent.get(Audience.FACILITATOR)));
  }

  private Decision<SessionEvent> decide(SessionCommand command) {
    Context context = new Context(now(), () -> id('1', ++minted));
    return SessionRules.decide(history.state(), command, context, new StoryPolls.Known());
  }

  private static JsonNode written(SessionCommand command) {
    return SessionCommand.JSON.write(inner(command));
  }

  static Object inner(SessionCommand command) {
    return switch (command) {
      case OnAgenda(AgendaCommand c) -> c;
      case OnPoll(PollCommand c) -> c;
      default -> command;
    };
  }

  private static String typeOf(SessionCommand command) {
    return Tagged.nameOf(inner(command));
  }

  private ObjectNode cast(CommandId command, Poll poll, int rev, Ballot ballot) {
    return ClientMessage.JSON.write(
        new ClientMessage.Cast(command, poll.id(), null, rev, Json.MAPPER.valueToTree(ballot)));
  }

  private Instant now() {
    return START.plusSeconds(60L * history.state().revision());
  }

  private CommandId command() {
    return new CommandId(id('d', ++commands));
  }

  private AgendaItem item(int place) {
    return history.state().agenda().items().get(place);
  }

  private static AddAgendaItem add(
      String title,
      AgendaKind kind,
      int minutes,
      @Nullable String presenter,
      @Nullable AgendaItemId parent) {
    return new AddAgendaItem(Text.of("en", title), kind, minutes, presenter, null, parent, null);
  }
}
