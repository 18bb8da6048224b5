import type { Poll, State, Tally } from '../../../contract/live';
import type { Room } from '../../../room/room';

/** The room as the wall would have it just after this poll has opened, or has been shown: nobody has voted otherwise. */
export function previewRoom(room: Room, poll: Poll): Room {
  return {
    ...room,
    state: room.state && opened(room.state, poll),
    tallies: poll.state === 'open' ? { [poll.id]: firstTally(room, poll) } : {},
  };
}

function opened(state: State, poll: Poll): State {
  const startedAt = state.session.startedAt ?? state.session.plannedStart;
  return {
    ...state,
    session: { ...state.session, state: 'open', startedAt },
    agenda: [],
    polls: [{ ...poll, openedAt: startedAt }],
    wall: { mode: 'auto' },
  };
}

function firstTally(room: Room, poll: Poll): Tally {
  const nothing = { type: 'tally', poll: poll.id, revision: poll.revision, cast: 0 } as const;
  const eligible = votersHere(room);
  if (poll.results !== 'live') return { ...nothing, eligible };
  return {
    ...nothing,
    eligible,
    abstained: 0,
    counts: poll.options.map(({ id }) => ({ option: id, votes: 0, voters: 0 })),
  };
}

/** Facilitators are here, too, but have no ballot. */
const votersHere = ({ presence }: Room): number =>
  presence ? Math.max(0, presence.here - (presence.facilitators ?? 0)) : 0;
