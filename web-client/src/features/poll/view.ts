import type { Ballot, OwnBallot, Poll } from '../../contract/live';
import type { Room } from '../../room/room';
import { mayVote, savedBallot } from '../../room/select';

/** What a participant sees of a poll: each of these has its own screen. */
export type PollView =
  | { readonly type: 'watching' }
  | { readonly type: 'form'; readonly before: Ballot | null }
  | { readonly type: 'sending'; readonly ballot: Ballot }
  | { readonly type: 'kept'; readonly ballot: Ballot }
  | { readonly type: 'saved'; readonly saved: OwnBallot }
  | { readonly type: 'closed'; readonly saved: OwnBallot | null }
  | { readonly type: 'published'; readonly saved: OwnBallot | null }
  | { readonly type: 'cancelled' };

export interface OnDevice {
  /** A ballot of this poll on its way. */
  readonly kept: Ballot | null;
  readonly connected: boolean;
  /** The voter has asked to change the ballot. */
  readonly changing: boolean;
}

export function pollView(room: Room, poll: Poll, { kept, connected, changing }: OnDevice): PollView {
  const saved = savedBallot(room, poll.id);
  switch (poll.state) {
    case 'draft':
    case 'cancelled':
      return { type: 'cancelled' };
    case 'published':
      return { type: 'published', saved };
    case 'closed':
      return kept ? onItsWay(kept, connected) : { type: 'closed', saved };
    case 'open':
      return mayVote(room, poll) ? voting(saved, kept, connected, changing) : { type: 'watching' };
  }
}

function voting(
  saved: OwnBallot | null,
  kept: Ballot | null,
  connected: boolean,
  changing: boolean,
): PollView {
  if (changing) return { type: 'form', before: kept ?? saved?.ballot ?? null };
  if (kept) return onItsWay(kept, connected);
  return saved ? { type: 'saved', saved } : { type: 'form', before: null };
}

const onItsWay = (ballot: Ballot, connected: boolean): PollView =>
  connected ? { type: 'sending', ballot } : { type: 'kept', ballot };
