package org.convene.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.convene.agenda.AgendaEvent.AgendaItemAdded;
import org.convene.agenda.AgendaFields;
import org.convene.agenda.AgendaKind;
import org.convene.base.AgendaItemId;
import org.convene.base.CommandId;
import org.convene.base.Given;
import org.convene.base.OptionId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Base;
import org.convene.poll.Delegates;
import org.convene.poll.Method;
import org.convene.poll.Option;
import org.convene.poll.Poll;
import org.convene.poll.PollEvent.PollAdded;
import org.convene.poll.PollFields;
import org.convene.poll.Result;
import org.convene.poll.ResultsShown;
import org.convene.poll.Secrecy;
import org.convene.poll.Tally;
import org.convene.poll.Voters;
import org.convene.roll.Roll;

/// Small sessions for tests.
final class SessionWorld {
  static final ParticipantId FACILITATOR = new ParticipantId(new UUID(0xF, 1));
  static final ParticipantId GUEST = new ParticipantId(new UUID(0xF, 2));
  static final ParticipantId OBSERVER = new ParticipantId(new UUID(0xF, 3));
  static final ParticipantId STRANGER = new ParticipantId(new UUID(0xF, 9));
  static final AgendaItemId ITEM = new AgendaItemId(new UUID(0xA, 1));
  static final PollId POLL = new PollId(new UUID(0xB, 1));

  private static final Map<ParticipantId, Role> ROLES =
      Map.of(FACILITATOR, Role.FACILITATOR, GUEST, Role.PARTICIPANT, OBSERVER, Role.OBSERVER);

  static final SessionInfo INFO =
      new SessionInfo(
          new SessionId(new UUID(0xE, 1)),
          new UUID(0xE, 2),
          "brussels-workshop",
          "K7M2QX",
          Text.of("en", "Workshop"),
          "workshop",
          "Europe/Brussels",
          Given.START,
          Given.START.plusSeconds(7200));

  static final Roll.Summary ROLL = Roll.EMPTY.summary();

  static final Facts FACTS =
      new Facts() {
        @Override
        public Roll.Summary roll(Poll poll) {
          return ROLL;
        }

        @Override
        public Result counted(Poll poll) {
          return new Tally(poll.fields()).result(2);
        }

        @Override
        public Optional<Role> roleOf(ParticipantId participant) {
          return Optional.ofNullable(ROLES.get(participant));
        }
      };

  private SessionWorld() {}

  static Given<SessionState, SessionCommand, SessionEvent> given(SessionEvent... events) {
    return Given.of(
        new Given.Rules<>(
            (state, command, context) -> SessionRules.decide(state, command, context, FACTS),
            (state, event, revision, at) -> state.evolve(logged(revision, at, event)),
            SessionState.NEW),
        List.of(events));
  }

  static Logged logged(long revision, Instant at, SessionEvent event) {
    return new Logged(revision, at, Uuids.NIL, new CommandId(Uuids.NIL), event);
  }

  static SessionEvent itemAdded() {
    return new SessionEvent.OnAgenda(
        new AgendaItemAdded(
            ITEM,
            new AgendaFields(Text.of("en", "Welcome"), AgendaKind.INFORMATION, 5, "Ada", "smile"),
            null,
            null));
  }

  static SessionEvent pollAdded() {
    return new SessionEvent.OnPoll(new PollAdded(POLL, fields(ResultsShown.AFTER_REVEAL)));
  }

  static PollFields fields(ResultsShown results) {
    return new PollFields(
        null,
        Text.of("en", "Which first?"),
        new Method.SingleChoice(),
        List.of(option(1), option(2)),
        results,
        Voters.PARTICIPANTS,
        Secrecy.NAMED,
        Delegates.LAST,
        BallotsShownTo.FACILITATORS,
        Base.VALID,
        null,
        null,
        true,
        true);
  }

  private static Option option(int number) {
    return new Option(new OptionId(new UUID(0xC, number)), Text.of("en", "Option"), null, null);
  }
}
