import type { Cast, OwnBallot } from '../contract/live';

/** A ballot on its way: kept on this device until the server has said what became of it. */
export interface KeptBallot {
  /** Whose it is: a phone handed on must not vote for the one before. */
  readonly participant: string;
  /** Which of the voter's mandates; absent where there is one. */
  readonly mandate?: string;
  readonly cast: Cast;
  /** When it was sent by the voter, as milliseconds of the device's clock. */
  readonly at: number;
}

/** The part of `localStorage` that the outbox uses. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nowhere: Store = { getItem: () => null, setItem: () => {}, removeItem: () => {} };

/** Whether it is a ballot of this poll, and of the mandate that it names or does not. */
export const isOf = (kept: KeptBallot, poll: string, mandate: string | undefined): boolean =>
  kept.cast.poll === poll && kept.mandate === mandate;

/** This device's storage; where the browser forbids it, one that keeps nothing. */
export function deviceStore(): Store {
  try {
    return localStorage;
  } catch {
    return nowhere;
  }
}

/**
 * The ballots of a session that are not acknowledged, one a poll and mandate, kept over reloads. The command id stays the same
 * however often one is sent, so the server counts it once.
 */
export class Outbox {
  readonly #key: string;
  #kept: readonly KeptBallot[];

  constructor(
    session: string,
    private readonly store: Store,
  ) {
    this.#key = `convene.outbox.${session}`;
    this.#kept = this.#read();
  }

  all(): readonly KeptBallot[] {
    return this.#kept;
  }

  /** Keeps a ballot, in place of an earlier one of the same poll and mandate. */
  keep(ballot: KeptBallot): void {
    this.#write([...this.#kept.filter((each) => !isOf(each, ballot.cast.poll, ballot.mandate)), ballot]);
  }

  /** The server has answered this command: saved or refused, it is no longer ours to keep. */
  settle(commandId: string): KeptBallot | null {
    const found = this.#kept.find((each) => each.cast.id === commandId) ?? null;
    if (found) this.#write(this.#kept.filter((each) => each !== found));
    return found;
  }

  /** Drops what another participant left on this device. */
  keepOnlyOf(participant: string): void {
    const own = this.#kept.filter((each) => each.participant === participant);
    if (own.length < this.#kept.length) this.#write(own);
  }

  #read(): readonly KeptBallot[] {
    try {
      return JSON.parse(this.store.getItem(this.#key) ?? '[]') as KeptBallot[];
    } catch {
      return [];
    }
  }

  /** A full or forbidden storage leaves the ballot in memory: it then survives everything but a reload. */
  #write(kept: readonly KeptBallot[]): void {
    this.#kept = kept;
    try {
      if (kept.length === 0) this.store.removeItem(this.#key);
      else this.store.setItem(this.#key, JSON.stringify(kept));
    } catch {
      return;
    }
  }
}

/**
 * Whether a ballot that came too late by its `rev` is still what the voter wants: the one that the server has was cast
 * by the same person, and earlier. So it is after an answer that was lost on the way.
 */
export const supersedes = (kept: KeptBallot, current: OwnBallot): boolean =>
  current.by === undefined && Date.parse(current.at) < kept.at;
