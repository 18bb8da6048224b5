package org.convene.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.board.BoardKey;
import org.convene.board.Boards;
import org.convene.board.Chain;
import org.convene.board.Hash;
import org.convene.board.HeadWords;
import org.convene.board.Posted;
import org.convene.board.Published;
import org.convene.board.Receipt;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.convene.participant.Access;
import org.convene.poll.Poll;
import org.convene.poll.PollState;
import org.convene.poll.Secrecy;
import org.jspecify.annotations.Nullable;

/// Bulletin boards over REST: for everybody who checks a poll.
public final class BoardRoutes {
  /// What can be told of an entry.
  record Shown(@Nullable JsonNode entry, Hash head, String signature) {}

  record Board(PollId poll, BoardKey key, Hash fingerprint, List<Shown> entries, String words) {}

  private final SessionStore sessions;
  private final Boards boards;
  private final OwnMandates mandates;
  private final Access access;

  public BoardRoutes(SessionStore sessions, Boards boards, OwnMandates mandates, Access access) {
    this.sessions = sessions;
    this.boards = boards;
    this.mandates = mandates;
    this.access = access;
  }

  public void mount(Api api) {
    api.on("board", this::board);
    api.on("bundle", this::bundle);
    api.on("receipt", this::receipt);
  }

  private Reply board(Call call) {
    Optional<Poll> poll = poll(call);
    if (poll.isEmpty()) {
      return unknown();
    }
    Chain chain = boards.chain(poll.get().id()).await();
    return chain.posted().isEmpty()
        ? unknown()
        : Reply.json(view(chain, isShown(call, poll.get())));
  }

  private Board view(Chain chain, boolean withResult) {
    List<Shown> entries = new ArrayList<>();
    for (Posted posted : chain.posted()) {
      boolean result = posted.entry().path("type").asText().equals("result");
      entries.add(
          new Shown(
              result && !withResult ? null : posted.entry(), posted.head(), posted.signature()));
    }
    return new Board(
        chain.poll(),
        boards.key(),
        boards.key().fingerprint(),
        entries,
        HeadWords.of(chain.head()));
  }

  private Reply bundle(Call call) {
    return poll(call)
        .filter(poll -> isShown(call, poll))
        .flatMap(poll -> boards.published(poll.id(), poll.fields()).await())
        .map(published ->
            Reply.file(
                "bundle-" + call.id("poll") + ".json", "application/json", published.bundle()))
        .orElseGet(BoardRoutes::unknown);
  }

  private boolean isShown(Call call, Poll poll) {
    return poll.state() == PollState.PUBLISHED
        || (poll.state() == PollState.CLOSED && access.facilitates(call));
  }

  private Reply receipt(Call call) {
    Optional<Poll> poll = poll(call);
    if (poll.isEmpty()) {
      return unknown();
    }
    if (poll.get().state() == PollState.CLOSED || poll.get().state() == PollState.PUBLISHED) {
      return poll.get().fields().secrecy() == Secrecy.SECRET
          ? ofToken(call, poll.get())
          : ofMandate(call, poll.get());
    }
    return Reply.refuse(
        Refusal.conflict(
            "poll-not-closed", "A receipt is given once the poll is closed, and counts."));
  }

  private Reply ofToken(Call call, Poll poll) {
    Optional<Receipt> receipt =
        call.query("token").flatMap(token -> published(poll).flatMap(it -> it.receipt(token)));
    return receipt.map(Reply::json).orElseGet(BoardRoutes::noBallot);
  }

  private Reply ofMandate(Call call, Poll poll) {
    Optional<List<MandateId>> own = mandates.of(call, session(call), poll.id());
    if (own.isEmpty()) {
      return Reply.refuse(Refusals.unauthenticated());
    }
    Optional<MandateId> wanted =
        call.query("mandate").map(id -> new MandateId(UUID.fromString(id)));
    return published(poll)
        .flatMap(it ->
            own.get().stream()
                .filter(mandate -> wanted.isEmpty() || wanted.get().equals(mandate))
                .flatMap(mandate -> it.receipt(mandate).stream())
                .findFirst())
        .map(Reply::json)
        .orElseGet(BoardRoutes::noBallot);
  }

  private Optional<Published> published(Poll poll) {
    return boards.published(poll.id(), poll.fields()).await();
  }

  private static Reply noBallot() {
    return Reply.refuse(
        Refusal.unknown("no-ballot", "No ballot of yours, or with this token, was counted."));
  }

  private Optional<Poll> poll(Call call) {
    return sessions
        .state(session(call))
        .await()
        .polls()
        .find(new PollId(call.id("poll")))
        .filter(poll -> poll.state() != PollState.DRAFT);
  }

  private static SessionId session(Call call) {
    return new SessionId(call.id("session"));
  }

  private static Reply unknown() {
    return Reply.refuse(
        Refusal.unknown("unknown-poll", "There is no such poll, or it is not yours to see."));
  }
}
