package org.convene.participant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.convene.account.SignIns;
import org.convene.base.ParticipantId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.RateLimit;
import org.convene.http.Reply;
import org.convene.participant.GuestSeats.Seat;
import org.convene.participant.JoinRules.Answer;
import org.convene.participant.JoinRules.Fields;
import org.convene.postgres.Database;

/// Getting into a session as a guest.
public final class JoinRoutes {
  /// Wrong codes, for each address. A workshop shares one, so honest typing errors must pass; yet
  /// of nearly a billion codes somebody who tries one a second needs many years for one session.
  private static final int WRONG_CODES = 600;

  private static final double WRONG_CODES_PER_SECOND = 1;

  /// Joins, for each address. Ten thousand people behind one address may come within seconds; past
  /// it somebody fills the table of participants.
  private static final int JOINS = 15_000;

  private static final double JOINS_PER_SECOND = 100;

  record JoinInfo(@JsonUnwrapped Door door, Stage state) {}

  private final Database database;
  private final DoorStore doors;
  private final Function<SessionId, Future<Stage>> stages;
  private final ParticipantStore participants;
  private final GuestSeats seats;
  private final SignIns signIns;
  private final RateLimit wrongCodes = new RateLimit(WRONG_CODES, WRONG_CODES_PER_SECOND);
  private final RateLimit joins = new RateLimit(JOINS, JOINS_PER_SECOND);

  /// @param stages whether people may come in
  public JoinRoutes(
      Database database,
      DoorStore doors,
      Function<SessionId, Future<Stage>> stages,
      ParticipantStore participants,
      GuestSeats seats,
      SignIns signIns) {
    this.database = database;
    this.doors = doors;
    this.stages = stages;
    this.participants = participants;
    this.seats = seats;
    this.signIns = signIns;
  }

  public void mount(Api api) {
    api.on("joinInfo", this::infoByCode);
    api.on("joinInfoBySlug", this::infoBySlug);
    api.on("join", this::join);
  }

  private Reply infoByCode(Call call) {
    return limited(
        wrongCodes.check(call.address()),
        () -> {
          Optional<Door> door = doors.byCode(call.text("code")).await();
          return door.isPresent() ? info(door.get()) : wrongCode(call);
        });
  }

  private Reply infoBySlug(Call call) {
    return doors
        .bySlug(call.query("slug").orElseThrow())
        .await()
        .map(this::info)
        .orElseGet(() -> Reply.refuse(unknownMeeting()));
  }

  private Reply info(Door door) {
    return Reply.json(new JoinInfo(door, stages.apply(door.session()).await()));
  }

  private Reply join(Call call) {
    Optional<Refusal> tooMany =
        joins.take(call.address()).or(() -> wrongCodes.check(call.address()));
    return limited(tooMany, () -> joinUnlimited(call));
  }

  private Reply joinUnlimited(Call call) {
    var session = new SessionId(call.id("session"));
    Wish wish = call.body(Wish.class);
    Optional<Door> door = doors.find(session).await();
    if (door.isEmpty()) {
      return Reply.refuse(Access.unknownSession());
    }
    if (!door.get().code().equalsIgnoreCase(wish.code())) {
      return wrongCode(call);
    }
    return switch (JoinRules.decide(door.get(), stages.apply(session).await(), wish)) {
      case Answer.Refused(Refusal refusal) -> Reply.refuse(refusal);
      case Answer.Welcome(Fields fields) -> seat(call, session, fields);
    };
  }

  private Reply seat(Call call, SessionId session, Fields fields) {
    Optional<Seat> before = seats.find(call, session);
    if (before.isEmpty()) {
      return seats.seated(newSeat(session, fields.named()));
    }
    Participant known = before.get().participant();
    if (known.removed()) {
      return Reply.refuse(GuestSeats.removed());
    }
    participants
        .change(known.id(), fields.name().isEmpty() ? fields.named(known.name()) : fields)
        .await();
    return seats.seated(new Seat(find(known.id()), before.get().refreshToken()));
  }

  private Seat newSeat(SessionId session, Fields fields) {
    var made =
        database.pool().withTransaction(connection -> make(connection, session, fields)).await();
    Made seat = Objects.requireNonNull(made);
    return new Seat(find(seat.id), seat.refreshToken);
  }

  private record Made(ParticipantId id, String refreshToken) {}

  private Future<Made> make(SqlConnection connection, SessionId session, Fields fields) {
    return participants
        .add(connection, session, fields)
        .compose(id -> signIns.begin(connection, id).map(token -> new Made(id, token)));
  }

  private Participant find(ParticipantId id) {
    return participants.find(id).await().orElseThrow();
  }

  private Reply wrongCode(Call call) {
    wrongCodes.spend(call.address());
    return Reply.refuse(Refusal.unknown("unknown-code", "No session has this code."));
  }

  private static Reply limited(
      Optional<Refusal> tooMany, java.util.function.Supplier<Reply> otherwise) {
    return tooMany.map(Reply::refuse).orElseGet(otherwise);
  }

  private static Refusal unknownMeeting() {
    return Refusal.unknown("unknown-meeting", "There is no such meeting, or it has no session.");
  }
}
