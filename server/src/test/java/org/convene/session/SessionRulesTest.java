package org.convene.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.base.Given.at;
import static org.convene.session.SessionWorld.FACILITATOR;
import static org.convene.session.SessionWorld.GUEST;
import static org.convene.session.SessionWorld.ITEM;
import static org.convene.session.SessionWorld.OBSERVER;
import static org.convene.session.SessionWorld.POLL;
import static org.convene.session.SessionWorld.STRANGER;
import static org.convene.session.SessionWorld.fields;
import static org.convene.session.SessionWorld.given;
import static org.convene.session.SessionWorld.itemAdded;
import static org.convene.session.SessionWorld.logged;
import static org.convene.session.SessionWorld.pollAdded;

import java.util.stream.Stream;
import org.convene.agenda.AgendaCommand;
import org.convene.agenda.AgendaCommand.FinishAgendaItem;
import org.convene.agenda.AgendaCommand.RemoveAgendaItem;
import org.convene.agenda.AgendaCommand.SkipAgendaItem;
import org.convene.agenda.AgendaCommand.StartAgendaItem;
import org.convene.agenda.AgendaEvent;
import org.convene.agenda.AgendaEvent.AgendaItemFinished;
import org.convene.agenda.AgendaEvent.AgendaItemRemoved;
import org.convene.agenda.AgendaEvent.AgendaItemSkipped;
import org.convene.agenda.AgendaEvent.AgendaItemStarted;
import org.convene.agenda.AgendaKind;
import org.convene.base.AgendaItemId;
import org.convene.base.Given;
import org.convene.base.Text;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Method;
import org.convene.poll.PollCommand;
import org.convene.poll.PollCommand.AddPoll;
import org.convene.poll.PollCommand.CancelPoll;
import org.convene.poll.PollCommand.ClosePoll;
import org.convene.poll.PollCommand.EditPoll;
import org.convene.poll.PollCommand.OpenPoll;
import org.convene.poll.PollCommand.RemovePoll;
import org.convene.poll.PollCommand.RevealPoll;
import org.convene.poll.PollDraft;
import org.convene.poll.PollEvent;
import org.convene.poll.PollEvent.PollCancelled;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.poll.ResultsShown;
import org.convene.poll.Tally;
import org.convene.poll.Voters;
import org.convene.session.SessionCommand.CloseSession;
import org.convene.session.SessionCommand.OnAgenda;
import org.convene.session.SessionCommand.OnPoll;
import org.convene.session.SessionCommand.OpenSession;
import org.convene.session.SessionCommand.ReadmitParticipant;
import org.convene.session.SessionCommand.RemoveParticipant;
import org.convene.session.SessionCommand.ReopenSession;
import org.convene.session.SessionCommand.ShowOnWall;
import org.convene.session.SessionCommand.StartSession;
import org.convene.session.SessionEvent.ParticipantReadmitted;
import org.convene.session.SessionEvent.ParticipantRemoved;
import org.convene.session.SessionEvent.SessionClosed;
import org.convene.session.SessionEvent.SessionOpened;
import org.convene.session.SessionEvent.SessionReopened;
import org.convene.session.SessionEvent.SessionStarted;
import org.convene.session.SessionEvent.WallChanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionRulesTest {
  private static final SessionEvent OPENED = new SessionOpened();
  private static final SessionEvent STARTED = new SessionStarted();
  private static final SessionEvent CLOSED = new SessionClosed();

  private static SessionCommand agenda(AgendaCommand command) {
    return new OnAgenda(command);
  }

  private static SessionCommand poll(PollCommand command) {
    return new OnPoll(command);
  }

  private static SessionEvent happened(AgendaEvent event) {
    return new SessionEvent.OnAgenda(event);
  }

  private static SessionEvent happened(PollEvent event) {
    return new SessionEvent.OnPoll(event);
  }

  @Nested
  class Life {
    @Test
    void itOpensStartsClosesAndOpensAgain() {
      given()
          .when(new OpenSession())
          .then(OPENED)
          .when(new StartSession())
          .then(STARTED)
          .when(new CloseSession())
          .then(CLOSED)
          .when(new ReopenSession())
          .then(new SessionReopened());
    }

    @Test
    void whatIsSoAlreadyHappensNoSecondTime() {
      given(OPENED).when(new OpenSession()).thenNothing();
      given(OPENED, STARTED).when(new StartSession()).thenNothing();
      given(OPENED, CLOSED).when(new CloseSession()).thenNothing();
      given(OPENED).when(new ReopenSession()).thenNothing();
    }

    @Test
    void nothingIsSkipped() {
      given().when(new StartSession()).thenRefused("session-not-open");
      given().when(new CloseSession()).thenRefused("session-not-open");
      given().when(new ReopenSession()).thenRefused("session-not-open");
    }

    @Test
    void whatIsClosedIsReopenedAndNotOpened() {
      given(OPENED, CLOSED).when(new OpenSession()).thenRefused("session-closed");
      given(OPENED, CLOSED).when(new StartSession()).thenRefused("session-closed");
    }

    @Test
    void itsTimesAreThoseOfItsEvents() {
      SessionState open = given(OPENED, STARTED).state();
      assertThat(open.openedAt()).isEqualTo(at(1));
      assertThat(open.startedAt()).isEqualTo(at(2));
      SessionState closed = given(OPENED, STARTED, CLOSED).state();
      assertThat(closed.closedAt()).isEqualTo(at(3));
      SessionState again = given(OPENED, STARTED, CLOSED, new SessionReopened()).state();
      assertThat(again.phase()).isEqualTo(SessionPhase.OPEN);
      assertThat(again.closedAt()).isNull();
      assertThat(again.startedAt()).isEqualTo(at(2));
    }

    @Test
    void closingFinishesTheCurrentItem() {
      given(OPENED, STARTED, itemAdded(), happened(new AgendaItemStarted(ITEM)))
          .when(new CloseSession())
          .then(happened(new AgendaItemFinished(ITEM)), CLOSED);
    }

    @Test
    void itDoesNotCloseOverAnOpenPoll() {
      given(OPENED, pollAdded(), happened(new PollOpened(POLL)))
          .when(new CloseSession())
          .thenRefused("another-poll-open");
    }
  }

  @Nested
  class AfterTheClose {
    private static final SessionEvent[] VOTED = {
      OPENED,
      pollAdded(),
      happened(new PollOpened(POLL)),
      happened(new PollClosed(POLL, new Tally(fields(ResultsShown.LIVE)).result(2))),
      CLOSED
    };

    static Stream<SessionCommand> whatEnds() {
      return Stream.of(
          new OpenSession(),
          new StartSession(),
          new RemoveParticipant(GUEST),
          new ReadmitParticipant(GUEST),
          agenda(
              new AgendaCommand.AddAgendaItem(
                  Text.of("en", "x"), AgendaKind.BREAK, 1, null, null, null, null)),
          agenda(new StartAgendaItem(ITEM)),
          agenda(new FinishAgendaItem(ITEM)),
          agenda(new SkipAgendaItem(ITEM)),
          poll(new AddPoll(draft(null))),
          poll(new EditPoll(POLL, 2, draft(null))),
          poll(new RemovePoll(POLL, 2)),
          poll(new OpenPoll(POLL)),
          poll(new ClosePoll(POLL)));
    }

    @ParameterizedTest
    @MethodSource("whatEnds")
    void theSessionTakesNothingMore(SessionCommand command) {
      given(VOTED).when(command).thenRefused("session-closed");
    }

    @Test
    void butAClosedPollIsRevealedOrCancelled() {
      given(VOTED).when(poll(new RevealPoll(POLL))).then(happened(new PollPublished(POLL)));
      given(VOTED)
          .when(poll(new CancelPoll(POLL, "misread")))
          .then(happened(new PollCancelled(POLL, "misread")));
    }

    @Test
    void andTheWallStillShowsWhatItIsTold() {
      given(VOTED).when(new ShowOnWall(WallMode.BLANK)).then(new WallChanged(WallMode.BLANK));
    }
  }

  private static PollDraft draft(@Nullable AgendaItemId item) {
    return new PollDraft(
        item,
        Text.of("en", "Agreed?"),
        new Method.YesNoAbstain(),
        null,
        ResultsShown.LIVE,
        Voters.COMMITMENTS,
        null,
        null,
        BallotsShownTo.EVERYONE,
        null,
        null,
        null,
        false,
        true);
  }

  @Nested
  class InTheRoom {
    @Test
    void anItemStartsOnlyOnceTheSessionHas() {
      given(OPENED, itemAdded())
          .when(agenda(new StartAgendaItem(ITEM)))
          .thenRefused("session-not-started");
      given(itemAdded()).when(agenda(new StartAgendaItem(ITEM))).thenRefused("session-not-started");
      given(OPENED, STARTED, itemAdded())
          .when(agenda(new StartAgendaItem(ITEM)))
          .then(happened(new AgendaItemStarted(ITEM)));
    }

    @Test
    void theAgendaIsPreparedBeforeItOpens() {
      given(itemAdded())
          .when(agenda(new SkipAgendaItem(ITEM)))
          .then(happened(new AgendaItemSkipped(ITEM)))
          .when(agenda(new RemoveAgendaItem(ITEM, 1)))
          .then(happened(new AgendaItemRemoved(ITEM)));
    }

    @Test
    void aPollOpensInTheLobbyButNotBefore() {
      given(pollAdded()).when(poll(new OpenPoll(POLL))).thenRefused("session-not-open");
      given(pollAdded(), OPENED)
          .when(poll(new OpenPoll(POLL)))
          .then(happened(new PollOpened(POLL, SessionWorld.ROLL)));
    }

    @Test
    void aPollBelongsToAnItemThatStands() {
      given().when(poll(new AddPoll(draft(ITEM)))).thenRefused("unknown-agenda-item");
      given(pollAdded())
          .when(poll(new EditPoll(POLL, 1, draft(ITEM))))
          .thenRefused("unknown-agenda-item");
      given(itemAdded(), happened(new AgendaItemRemoved(ITEM)))
          .when(poll(new AddPoll(draft(ITEM))))
          .thenRefused("unknown-agenda-item");
      given(itemAdded())
          .when(poll(new AddPoll(draft(ITEM))))
          .thenState(
              state -> assertThat(state.polls().all().getFirst().fields().item()).isEqualTo(ITEM));
    }

    @Test
    void theWallShowsWhatItIsTold() {
      given().when(new ShowOnWall(WallMode.JOIN)).then(new WallChanged(WallMode.JOIN));
      given().when(new ShowOnWall(WallMode.AUTO)).thenNothing();
    }
  }

  @Nested
  class People {
    @Test
    void aGuestAndAnObserverCanBeRemovedAndReadmitted() {
      given()
          .when(new RemoveParticipant(GUEST))
          .then(new ParticipantRemoved(GUEST))
          .when(new RemoveParticipant(OBSERVER))
          .then(new ParticipantRemoved(OBSERVER))
          .when(new ReadmitParticipant(GUEST))
          .then(new ParticipantReadmitted(GUEST));
      assertThat(given(new ParticipantRemoved(GUEST)).state().removed()).containsExactly(GUEST);
    }

    @Test
    void asOftenAsOneLikes() {
      given(new ParticipantRemoved(GUEST)).when(new RemoveParticipant(GUEST)).thenNothing();
      given().when(new ReadmitParticipant(GUEST)).thenNothing();
    }

    @Test
    void aFacilitatorStays() {
      given().when(new RemoveParticipant(FACILITATOR)).thenRefused("facilitator-stays");
    }

    @Test
    void nobodyElseIsKnown() {
      given().when(new RemoveParticipant(STRANGER)).thenRefused("unknown-participant");
    }
  }

  @Nested
  class ABrokenLog {
    @Test
    void aRevisionThatDoesNotFollowFailsLoudly() {
      assertThatThrownBy(() -> SessionState.NEW.evolve(logged(2, Given.START, OPENED)))
          .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEventAboutNothingFailsLoudly() {
      assertThatThrownBy(() -> given(happened(new AgendaItemStarted(ITEM))))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> given(happened(new PollOpened(POLL))))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
