import type { Limits, Mandate, OwnBallot, Presence, State, Tally, You } from '../contract/live';

/**
 * What a client knows of its room: the state at a revision of an epoch, and the ephemeral things around it.
 * Immutable; {@link reduce} makes the next one.
 */
export interface Room {
  readonly epoch: string | null;
  /** Revision of the last message applied. */
  readonly revision: number;
  /** The newest revision the server has spoken of. */
  readonly head: number;
  readonly state: State | null;
  readonly you: You | null;
  readonly limits: Limits | null;
  /** Your mandates' saved ballots, by poll and mandate. */
  readonly ballots: Readonly<Record<string, Readonly<Record<string, OwnBallot>>>>;
  /** What you may cast in polls that go by a prepared roll, by poll; your own first. */
  readonly mandates: Readonly<Record<string, readonly Mandate[]>>;
  /** Running tallies by poll. */
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly presence: Presence | null;
  /** A message is missing: nothing more is applied until the room was resumed. */
  readonly gap: boolean;
}

export const emptyRoom: Room = {
  epoch: null,
  revision: 0,
  head: 0,
  state: null,
  you: null,
  limits: null,
  ballots: {},
  mandates: {},
  tallies: {},
  presence: null,
  gap: false,
};

/** What `hello` says to resume, or nothing when there is nothing to resume from. */
export function resumePoint(room: Room): { epoch: string; revision: number } | null {
  return room.epoch === null || room.state === null ? null : { epoch: room.epoch, revision: room.revision };
}
