package org.convene.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.convene.base.CommandId;
import org.convene.base.HolderId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.live.Batch.Commanded;
import org.convene.live.Ledger.Committed;
import org.convene.participant.Admission;
import org.convene.poll.Ballot;
import org.convene.poll.Poll;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.RollAmended;
import org.convene.poll.PollEvent.TextsGrouped;
import org.convene.poll.PollState;
import org.convene.poll.Voters;
import org.convene.roll.Held;
import org.convene.roll.Mandate;
import org.convene.session.Audience;
import org.convene.session.Logged;
import org.convene.session.SessionCommand;
import org.convene.session.SessionEvent.OnPoll;
import org.convene.session.SessionEvent.ParticipantRemoved;
import org.convene.wire.ClientMessage.Cast;
import org.convene.wire.ClientMessage.Hello;
import org.convene.wire.CloseCode;
import org.convene.wire.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One session on this node: a mailbox on one event loop.
///
/// All commands that are waiting are decided together and appended in one transaction; while it is
/// in flight the next ones gather. Only after the commit is anything acknowledged, evolved or
/// broadcast. Ballots go their own way ([BallotBox]).
///
/// Everything here runs on the room's event loop; [#post] brings work there.
final class Room {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);

  private static final Refusal BUSY =
      new Refusal(
          "busy", 503, "the server is busy: send the command again with the same id", Map.of());
  private static final Refusal UNAVAILABLE =
      new Refusal(
          "unavailable",
          503,
          "the command could not be stored: send it again with the same id",
          Map.of());

  /// Of a client that has no state yet.
  private static final long NOTHING = -1;

  /// After a commit whose end is not known, until the log is read again.
  private static final long READ_AGAIN_MILLIS = 1_000;

  private final Context loop;
  private final RoomParts parts;
  private final Ledger ledger;
  private final History history;
  private final Answered answered;
  private final Presence presence;
  private final TallyBoard tallies;
  private final Electorates electorates;
  private final LateComers lateComers;
  private final PollingStation polling;
  private final Crowd crowd = new Crowd();
  private final Set<LiveSocket> entering = new HashSet<>();
  private final Deque<Commanded> waiting = new ArrayDeque<>();
  private final List<Long> timers = new ArrayList<>();
  private Promise<Void> idle = Promise.promise();
  private boolean committing;

  /// A commit failed without saying whether it took effect: the log may be ahead of this state, so
  /// it is read again even if nobody commands.
  private boolean behind;

  private boolean readingLater;
  private boolean presenceMoved;
  private boolean closed;

  Room(Context loop, RoomParts parts, History history, Answered answered) {
    this.loop = loop;
    this.parts = parts;
    this.history = history;
    this.answered = answered;
    this.ledger = new Ledger(history.info().id(), parts);
    this.electorates = new Electorates(parts.frozen());
    this.lateComers = new LateComers(parts.vertx(), this::commitNext);
    this.presence = new Presence(history.info().id(), parts.attendance(), parts.clock());
    this.tallies = new TallyBoard(parts, crowd, electorates);
    this.polling = new PollingStation(parts, history, presence, tallies, electorates, lateComers);
    Vertx vertx = parts.vertx();
    timers.add(vertx.setPeriodic(Limits.HEARTBEAT_SECONDS * 1000L, _ -> heartbeat()));
    timers.add(vertx.setPeriodic(Limits.PRESENCE_MILLIS, _ -> presenceTick()));
    timers.add(vertx.setPeriodic(Limits.SEEN_SECONDS * 1000L, _ -> presence.writeSeen()));
  }

  void post(Runnable work) {
    loop.runOnContext(_ -> work.run());
  }

  /// Asks something there.
  <T> Future<T> ask(Supplier<T> question) {
    return askLater(() -> Future.succeededFuture(question.get()));
  }

  <T> Future<T> askLater(Supplier<Future<T>> question) {
    Promise<T> answer = Promise.promise();
    post(() -> question.get().onComplete(answer));
    return answer.future();
  }

  SessionId id() {
    return history.info().id();
  }

  /// Loads what an open poll has so far. To be awaited before anybody enters.
  Future<Void> start() {
    return history.state().polls().open().map(tallies::load).orElseGet(Future::succeededFuture);
  }

  boolean isEmpty() {
    return crowd.size() == 0 && entering.isEmpty();
  }

  /// Welcomes an admitted connection and brings it up to date.
  void enter(LiveSocket socket, Hello hello) {
    Admission admission = socket.admission();
    ParticipantId who = admission.participant();
    if (who != null && history.state().removed().contains(who)) {
      socket.on(() -> socket.close(CloseCode.REMOVED));
    } else if (closed || crowd.size() + entering.size() >= Limits.CONNECTIONS_OF_SESSION) {
      socket.on(() -> socket.close(CloseCode.BUSY));
    } else {
      if (who != null) {
        presence.add(who, socket);
        presenceMoved = true;
      }
      entering.add(socket);
      parts.metrics().connected();
      ownVotes(admission)
          .onSuccess(own -> welcome(socket, hello, own))
          .onFailure(e -> unwelcome(socket, e));
    }
  }

  /// Of the mandates that they may cast, by each poll's own roll.
  private Future<OwnVotes> ownVotes(Admission admission) {
    List<Poll> polls =
        history.state().polls().all().stream()
            .filter(poll -> poll.state() != PollState.DRAFT && poll.state() != PollState.CANCELLED)
            .toList();
    return OwnVotes.read(parts.ballots(), electorates, admission, polls);
  }

  private void welcome(LiveSocket socket, Hello hello, OwnVotes own) {
    if (!entering.remove(socket)) {
      return;
    }
    if (closed) {
      socket.on(() -> socket.close(CloseCode.RESTARTING));
      return;
    }
    List<Outgoing> frames = new ArrayList<>();
    frames.add(Outgoing.personal(Welcomes.of(history, socket.admission(), own.ballots(), now())));
    frames.addAll(
        history.since(
            socket.audience(),
            Optional.ofNullable(hello.epoch()),
            Optional.ofNullable(hello.revision()).orElse(NOTHING)));
    frames.add(presence.frame());
    tallies.newest(socket.audience()).ifPresent(frames::add);
    own.open().ifPresent(mandates -> frames.add(Outgoing.personal(mandates)));
    socket.on(() -> socket.start(this, frames));
    crowd.add(socket);
    history.state().polls().open().ifPresent(open -> isHere(open, socket.admission()));
  }

  /// Whoever came after the opening of a poll for everybody in the room may vote all the same.
  private void isHere(Poll open, Admission admission) {
    electorates.of(open.id()).onSuccess(roll -> lateComers.here(open, roll, admission));
  }

  private void unwelcome(LiveSocket socket, Throwable cause) {
    LOG.warn("session {}: a connection could not be welcomed", id(), cause);
    socket.on(() -> socket.close(CloseCode.BUSY));
  }

  void leave(LiveSocket socket) {
    if (!entering.remove(socket) && !crowd.remove(socket)) {
      return;
    }
    parts.metrics().disconnected();
    ParticipantId who = socket.admission().participant();
    if (who != null) {
      presence.remove(who, socket);
      presenceMoved = true;
    }
  }

  void catchUp(LiveSocket socket, long revision) {
    post(() -> {
      List<Outgoing> frames =
          new ArrayList<>(
              history.since(socket.audience(), Optional.of(history.info().epoch()), revision));
      tallies.newest(socket.audience()).ifPresent(frames::add);
      socket.on(() -> socket.catchUp(frames));
    });
  }

  void command(LiveSocket from, ParticipantId actor, CommandId id, SessionCommand command) {
    if (closed || waiting.size() >= Limits.WAITING_COMMANDS) {
      from.on(() -> from.refuse(id, BUSY));
      return;
    }
    waiting.add(new Commanded(id, actor, command, from));
    commitNext();
  }

  private void commitNext() {
    if (committing) {
      return;
    }
    Optional<LateComers.Amendment> amendment = lateComers.take();
    if (waiting.isEmpty() && amendment.isEmpty() && !behind) {
      return;
    }
    committing = true;
    behind = false;
    List<Commanded> commands = List.copyOf(waiting);
    waiting.clear();
    ledger
        .commit(
            history.state(),
            answered,
            new Ledger.Work(commands, amendment, now(), presence::electors))
        .onSuccess(this::committed)
        .onFailure(e -> failed(commands, e))
        .onComplete(_ -> {
          committing = false;
          commitNext();
          if (!committing) {
            idle.tryComplete();
          }
        });
  }

  private void committed(Committed committed) {
    List<Logged> events = new ArrayList<>(committed.others());
    events.addAll(committed.batch().events());
    answered.add(events);
    committed.batch().answer();
    parts.metrics().committedCommands(committed.batch().size());
    committed.frozen().forEach(electorates::keep);
    if (!events.isEmpty()) {
      history.advance(events).forEach(crowd::deliver);
      events.forEach(this::after);
    }
  }

  /// What an event means for the connections, beyond the news of it.
  private void after(Logged logged) {
    switch (logged.event()) {
      case OnPoll(PollOpened(PollId id, _, _)) ->
          history.state().polls().find(id).ifPresent(this::opened);
      case OnPoll(RollAmended(PollId id, List<Mandate> joined, _)) -> {
        electorates.join(id, joined);
        electorates.of(id).onSuccess(roll -> tallies.amended(id, roll));
        lateComers.joined(joined);
      }
      case OnPoll(TextsGrouped event) ->
          history.state().polls().find(event.poll()).ifPresent(tallies::update);
      case OnPoll(var event) -> {
        if (history.state().polls().open().isEmpty()) {
          tallies.end();
          lateComers.forget();
        }
        electorates.forget(event.poll());
        polling.forget(event.poll());
      }
      case ParticipantRemoved(ParticipantId who) ->
          presence
              .socketsOf(who)
              .forEach(socket -> socket.on(() -> socket.close(CloseCode.REMOVED)));
      default -> {}
    }
  }

  private void opened(Poll poll) {
    electorates
        .of(poll.id())
        .onSuccess(roll -> {
          tallies.begin(poll, roll);
          presence.admissions().forEach(who -> lateComers.here(poll, roll, who));
          if (poll.fields().voters() == Voters.ROLL) {
            presence.voters().forEach((socket, voter) -> tell(socket, poll.id(), roll.of(voter)));
          }
        })
        .onFailure(e -> LOG.error("poll {}: its roll cannot be read", poll.id(), e));
  }

  private static void tell(LiveSocket socket, PollId poll, List<Held> held) {
    ServerMessage message = Welcomes.mandates(poll, held);
    socket.on(() -> socket.reply(message));
  }

  /// Their personal links lead nowhere any more: whoever came by one comes again as somebody else.
  void release(Set<HolderId> holders) {
    for (HolderId holder : holders) {
      for (LiveSocket socket : presence.socketsOf(holder)) {
        socket.on(() -> socket.close(CloseCode.TICKET));
      }
    }
  }

  private void failed(List<Commanded> commands, Throwable cause) {
    if (commands.isEmpty()) {
      LOG.warn("session {}: its log waits for the database: {}", id(), cause.toString());
    } else {
      LOG.error("session {}: {} commands could not be committed", id(), commands.size(), cause);
    }
    commands.forEach(c -> c.from().on(() -> c.from().refuse(c.id(), UNAVAILABLE)));
    lateComers.forget();
    history.state().polls().open().ifPresent(this::lookAgain);
    readLater();
  }

  /// After a pause, and only once however many commits fail meanwhile: a database that is away must
  /// not be asked as fast as it can refuse.
  private void readLater() {
    if (!readingLater) {
      readingLater = true;
      parts
          .vertx()
          .setTimer(
              READ_AGAIN_MILLIS,
              _ -> {
                readingLater = false;
                behind = !closed;
                commitNext();
              });
    }
  }

  private void lookAgain(Poll open) {
    presence.admissions().forEach(who -> isHere(open, who));
  }

  void cast(LiveSocket from, Cast message, Ballot ballot) {
    if (closed) {
      from.on(() -> from.refuse(message.id(), BUSY));
    } else {
      polling.cast(from, message, ballot);
    }
  }

  private void heartbeat() {
    Outgoing frame =
        Outgoing.ephemeral(new ServerMessage.Heartbeat(history.state().revision(), now()));
    for (Audience audience : Audience.values()) {
      crowd.each(audience, socket -> socket.beat(frame));
    }
  }

  private void presenceTick() {
    if (presenceMoved) {
      presenceMoved = false;
      crowd.deliver(presence.frame());
      tallies.moved();
      presence
          .write()
          .onFailure(e -> {
            presenceMoved = true;
            LOG.error("session {}: attendance waits for the database", id(), e);
          });
    }
  }

  /// Refuses what comes, finishes what is under way, ends every stay, and tells everybody to come
  /// back to another server.
  Future<Void> close() {
    closed = true;
    timers.forEach(parts.vertx()::cancelTimer);
    tallies.end();
    entering.forEach(socket -> socket.on(() -> socket.close(CloseCode.RESTARTING)));
    List<Future<Void>> underWay = new ArrayList<>(polling.underWay());
    if (committing) {
      idle = Promise.promise();
      underWay.add(idle.future());
    }
    return Future.join(underWay)
        .timeout(Limits.CLOSING_SECONDS, TimeUnit.SECONDS)
        .transform(_ -> presence.end())
        .timeout(Limits.CLOSING_SECONDS, TimeUnit.SECONDS)
        .onComplete(_ -> {
          for (Audience audience : Audience.values()) {
            crowd.each(audience, socket -> socket.close(CloseCode.RESTARTING));
          }
        });
  }

  Set<ParticipantId> here() {
    return presence.everybody();
  }

  private Instant now() {
    return parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
