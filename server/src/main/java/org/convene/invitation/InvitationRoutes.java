package org.convene.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.convene.attendee.AttendeeId;
import org.convene.attendee.Partstat;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Endpoint;
import org.convene.http.Reply;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Who would be told of a meeting now, and which other times were proposed: for organisers.
public final class InvitationRoutes {
  /// One guest (`Recipient` in the contract).
  ///
  /// @param email null where none is known: nobody can tell them by mail
  /// @param act what they would get
  /// @param date of a series that they are invited to alone
  record Recipient(
      AttendeeId attendee,
      String name,
      @Nullable String email,
      Partstat partstat,
      String act,
      @Nullable MeetingId date) {
    static Recipient of(Guest guest, Instant now) {
      return new Recipient(
          guest.attendee().id(),
          guest.attendee().name(),
          guest.mailbox().map(box -> box.address().value()).orElse(null),
          guest.attendee().partstat(),
          guest.act(now).name().toLowerCase(java.util.Locale.ROOT),
          guest.isOfOneDate() ? guest.attendee().meeting() : null);
    }
  }

  /// @param dueAt when they are told, if they are about to be
  record Recipients(List<Recipient> recipients, @Nullable Instant dueAt) {}

  record AllProposals(List<Proposal> proposals) {}

  /// @param comment to whoever proposed; see [Proposals#LONGEST_COMMENT]
  record Declining(@Nullable String comment) {}

  private final Database database;
  private final Notices notices;
  private final Function<BiFunction<Call, Set<InitiativeId>, Reply>, Endpoint> organisers;
  private final Clock clock;
  private final Declines declines;

  /// @param organisers lets only organisers in, and says of which initiatives
  public InvitationRoutes(
      Database database,
      Notices notices,
      Function<BiFunction<Call, Set<InitiativeId>, Reply>, Endpoint> organisers,
      Clock clock) {
    this.database = database;
    this.notices = notices;
    this.organisers = organisers;
    this.clock = clock;
    this.declines = new Declines(clock, notices.invitations());
  }

  public void mount(Api api) {
    api.on("recipients", organisers.apply(this::recipients));
    api.on("notifyAttendees", organisers.apply(this::tell));
    api.on("proposals", organisers.apply(this::proposals));
    api.on("declineProposal", organisers.apply(this::decline));
  }

  private Reply recipients(Call call, Set<InitiativeId> theirs) {
    return unit(call, theirs)
        .map(unit -> Reply.json(preview(unit)))
        .orElseGet(() -> Reply.refuse(unknown()));
  }

  private Recipients preview(Unit unit) {
    Instant now = clock.instant();
    List<Guest> guests = new Guests(database.client()).of(unit).await();
    return new Recipients(
        guests.stream().map(guest -> Recipient.of(guest, now)).toList(),
        notices.due(unit).await().orElse(null));
  }

  private Reply tell(Call call, Set<InitiativeId> theirs) {
    Optional<Unit> unit = unit(call, theirs);
    if (unit.isEmpty()) {
      return Reply.refuse(unknown());
    }
    notices.gather(database.client(), unit.get().first().id()).await();
    return Reply.json(preview(unit.get()));
  }

  private Reply proposals(Call call, Set<InitiativeId> theirs) {
    return unit(call, theirs).isPresent()
        ? Reply.json(open(new MeetingId(call.id("meeting"))))
        : Reply.refuse(unknown());
  }

  private AllProposals open(MeetingId meeting) {
    return new AllProposals(
        new ProposalStore(database.client()).open(meeting, clock.instant()).await());
  }

  private Reply decline(Call call, Set<InitiativeId> theirs) {
    Optional<Unit> unit = unit(call, theirs);
    if (unit.isEmpty()) {
      return Reply.refuse(unknown());
    }
    MeetingId meeting = new MeetingId(call.id("meeting"));
    UUID proposal = call.id("proposal");
    String comment = Proposals.shortened(call.body(Declining.class).comment());
    Optional<Refusal> refusal =
        Objects.requireNonNull(
            database
                .pool()
                .withTransaction(on -> declines.decline(on, unit.get(), meeting, proposal, comment))
                .await());
    return refusal.map(Reply::refuse).orElseGet(() -> Reply.json(open(meeting)));
  }

  private Optional<Unit> unit(Call call, Set<InitiativeId> theirs) {
    return Objects.requireNonNull(
            Units.of(database.client(), new MeetingId(call.id("meeting"))).await())
        .filter(unit -> theirs.contains(unit.initiative()));
  }

  private static Refusal unknown() {
    return Refusal.unknown("unknown-meeting", "There is no such meeting in your initiatives.");
  }
}
