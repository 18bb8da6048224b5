import type { Store } from '../../connection/outbox';
import type { Ballot } from '../../contract/live';
import type { Blinded } from './tokens';

/**
 * One unit of weight, on its way from being blinded to being in the urn. Once it is there only the hash of its token
 * stays, as the receipt: what was voted is no longer on the phone.
 */
export type Unit =
  | ({ readonly type: 'blinded' } & Blinded)
  | { readonly type: 'signed'; readonly token: string; readonly signature: string }
  | { readonly type: 'urn'; readonly receipt: string };

/** The tokens of one mandate. */
export interface Purse {
  readonly mandate: string;
  readonly key: JsonWebKey;
  readonly units: readonly Unit[];
  /** What is being cast with them, until the urn has it. */
  readonly ballot?: Ballot;
  /** Another device or delegate had this mandate's tokens first. */
  readonly elsewhere?: boolean;
}

/** What a phone holds for one secret poll. */
export interface Wallet {
  /** Whose it is: a phone handed on must not vote for the one before. */
  readonly participant: string;
  readonly purses: readonly Purse[];
}

/** The wallets of this device: written before anything leaves it, so that a reload loses neither right nor ballot. */
export class Wallets {
  constructor(private readonly store: Store) {}

  read(poll: string, participant: string): Wallet | null {
    try {
      const wallet = JSON.parse(this.store.getItem(keyOf(poll)) ?? 'null') as Wallet | null;
      return wallet?.participant === participant ? wallet : null;
    } catch {
      return null;
    }
  }

  /** Throws where nothing can be kept: tokens that a reload would lose must not be asked for. */
  write(poll: string, wallet: Wallet): void {
    this.store.setItem(keyOf(poll), JSON.stringify(wallet));
  }
}

const keyOf = (poll: string): string => `convene.secret.${poll}`;

export const isSigned = ({ units }: Purse): boolean => units.every(({ type }) => type !== 'blinded');

export const isInUrn = ({ units, elsewhere }: Purse): boolean =>
  elsewhere === true || units.every(({ type }) => type === 'urn');

/** The hashes by which its ballots are found on the board. */
export const receipts = (purses: readonly Purse[]): string[] =>
  purses.flatMap(({ units }) => units.flatMap((unit) => (unit.type === 'urn' ? [unit.receipt] : [])));
