import type { Event, OwnBallot, ServerMessage, State, Tally, Welcome } from '../contract/live';
import { evolve } from './evolve';
import { emptyRoom, type Room } from './room';

type Events = Extract<ServerMessage, { type: 'events' }>;
type Snapshot = Extract<ServerMessage, { type: 'snapshot' }>;

/**
 * The room after a message. Pure, and safe against whatever a network does to messages: a repeated one changes
 * nothing, a late tally is dropped, and a missing one sets `gap`, which asks for a resume and never guesses.
 */
export function reduce(room: Room, message: ServerMessage): Room {
  switch (message.type) {
    case 'welcome':
      return welcomed(room, message);
    case 'snapshot':
      return snapshot(room, message);
    case 'events':
      return advanced(room, message);
    case 'tally':
      return tallied(room, message);
    case 'presence':
      return { ...room, presence: message };
    case 'ballotSaved':
      return saved(room, message.ballot);
    case 'heartbeat':
      return beaten(room, message.revision);
    case 'mandates':
      return { ...room, mandates: { ...room.mandates, [message.poll]: message.mandates } };
    case 'ack':
    case 'rejected':
      return room;
    default:
      return unknown(room, message);
  }
}

/** Holds the switch exhaustive for the types of today while it lets those of tomorrow pass. */
const unknown = (room: Room, _message: never): Room => room;

/** In the same epoch the room continues where it was; in another one nothing of it is valid any more. */
function welcomed(room: Room, { epoch, revision, you, limits, ballots }: Welcome): Room {
  const kept = room.epoch === epoch ? room : { ...emptyRoom, presence: room.presence };
  const known = ballots.reduce((found, ballot) => newer(found, ballot), {} as Room['ballots']);
  return { ...kept, epoch, head: revision, you, limits, ballots: known, mandates: {}, gap: false };
}

function snapshot(room: Room, { epoch, revision, state }: Snapshot): Room {
  const older = room.epoch === epoch && room.state !== null && revision < room.revision;
  return older ? room : { ...room, epoch, revision, head: Math.max(revision, room.head), state, gap: false };
}

function advanced(room: Room, { from, to, events }: Events): Room {
  if (room.state === null || room.gap || to <= room.revision) return room;
  if (from > room.revision + 1) return { ...room, head: Math.max(to, room.head), gap: true };
  const fresh = events.filter((event) => event.revision > room.revision);
  return { ...room, state: applied(room.state, fresh), revision: to, head: Math.max(to, room.head) };
}

const applied = (state: State, events: Event[]): State => events.reduce(evolve, state);

/** Tallies are absolute, so the last one heard is right; one of an earlier revision of the poll is late. */
function tallied(room: Room, tally: Tally): Room {
  const known = room.tallies[tally.poll];
  if (known && known.revision > tally.revision) return room;
  return { ...room, tallies: { ...room.tallies, [tally.poll]: tally } };
}

function saved(room: Room, ballot: OwnBallot): Room {
  const ballots = newer(room.ballots, ballot);
  return ballots === room.ballots ? room : { ...room, ballots };
}

function newer(ballots: Room['ballots'], ballot: OwnBallot): Room['ballots'] {
  const known = ballots[ballot.poll];
  if ((known?.[ballot.mandate]?.rev ?? 0) >= ballot.rev) return ballots;
  return { ...ballots, [ballot.poll]: { ...known, [ballot.mandate]: ballot } };
}

/**
 * A heartbeat may overtake the events of its revision by a moment. Behind the head at two heartbeats in a row means
 * that they are not coming.
 */
function beaten(room: Room, revision: number): Room {
  const missing = room.state !== null && room.head > room.revision && revision > room.revision;
  return { ...room, head: Math.max(revision, room.head), gap: room.gap || missing };
}
