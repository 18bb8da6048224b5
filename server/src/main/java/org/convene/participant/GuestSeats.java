package org.convene.participant;

import java.util.Map;
import java.util.Optional;
import org.convene.account.AccessTokens;
import org.convene.account.AuthRoutes;
import org.convene.account.Guests;
import org.convene.account.Identity;
import org.convene.account.RefreshCookie;
import org.convene.account.SignIns;
import org.convene.base.ParticipantId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.http.Call;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.convene.http.Site;

/// Guests that come back: the cookie of a browser leads to the participant it was before.
///
/// All methods wait; on a virtual thread.
public final class GuestSeats implements Guests {
  /// @param ticket for the connection that comes next, so that nobody has to ask for it first
  record Seated(
      String accessToken, long expiresIn, Participant participant, Tickets.Ticket ticket) {}

  /// A participant that a cookie led to, and the cookie's next token.
  record Seat(Participant participant, String refreshToken) {}

  private final ParticipantStore participants;
  private final SignIns signIns;
  private final AccessTokens tokens;
  private final Tickets tickets;
  private final Site site;

  public GuestSeats(
      ParticipantStore participants,
      SignIns signIns,
      AccessTokens tokens,
      Tickets tickets,
      Site site) {
    this.participants = participants;
    this.signIns = signIns;
    this.tokens = tokens;
    this.tickets = tickets;
    this.site = site;
  }

  @Override
  public Reply refresh(Call call, SessionId session) {
    Optional<Seat> seat = find(call, session);
    if (seat.isEmpty()) {
      return Reply.refuse(AuthRoutes.signedOut()).with(RefreshCookie.ofGuest(session, site).gone());
    }
    return seat.get().participant.removed() ? Reply.refuse(removed()) : seated(seat.get());
  }

  @Override
  public Reply describe(Identity.Guest guest) {
    return participants
        .find(guest.participant())
        .await()
        .map(participant -> Reply.json(Map.of("participant", participant)))
        .orElseGet(() -> Reply.refuse(Refusals.unauthenticated()));
  }

  /// Who this browser was in the session, if it was somebody.
  Optional<Seat> find(Call call, SessionId session) {
    return RefreshCookie.ofGuest(session, site)
        .in(call)
        .flatMap(token -> signIns.rotate(token).await())
        .flatMap(this::seat)
        .filter(seat -> seat.participant.session().equals(session));
  }

  private Optional<Seat> seat(SignIns.Rotated rotated) {
    ParticipantId id = rotated.participant();
    return id == null
        ? Optional.empty()
        : participants.find(id).await().map(found -> new Seat(found, rotated.token()));
  }

  Reply seated(Seat seat) {
    Participant participant = seat.participant;
    SessionId session = participant.session();
    String accessToken = tokens.issue(new Identity.Guest(session, participant.id()));
    return Reply.json(
            new Seated(
                accessToken,
                AccessTokens.LIFETIME.toSeconds(),
                participant,
                tickets.issue(participant.admission())))
        .with(RefreshCookie.ofGuest(session, site).with(seat.refreshToken));
  }

  static Refusal removed() {
    return Refusal.forbidden("removed", "A facilitator has removed you from this session.");
  }
}
