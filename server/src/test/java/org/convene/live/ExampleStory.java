package org.convene.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
import org.convene.base.CommitmentId;
import org.convene.base.Context;
import org.convene.base.Decision;
import org.convene.base.Decision.Accepted;
import org.convene.base.Decision.Refused;
import org.convene.base.EntryId;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.base.OptionId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.base.Tagged;
import org.convene.base.Text;
import org.convene.http.Problem;
import org.convene.participant.Admission;
import org.convene.participant.CommitmentRef;
import org.convene.poll.Ballot;
import org.convene.poll.BallotRules;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Method;
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
import org.convene.poll.PollDraft;
import org.convene.poll.PollDraft.DraftOption;
import org.convene.poll.PollEvent.RollAmended;
import org.convene.poll.PollState;
import org.convene.poll.Result;
import org.convene.poll.ResultsShown;
import org.convene.poll.StoredBallot;
import org.convene.poll.Tally;
import org.convene.poll.Voters;
import org.convene.roll.Electorate;
import org.convene.roll.Held;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.convene.roll.Weight;
import org.convene.session.Audience;
import org.convene.session.Facts;
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
import org.convene.session.SessionInfo;
import org.convene.session.SessionRules;
import org.convene.session.SessionState;
import org.convene.session.WallMode;
import org.convene.wire.ClientMessage;
import org.convene.wire.ServerMessage;
import org.jspecify.annotations.Nullable;

/// A workshop in which everything of the protocol happens at least once, told through the rules and
/// rendered as the server renders: what lies in `contract/examples/live`.
final class ExampleStory {
  private static final Instant START = Instant.parse("2026-09-29T08:00:00.123Z");
  private static final SessionId SESSION = new SessionId(id('5', 1));
  private static final ParticipantId FACILITATOR = new ParticipantId(id('a', 1));
  private static final ParticipantId ADA = new ParticipantId(id('a', 2));
  private static final CommitmentRef GHENT =
      new CommitmentRef(new CommitmentId(id('c', 1)), "City of Ghent");
  private static final Mandate GHENTS =
      new Mandate(
          new MandateId(GHENT.id().value()),
          Mandate.Of.COMMITMENT,
          GHENT.name(),
          "city",
          Weight.of("2"),
          List.of());
  private static final Mandate LEUVEN =
      new Mandate(
          new MandateId(id('c', 2)),
          Mandate.Of.COMMITMENT,
          "City of Leuven",
          "city",
          Weight.of("1.5"),
          List.of());
  private static final Roll ROLL =
      Roll.of(
          List.of(
              mandate(2, Mandate.Of.PERSON, "Ada Berg", "1"),
              mandate(3, Mandate.Of.PERSON, "Jan Bos", "1")));
  private static final String TICKET = "q3mWf0Lw8rJcVt1sYd5kZg7hXb2nPe9uAi4oTR6vKyE";

  private static final SessionInfo INFO =
      new SessionInfo(
          SESSION,
          id('e', 1),
          "brussels-workshop",
          "K7M2QX",
          text("Workshop in Brussels", "Atelier à Bruxelles"),
          "workshop",
          "Europe/Brussels",
          Instant.parse("2026-09-29T08:00:00Z"),
          Instant.parse("2026-09-29T15:30:00Z"));

  private final Map<String, JsonNode> examples = new LinkedHashMap<>();
  private final ArrayNode transcript = Json.MAPPER.createArrayNode();
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
    server("snapshot-facilitator", history.snapshot(Audience.FACILITATOR));
    examples.put("snapshot-participant", json(history.snapshot(Audience.PARTICIPANT)));
    examples.put("snapshot-wall", json(history.snapshot(Audience.WALL)));
    examples.put("transcript-facilitator", transcript);
    return examples;
  }

  private void hello() {
    client("hello", ClientMessage.JSON.write(new ClientMessage.Hello(TICKET, SESSION, null, null)));
    examples.put(
        "hello-resume",
        ClientMessage.JSON.write(new ClientMessage.Hello(TICKET, SESSION, INFO.epoch(), 17L)));
    Admission facilitator = admission(FACILITATOR, Role.FACILITATOR, "Mona Vance", null);
    server("welcome-facilitator", Welcomes.of(history, facilitator, List.of(), START));
    server("snapshot-new", history.snapshot(Audience.FACILITATOR));
    server("presence", new ServerMessage.Presence(1, 1));
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
    server("tally", Objects.requireNonNull(running.messages().get(Audience.FACILITATOR)));
    examples.put(
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
    server(
        "events-rollAmended",
        Objects.requireNonNull(history.advance(List.of(logged)).get(Audience.FACILITATOR)));
    examples.put(
        "mandates",
        json(
            Welcomes.mandates(
                poll,
                List.of(
                    new Held(GHENTS, Held.As.DELEGATE, true),
                    new Held(LEUVEN, Held.As.PROXY, true)))));
  }

  private static Mandate mandate(int number, Mandate.Of of, String name, String weight) {
    return new Mandate(
        new MandateId(id('a', number)), of, name, "city", Weight.of(weight), List.of());
  }

  private void ballots(Poll poll, MandateId mandate, Ballot ballot) {
    CommandId command = command();
    examples.put("cast-options", cast(command, poll, 1, ballot));
    examples.put("cast-abstain", cast(command(), poll, 2, new Ballot.Abstain()));
    examples.put(
        "cast-mandate",
        ClientMessage.JSON.write(
            new ClientMessage.Cast(
                command(), poll.id(), LEUVEN.id(), 1, Json.MAPPER.valueToTree(ballot))));
    ballotsOfOtherKinds(poll);
    examples.put("ack-ballot", json(new ServerMessage.Ack(command, null, 1, now())));
    StoredBallot stored =
        new StoredBallot(poll.id(), mandate, ADA, "Ada Berg", 1, command, ballot, now());
    Admission colleague =
        admission(new ParticipantId(id('a', 3)), Role.PARTICIPANT, "Jan Bos", GHENT);
    examples.put(
        "ballotSaved", json(new ServerMessage.BallotSaved(Welcomes.own(stored, colleague))));
    Admission ada = admission(ADA, Role.PARTICIPANT, "Ada Berg", GHENT);
    examples.put("welcome-participant", json(Welcomes.of(history, ada, List.of(stored), now())));
    Refusal stale =
        Refusal.conflict("stale-ballot", "a newer ballot of this mandate counts: rev 1")
            .with("currentBallot", Welcomes.own(stored, ada));
    examples.put("rejected-stale-ballot", rejected(command, stale));
    examples.put(
        "rejected-poll-not-open", rejected(command, BallotRules.notOpen(PollState.CLOSED)));
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
      examples.put("cast-" + Tagged.nameOf(ballot), cast(command(), poll, 1, ballot));
    }
  }

  private void goOnAndEnd() {
    tell(new RemoveParticipant(ADA));
    tell(new ReadmitParticipant(ADA));
    tell(new CloseSession());
    tell(new ReopenSession());
  }

  private void apart() {
    examples.put(
        "welcome-wall",
        json(Welcomes.of(history, admission(null, Role.WALL, "", null), List.of(), now())));
    ClientMessage.Read broken = ClientMessage.read("{\"type\":\"cast\",\"poll\":5}");
    if (broken instanceof ClientMessage.Read.Broken(CommandId none, Refusal refusal)) {
      examples.put("rejected-invalid-message", rejected(none, refusal));
    }
    AgendaItem item = item(0);
    var late = new RemoveAgendaItem(item.id(), item.revision() - 1);
    if (decide(new OnAgenda(late)) instanceof Refused<SessionEvent>(Refusal refusal)) {
      examples.put("rejected-edit-conflict", rejected(command(), refusal));
    }
    examples.put("events-not-for-you", json(new ServerMessage.Events(9, 12, "[]")));
    server("heartbeat", new ServerMessage.Heartbeat(history.state().revision(), now()));
  }

  private void tell(SessionCommand command) {
    CommandId id = command();
    client(
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
    Map<Audience, Outgoing> frames = history.advance(logged);
    server("ack-command", new ServerMessage.Ack(id, revision, null, now()));
    server(
        "events-" + events.getLast().type(),
        Objects.requireNonNull(frames.get(Audience.FACILITATOR)));
  }

  private Decision<SessionEvent> decide(SessionCommand command) {
    Context context = new Context(now(), () -> id('1', ++minted));
    return SessionRules.decide(history.state(), command, context, new Known());
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

  private JsonNode rejected(@Nullable CommandId id, Refusal refusal) {
    return json(new ServerMessage.Rejected(id, Problem.of(refusal)));
  }

  /// The first of its kind becomes an example; all of them are in the transcript.
  private void client(String name, JsonNode message) {
    examples.putIfAbsent(name, message);
    transcript.addObject().put("from", "client").set("message", message);
  }

  private void server(String name, Object message) {
    JsonNode json = json(message);
    examples.putIfAbsent(name, json);
    transcript.addObject().put("from", "server").set("message", json);
  }

  private static JsonNode json(Object message) {
    try {
      return Json.MAPPER.readTree(
          switch (message) {
            case Outgoing frame -> frame.bytes().getBytes();
            case ServerMessage one -> one.encode().getBytes();
            default -> throw new AssertionError(message);
          });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
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

  private static UUID id(char kind, int number) {
    return UUID.fromString("01996e10-0000-7000-8000-%c%011x".formatted(kind, number));
  }

  private static Text text(String english, String french) {
    return new Text(new TreeMap<>(Map.of("en", english, "fr", french)));
  }

  private static AddAgendaItem add(
      String title,
      AgendaKind kind,
      int minutes,
      @Nullable String presenter,
      @Nullable AgendaItemId parent) {
    return new AddAgendaItem(Text.of("en", title), kind, minutes, presenter, null, parent, null);
  }

  private static Admission admission(
      @Nullable ParticipantId who, Role role, String name, @Nullable CommitmentRef commitment) {
    return new Admission(SESSION, who, role, name, commitment);
  }

  private static PollDraft approval(AgendaItemId item, @Nullable Poll before) {
    List<DraftOption> options = new ArrayList<>();
    if (before == null) {
      options.add(
          new DraftOption(
              null, text("Heat networks", "Réseaux de chaleur"), new EntryId(id('f', 1)), null));
      options.add(
          new DraftOption(
              null, text("Shared data", "Données partagées"), new EntryId(id('f', 2)), null));
    } else {
      before
          .fields()
          .options()
          .forEach(o -> options.add(new DraftOption(o.id(), o.label(), o.ingredient(), null)));
      options.add(new DraftOption(null, text("One permit desk", "Guichet unique"), null, null));
    }
    return new PollDraft(
        item,
        text("Which ingredients come first?", "Quels ingrédients d'abord ?"),
        new Method.Approval(1, 2),
        options,
        ResultsShown.AFTER_REVEAL,
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

  private static PollDraft openText() {
    return new PollDraft(
        null,
        text("What is missing?", "Que manque-t-il ?"),
        new Method.OpenText(3),
        null,
        ResultsShown.AFTER_REVEAL,
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

  private static PollDraft yesNo() {
    return new PollDraft(
        null,
        text("Publish it in autumn?", "Publier à l'automne ?"),
        new Method.YesNoAbstain(),
        null,
        ResultsShown.LIVE,
        Voters.COMMITMENTS,
        null,
        null,
        BallotsShownTo.EVERYONE,
        null,
        null,
        null,
        false,
        true);
  }

  /// Ada has voted for the first two options, and one more is here.
  private static final class Known implements Facts {
    @Override
    public Roll.Summary roll(Poll poll) {
      return ROLL.summary();
    }

    @Override
    public Result counted(Poll poll) {
      Tally tally = new Tally(poll.fields());
      tally.add(
          new Ballot.Options(poll.fields().options().stream().limit(2).map(Option::id).toList()),
          1);
      return tally.result(2);
    }

    @Override
    public Optional<Role> roleOf(ParticipantId participant) {
      return Optional.of(Role.PARTICIPANT);
    }
  }
}
