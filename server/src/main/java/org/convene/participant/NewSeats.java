package org.convene.participant;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convene.account.SignIns;
import org.convene.base.ParticipantId;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.participant.GuestSeats.Seat;
import org.convene.participant.JoinRules.Fields;
import org.convene.postgres.AskedTogether;
import org.convene.postgres.Database;

/// Seats for those who come for the first time; all who wait get theirs in one transaction.
final class NewSeats {
  /// @param fields with a name
  record Newcomer(ParticipantId id, SessionId session, Fields fields) {
    Participant participant() {
      return new Participant(
          id,
          session,
          fields.role(),
          fields.name(),
          fields.commitment(),
          fields.locale(),
          false,
          null);
    }
  }

  private final Database database;
  private final ParticipantStore participants;
  private final SignIns signIns;
  private final AskedTogether<Newcomer, Seat> asked = new AskedTogether<>(this::seats);

  NewSeats(Database database, ParticipantStore participants, SignIns signIns) {
    this.database = database;
    this.participants = participants;
    this.signIns = signIns;
  }

  /// Durable when it completes.
  Future<Seat> seat(SessionId session, Fields fields) {
    Newcomer newcomer = new Newcomer(new ParticipantId(Uuids.v7()), session, fields);
    return asked.answer(newcomer).map(seat -> seat.orElseThrow());
  }

  private Future<Map<Newcomer, Seat>> seats(List<Newcomer> newcomers) {
    return database
        .pool()
        .withTransaction(connection -> seats(connection, newcomers))
        .map(seats -> Objects.requireNonNull(seats));
  }

  private Future<Map<Newcomer, Seat>> seats(SqlConnection connection, List<Newcomer> newcomers) {
    List<ParticipantId> ids = newcomers.stream().map(Newcomer::id).toList();
    return participants
        .add(connection, newcomers)
        .compose(_ -> signIns.begin(connection, ids))
        .map(tokens -> {
          Map<Newcomer, Seat> seats = new HashMap<>();
          for (int i = 0; i < newcomers.size(); i++) {
            Newcomer each = newcomers.get(i);
            seats.put(each, new Seat(each.participant(), tokens.get(i)));
          }
          return seats;
        });
  }
}
