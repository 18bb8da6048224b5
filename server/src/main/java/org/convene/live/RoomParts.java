package org.convene.live;

import io.vertx.core.Vertx;
import java.time.Clock;
import org.convene.board.Boards;
import org.convene.http.Changes;
import org.convene.participant.AttendanceStore;
import org.convene.poll.BallotStore;
import org.convene.postgres.Database;
import org.convene.roll.FrozenRolls;
import org.convene.roll.RollStore;
import org.convene.secret.SecretPolls;
import org.convene.session.SessionStore;

/// What every room is built from.
///
/// @param changes are told of each committed command
public record RoomParts(
    Vertx vertx,
    Clock clock,
    Database database,
    SessionStore sessions,
    BallotStore ballots,
    RollStore rolls,
    FrozenRolls frozen,
    Boards boards,
    SecretPolls secrets,
    AttendanceStore attendance,
    Changes changes,
    LiveMetrics metrics) {}
