import type { AgendaItem, Mandate, OwnBallot, Poll, Result, State, Tally } from '../contract/live';
import type { Room } from './room';

/** What the room is looking at: the same on the phone, on the wall and in the facilitator's preview. */
export type Stage =
  | { readonly type: 'planned' }
  | { readonly type: 'lobby' }
  | { readonly type: 'agenda'; readonly item: AgendaItem | null }
  | { readonly type: 'poll'; readonly poll: Poll }
  | { readonly type: 'closed' };

export const currentItem = (state: State): AgendaItem | null =>
  state.agenda.find((item) => item.state === 'current' && !hasCurrentChild(state, item)) ?? null;

const hasCurrentChild = (state: State, parent: AgendaItem): boolean =>
  state.agenda.some((item) => item.parent === parent.id && item.state === 'current');

export const openPoll = (state: State): Poll | null =>
  state.polls.find((poll) => poll.state === 'open') ?? null;

export const pollsOf = (state: State, item: string): Poll[] =>
  state.polls.filter((poll) => poll.item === item);

/** The open poll, the last one that ended, or the agenda: whichever is newest. */
export function stage(state: State): Stage {
  const { session } = state;
  if (session.state === 'planned') return { type: 'planned' };
  if (session.state === 'closed') return { type: 'closed' };
  const open = openPoll(state);
  if (open) return { type: 'poll', poll: open };
  const item = currentItem(state);
  const ended = lastEnded(state);
  if (ended && isNewer(ended, item)) return { type: 'poll', poll: ended };
  return session.startedAt ? { type: 'agenda', item } : { type: 'lobby' };
}

function lastEnded(state: State): Poll | null {
  const ended = state.polls.filter(
    (poll) => poll.openedAt && poll.state !== 'draft' && poll.state !== 'open',
  );
  return ended.reduce<Poll | null>(
    (last, poll) => (last && last.revision > poll.revision ? last : poll),
    null,
  );
}

/** A poll closed during the item stays until the next one starts; one revealed later comes back. */
function isNewer(poll: Poll, item: AgendaItem | null): boolean {
  if (!item?.startedAt) return true;
  return poll.revision > item.revision || (poll.closedAt ?? '') >= item.startedAt;
}

/** The running tally that belongs to the poll as it stands now; an older one says nothing about it. */
export function tallyOf(room: Room, poll: Poll): Tally | null {
  const tally = room.tallies[poll.id];
  return tally && poll.state === 'open' && tally.revision === poll.revision ? tally : null;
}

/** The counts this reader may see now: the final ones, else the running ones, else none. */
export function visibleResult(room: Room, poll: Poll): Result | null {
  if (poll.result) return poll.result;
  const tally = tallyOf(room, poll);
  return tally?.counts ? resultOf(tally, tally.counts) : null;
}

function resultOf(tally: Tally, counts: Result['counts']): Result {
  const abstained = tally.abstained ?? 0;
  const most = Math.max(0, ...counts.map((count) => count.votes));
  return {
    cast: tally.cast,
    eligible: tally.eligible,
    abstained,
    valid: tally.cast - abstained,
    counts,
    ...(tally.texts && { texts: tally.texts }),
    leading: most === 0 ? [] : counts.filter((count) => count.votes === most).map((count) => count.option),
  };
}

export interface Turnout {
  readonly cast: number;
  readonly eligible: number;
}

/** How many of how many have voted, as far as this reader knows. */
export function turnout(room: Room, poll: Poll): Turnout | null {
  const tally = tallyOf(room, poll);
  if (tally) return { cast: tally.cast, eligible: tally.eligible };
  const { cast = poll.result?.cast, eligible = poll.result?.eligible } = poll;
  return cast === undefined || eligible === undefined ? null : { cast, eligible };
}

/** What is saved for a mandate, or, where none is named, for the one you have: newest where it was known by two names. */
export function savedBallot(room: Room, poll: string, mandate?: string): OwnBallot | null {
  const saved = room.ballots[poll] ?? {};
  if (mandate !== undefined) return saved[mandate] ?? null;
  return Object.values(saved).reduce<OwnBallot | null>((a, b) => (a && a.rev > b.rev ? a : b), null);
}

/** The mandates you may cast in this poll, where it goes by a prepared roll. */
export const mandatesOf = (room: Room, poll: Poll): readonly Mandate[] =>
  poll.voters === 'roll' ? (room.mandates[poll.id] ?? []) : [];

/** Whether your mandate counts in this poll: by commitment only delegates vote, and observers never do. */
export function mayVote(room: Room, poll: Poll): boolean {
  if (room.you?.role !== 'participant' && room.you?.role !== 'facilitator') return false;
  if (poll.voters === 'roll') return mandatesOf(room, poll).length > 0;
  return poll.voters === 'participants' || room.you.commitment !== undefined;
}
