package org.convene.participant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.convene.account.SignIns;
import org.convene.base.HolderId;
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
import org.convene.participant.PersonalLinks.Bearer;
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
  private final PersonalLinks links;
  private final NewSeats newSeats;
  private final RateLimit wrongCodes = new RateLimit(WRONG_CODES, WRONG_CODES_PER_SECOND);
  private final RateLimit joins = new RateLimit(JOINS, JOINS_PER_SECOND);

  /// @param stages whether people may come in
  /// @param links whom a personal link makes of who comes by it
  public JoinRoutes(
      Database database,
      DoorStore doors,
      Function<SessionId, Future<Stage>> stages,
      ParticipantStore participants,
      GuestSeats seats,
      SignIns signIns,
      PersonalLinks links) {
    this.database = database;
    this.doors = doors;
    this.stages = stages;
    this.participants = participants;
    this.seats = seats;
    this.signIns = signIns;
    this.links = links;
    this.newSeats = new NewSeats(database, participants, signIns);
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
    if (wish.link() == null) {
      return enter(call, door.get(), wish, Optional.empty());
    }
    Optional<Bearer> bearer =
        links.bearer(wish.link()).await().filter(found -> found.session().equals(session));
    return bearer.isEmpty()
        ? wrong(call, PersonalLinks.unknown())
        : enter(call, door.get(), wish.by(bearer.get()), bearer.map(Bearer::holder));
  }

  private Reply enter(Call call, Door door, Wish wish, Optional<HolderId> holder) {
    SessionId session = door.session();
    return switch (JoinRules.decide(door, stages.apply(session).await(), wish)) {
      case Answer.Refused(Refusal refusal) -> Reply.refuse(refusal);
      case Answer.Welcome(Fields fields) -> {
        Optional<Seat> before = seats.find(call, session);
        yield holder.isPresent()
            ? seat(session, fields, before, holder.get())
            : seat(session, fields, before);
      }
    };
  }

  private Reply seat(SessionId session, Fields fields, Optional<Seat> before) {
    if (before.isEmpty()) {
      return seats.seated(newSeat(session, fields.named()));
    }
    Participant known = before.get().participant();
    return known.removed()
        ? Reply.refuse(GuestSeats.removed())
        : changed(before.get(), fields.name().isEmpty() ? fields.named(known.name()) : fields);
  }

  /// One person on two devices is one participant: whoever came by the link first.
  private Reply seat(SessionId session, Fields fields, Optional<Seat> before, HolderId holder) {
    Made made =
        Objects.requireNonNull(
            database
                .pool()
                .withTransaction(on -> make(on, session, fields.named(), before, holder))
                .await());
    Seat seat = new Seat(find(made.id), made.refreshToken);
    return seat.participant().removed()
        ? Reply.refuse(GuestSeats.removed())
        : changed(seat, fields.named(seat.participant().name()));
  }

  private Future<Made> make(
      SqlConnection on, SessionId session, Fields fields, Optional<Seat> before, HolderId holder) {
    return participants
        .holdOfHolder(on, holder)
        .compose(bound -> {
          Optional<ParticipantId> here = before.map(seat -> seat.participant().id());
          if (here.isPresent() && (bound.isEmpty() || bound.equals(here))) {
            Made same = new Made(here.get(), before.get().refreshToken());
            return participants.bind(on, same.id, holder).map(same);
          }
          return bound.isPresent()
              ? signIns.begin(on, bound.get()).map(token -> new Made(bound.get(), token))
              : make(on, session, fields)
                  .compose(made -> participants.bind(on, made.id, holder).map(made));
        });
  }

  private Reply changed(Seat seat, Fields fields) {
    ParticipantId id = seat.participant().id();
    participants.change(id, fields).await();
    return seats.seated(new Seat(find(id), seat.refreshToken()));
  }

  private Seat newSeat(SessionId session, Fields fields) {
    return Objects.requireNonNull(newSeats.seat(session, fields).await());
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
    return wrong(call, Refusal.unknown("unknown-code", "No session has this code."));
  }

  private Reply wrong(Call call, Refusal refusal) {
    wrongCodes.spend(call.address());
    return Reply.refuse(refusal);
  }

  private static Reply limited(
      Optional<Refusal> tooMany, java.util.function.Supplier<Reply> otherwise) {
    return tooMany.map(Reply::refuse).orElseGet(otherwise);
  }

  private static Refusal unknownMeeting() {
    return Refusal.unknown("unknown-meeting", "There is no such meeting, or it has no session.");
  }
}
