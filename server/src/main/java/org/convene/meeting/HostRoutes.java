package org.convene.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convene.account.AccountStore;
import org.convene.account.AccountView;
import org.convene.account.AccountView.Membership;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.convene.participant.Access;

/// The sessions that somebody may host.
public final class HostRoutes {
  private static final Set<String> HOSTS = Set.of("organiser", "facilitator");

  /// A session with its meeting (`SessionSummary` in the contract).
  record Summary(
      SessionId id,
      String slug,
      String code,
      Text title,
      MeetingKind kind,
      String zone,
      Instant plannedStart,
      Instant plannedEnd,
      String state) {
    static Summary of(Meeting m, SessionBrief s) {
      return new Summary(
          s.id(),
          m.slug(),
          s.code(),
          m.title(),
          m.kind(),
          m.zone().getId(),
          m.startsAt(),
          m.endsAt(),
          s.phase().sessionState());
    }
  }

  record Sessions(List<Summary> sessions) {}

  private final Access access;
  private final AccountStore accounts;
  private final MeetingStore meetings;
  private final SessionRecords sessions;
  private final Clock clock;

  public HostRoutes(
      Access access,
      AccountStore accounts,
      MeetingStore meetings,
      SessionRecords sessions,
      Clock clock) {
    this.access = access;
    this.accounts = accounts;
    this.meetings = meetings;
    this.sessions = sessions;
    this.clock = clock;
  }

  public void mount(Api api) {
    api.on("sessions", this::sessions);
  }

  private Reply sessions(Call call) {
    Optional<AccountView> account = access.account(call).flatMap(id -> accounts.find(id).await());
    return account
        .map(host -> Reply.json(new Sessions(hostedBy(host))))
        .orElseGet(() -> Reply.refuse(Refusals.unauthenticated()));
  }

  /// What comes, soonest first, then what was, latest first.
  private List<Summary> hostedBy(AccountView host) {
    List<Programme.Line> all = new ArrayList<>();
    for (Membership membership : host.memberships()) {
      if (HOSTS.contains(membership.role())) {
        Programme programme = programme(membership.initiative());
        all.addAll(programme.now());
        all.addAll(programme.coming());
        all.addAll(programme.past());
      }
    }
    return all.stream()
        .flatMap(line ->
            Optional.ofNullable(line.session()).map(s -> Summary.of(line.meeting(), s)).stream())
        .toList();
  }

  private Programme programme(InitiativeId initiative) {
    Map<MeetingId, SessionBrief> briefs = sessions.briefs(initiative).await();
    return Programme.of(meetings.programme(initiative).await(), briefs, clock.instant());
  }
}
