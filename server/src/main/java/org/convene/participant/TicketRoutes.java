package org.convene.participant;

import java.util.HexFormat;
import java.util.Optional;
import org.convene.account.AccessTokens;
import org.convene.account.Identity;
import org.convene.base.AccountId;
import org.convene.base.ParticipantId;
import org.convene.base.Refusal;
import org.convene.base.Role;
import org.convene.base.Secrets;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.RateLimit;
import org.convene.http.Refusals;
import org.convene.http.Reply;

/// Tickets to the live socket, for people and for walls.
public final class TicketRoutes {
  /// Tickets, for each person. Every tab and every reconnect needs one; past it a client is
  /// reconnecting in a loop.
  private static final int TICKETS = 20;

  private static final double TICKETS_PER_SECOND = 0.5;

  /// Wall addresses that lead nowhere, for each network address. Nobody guesses 256 bits; this
  /// keeps somebody who tries from keeping the database busy.
  private static final int WRONG_WALLS = 60;

  private static final double WRONG_WALLS_PER_SECOND = 1;

  /// Tickets, for each wall's address. One may be on many displays, which all reconnect at once
  /// when the network comes back; past it whoever photographed it is filling the room with walls.
  private static final int WALL_TICKETS = 60;

  private static final double WALL_TICKETS_PER_SECOND = 1;

  record WallTicket(
      String ticket, long expiresIn, SessionId session, String slug, String code, Text title) {}

  record Token(String token) {}

  private final AccessTokens tokens;
  private final Access access;
  private final ParticipantStore participants;
  private final DoorStore doors;
  private final WallLinks walls;
  private final Tickets tickets;
  private final RateLimit perPerson = new RateLimit(TICKETS, TICKETS_PER_SECOND);
  private final RateLimit wrongWalls = new RateLimit(WRONG_WALLS, WRONG_WALLS_PER_SECOND);
  private final RateLimit perWall = new RateLimit(WALL_TICKETS, WALL_TICKETS_PER_SECOND);

  public TicketRoutes(
      AccessTokens tokens,
      Access access,
      ParticipantStore participants,
      DoorStore doors,
      WallLinks walls,
      Tickets tickets) {
    this.tokens = tokens;
    this.access = access;
    this.participants = participants;
    this.doors = doors;
    this.walls = walls;
    this.tickets = tickets;
  }

  public void mount(Api api) {
    api.on("ticket", this::ticket);
    api.on("wallTicket", this::wallTicket);
    api.on("wallLink", access.facilitators(this::wallLink));
  }

  private Reply ticket(Call call) {
    var session = new SessionId(call.id("session"));
    Optional<Identity> identity = tokens.identify(call);
    if (identity.isEmpty()) {
      return Reply.refuse(Refusals.unauthenticated());
    }
    Optional<Refusal> tooMany = perPerson.take(identity.get().toString());
    return tooMany.isPresent() ? Reply.refuse(tooMany.get()) : ticket(session, identity.get());
  }

  private Reply ticket(SessionId session, Identity identity) {
    Optional<Participant> participant =
        switch (identity) {
          case Identity.Guest(SessionId of, ParticipantId id) ->
              of.equals(session) ? participants.find(id).await() : Optional.empty();
          case Identity.Account(AccountId id) ->
              participants.enterAsFacilitator(session, id).await();
        };
    if (participant.isEmpty()) {
      return Reply.refuse(Refusals.forbidden());
    }
    return participant.get().removed()
        ? Reply.refuse(GuestSeats.removed())
        : Reply.json(tickets.issue(participant.get().admission()));
  }

  private Reply wallLink(Call call) {
    return Reply.json(walls.mint(new SessionId(call.id("session"))).await());
  }

  private Reply wallTicket(Call call) {
    String token = call.body(Token.class).token();
    Optional<Refusal> tooMany =
        wrongWalls.check(call.address()).or(() -> perWall.take(keyOf(token)));
    if (tooMany.isPresent()) {
      return Reply.refuse(tooMany.get());
    }
    Optional<Door> door = walls.session(token).await().flatMap(id -> doors.find(id).await());
    if (door.isEmpty()) {
      wrongWalls.spend(call.address());
      return Reply.refuse(
          Refusal.unknown("unknown-wall", "This wall's address was never made, or has expired."));
    }
    return Reply.json(wallTicket(door.get()));
  }

  /// Not the token itself: counters are no place for secrets.
  private static String keyOf(String token) {
    return HexFormat.of().formatHex(Secrets.hash(token));
  }

  private WallTicket wallTicket(Door door) {
    Tickets.Ticket ticket = tickets.issue(new Admission(door.session(), null, Role.WALL, "", null));
    return new WallTicket(
        ticket.ticket(),
        ticket.expiresIn(),
        door.session(),
        door.slug(),
        door.code(),
        door.title());
  }
}
