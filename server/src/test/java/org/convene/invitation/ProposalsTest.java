package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.ADA;
import static org.convene.invitation.InvitationWorld.BRUSSELS;
import static org.convene.invitation.InvitationWorld.START;
import static org.convene.postgres.TestDatabase.await;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.convene.base.Refusal;
import org.convene.base.Uuids;
import org.convene.mail.MailWorld;
import org.convene.meeting.Meeting;
import org.convene.meeting.Series;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Other times that guests propose by mail, and what organisers make of them.
class ProposalsTest {
  @RegisterExtension static final MailWorld MAIL = new MailWorld();

  private InvitationWorld world = new InvitationWorld(MAIL);

  @BeforeEach
  void afresh() {
    world = new InvitationWorld(MAIL);
  }

  private static Instant brussels(LocalDateTime local) {
    return local.atZone(BRUSSELS).toInstant();
  }

  /// Ada would rather meet two hours later.
  private Meeting countered() {
    Meeting meeting = world.invited();
    counter();
    return meeting;
  }

  private void counter() {
    MAIL.database()
        .execute(
            """
            insert into account (id, name, email) values ('%1$s', 'Olga', 'olga@ours.example') on conflict do nothing;
            insert into member (initiative_id, account_id, role) values ('%1$s', '%1$s', 'organiser') on conflict do nothing
            """
                .formatted(MAIL.initiative()));
    world.arrives(
        world.answer(
            world.told(ADA),
            "COUNTER",
            ADA,
            ParticipationStatus.TENTATIVE,
            event -> {
              event.setDateStart(Date.from(brussels(START.plusHours(2))));
              event.setDateEnd(Date.from(brussels(START.plusHours(3))));
              event.addComment("My train arrives at two.");
            }),
        ADA);
  }

  private static List<Proposal> open(Meeting meeting) {
    return await(
        new ProposalStore(MAIL.database().database().client()).open(meeting.id(), MAIL.now()));
  }

  private Optional<Refusal> decline(Meeting meeting, UUID proposal) {
    var declines = new Declines(MAIL.clock(), world.notices.invitations());
    return java.util.Objects.requireNonNull(
        await(
            MAIL.database()
                .database()
                .pool()
                .withTransaction(on ->
                    Units.of(on, meeting.id())
                        .compose(unit ->
                            declines.decline(
                                on,
                                unit.orElseThrow(),
                                meeting.id(),
                                proposal,
                                "The room is <taken>.")))));
  }

  @Test
  void aCounterIsKeptAndTheOrganisersGetAMail() {
    Meeting meeting = countered();
    assertThat(world.setAside()).isEmpty();
    var kept = open(meeting);
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().startsAt()).isEqualTo(brussels(START.plusHours(2)));
    assertThat(kept.getFirst().comment()).isEqualTo("My train arrives at two.");
    assertThat(world.partstats()).containsExactly(ADA + " tentative");
    world.sendDue();
    assertThat(MAIL.mailboxOf("olga@ours.example")).hasSize(1);
  }

  @Test
  void whoeverProposedIsToldThatTheTimeStays() throws Exception {
    Meeting meeting = countered();
    UUID proposal = open(meeting).getFirst().id();
    assertThat(decline(meeting, proposal)).isEmpty();
    assertThat(decline(meeting, proposal)).as("twice is once").isEmpty();
    world.sendDue();
    assertThat(open(meeting)).isEmpty();
    assertThat(MAIL.mailboxOf(ADA)).hasSize(2);
    assertThat(MAIL.mailboxOf(ADA).getLast().getSubject()).startsWith("The time stays");
    ICalendar told = world.told(ADA);
    VEvent event = told.getEvents().getFirst();
    assertThat(told.getMethod().getValue()).isEqualTo("DECLINECOUNTER");
    assertThat(event.getUid().getValue()).isEqualTo(meeting.uid());
    assertThat(event.getDateTimeStamp().getValue().toInstant())
        .as("when it was written")
        .isEqualTo(MAIL.now().truncatedTo(ChronoUnit.SECONDS));
    assertThat(event.getComments().getFirst().getValue()).isEqualTo("The room is <taken>.");
    assertThat(InvitationWorld.startOf(event)).isEqualTo(meeting.startsAt());
  }

  @Test
  void ofASeriesOnlyTheDateIsNamed() {
    Series series = world.series();
    world.invite(series, "Ada", ADA);
    world.gather(world.dates(series).getFirst());
    world.tellAll();
    counter();
    Meeting first = world.dates(series).getFirst();
    decline(first, open(first).getFirst().id());
    world.sendDue();
    assertThat(world.told(ADA).getEvents().getFirst().getRecurrenceId().getValue().toInstant())
        .isEqualTo(first.startsAt());
  }

  @Test
  void movingTheMeetingThereAcceptsIt() {
    Meeting meeting = countered();
    MAIL.database()
        .execute(
            "update meeting set starts_at = p.starts_at, ends_at = p.ends_at from proposal p where meeting.id = p.meeting_id");
    assertThat(open(meeting)).isEmpty();
  }

  @Test
  void whoProposesAnewIsHeardAgain() {
    Meeting meeting = countered();
    decline(meeting, open(meeting).getFirst().id());
    MAIL.clock().advance(java.time.Duration.ofMinutes(1));
    counter();
    assertThat(open(meeting)).hasSize(1);
  }

  @Test
  void aCommentIsCutBetweenCharacters() {
    String letters = "a".repeat(Proposals.LONGEST_COMMENT - 1);
    assertThat(Proposals.shortened(letters + "😀")).isEqualTo(letters);
    assertThat(Proposals.shortened(letters + "é")).isEqualTo(letters + "é");
  }

  @Test
  void nobodyDeclinesWhatWasProposedForAnotherMeeting() {
    Meeting meeting = countered();
    UUID proposal = open(meeting).getFirst().id();
    assertThat(decline(world.meeting(), proposal))
        .get()
        .extracting(Refusal::code)
        .isEqualTo("unknown-proposal");
    assertThat(decline(meeting, Uuids.v7())).isPresent();
    assertThat(open(meeting)).hasSize(1);
  }
}
