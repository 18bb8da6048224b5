package org.convene.live;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.board.Boards;
import org.convene.board.Chain;
import org.convene.board.Closing;
import org.convene.board.HeadWords;
import org.convene.poll.BoardHead;
import org.convene.poll.Poll;
import org.convene.poll.PollEvent;
import org.convene.poll.PollEvent.PollCancelled;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.roll.FrozenRolls;
import org.convene.roll.Roll;
import org.convene.session.Logged;
import org.convene.session.SessionEvent.OnPoll;
import org.jspecify.annotations.Nullable;

/// Posts on the polls' bulletin boards what a batch of commands has decided, in its transaction,
/// and lets its events say the heads.
final class BoardKeeping {
  private final SessionId session;
  private final Boards boards;

  BoardKeeping(SessionId session, Boards boards) {
    this.session = session;
    this.boards = boards;
  }

  /// What an open poll comes to, should it close. To be called under the poll's lock.
  Future<Closing> closing(SqlConnection connection, Poll poll, Instant at) {
    return FrozenRolls.find(connection, poll.id())
        .compose(roll -> boards.closing(connection, session, poll.id(), poll.fields(), roll, at));
  }

  /// @param frozen the rolls of the polls that the batch opens
  /// @param closings of the polls that were open before it
  Future<Void> post(
      SqlConnection connection,
      Batch batch,
      Map<PollId, Roll> frozen,
      Map<PollId, Closing> closings) {
    Future<Void> done = Future.succeededFuture();
    List<Logged> events = batch.events();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).event() instanceof OnPoll(PollEvent event)) {
        int place = i;
        Poll poll = batch.state().polls().find(event.poll()).orElse(null);
        if (poll != null) {
          done =
              done.compose(_ ->
                  post(connection, poll, event, events.get(place).at(), frozen, closings)
                      .onSuccess(said -> batch.restate(place, new OnPoll(said)))
                      .mapEmpty());
        }
      }
    }
    return done;
  }

  private Future<PollEvent> post(
      SqlConnection connection,
      Poll poll,
      PollEvent event,
      Instant at,
      Map<PollId, Roll> frozen,
      Map<PollId, Closing> closings) {
    return switch (event) {
      case PollOpened(PollId id, Roll.@Nullable Summary roll, _) ->
          boards
              .open(connection, session, id, poll.fields(), frozen.getOrDefault(id, Roll.EMPTY), at)
              .map(chain -> new PollOpened(id, roll, head(chain)));
      case PollClosed(PollId id, _, _) ->
          closing(connection, poll, frozen.get(id), closings.get(id), at)
              .compose(closing ->
                  boards
                      .close(connection, poll.fields(), closing)
                      .map(chain -> new PollClosed(id, closing.result(), head(chain))));
      case PollCancelled(PollId id, String reason, _) ->
          boards
              .cancel(connection, id, poll.fields(), reason, at)
              .map(chain ->
                  new PollCancelled(id, reason, chain.map(BoardKeeping::head).orElse(null)));
      case PollEvent other -> Future.succeededFuture(other);
    };
  }

  /// A poll that the same batch opened and closed took no ballot between.
  private Future<Closing> closing(
      SqlConnection connection,
      Poll poll,
      @Nullable Roll opened,
      @Nullable Closing known,
      Instant at) {
    return known != null
        ? Future.succeededFuture(known)
        : boards.closing(
            connection,
            session,
            poll.id(),
            poll.fields(),
            opened == null ? Roll.EMPTY : opened,
            at);
  }

  private static BoardHead head(Chain chain) {
    return new BoardHead(chain.head().hex(), HeadWords.of(chain.head()));
  }
}
