import type { Quorum } from '../../../contract/live';

/** How many have voted, by number and, where mandates weigh differently, by weight. */
export interface Counted {
  readonly cast: number;
  readonly eligible: number;
  readonly weight?: { readonly cast: number; readonly eligible: number } | undefined;
}

export interface Progress {
  readonly of: Quorum['of'];
  readonly cast: number;
  readonly eligible: number;
  /** The least that is enough: whole mandates, or weight to two decimals. */
  readonly needed: number;
  readonly reached: boolean;
}

/** How far the quorum is: reached with at least its share, and by nobody at all never. */
export function quorumProgress(quorum: Quorum, counted: Counted): Progress {
  const { cast, eligible } = quorum.of === 'weight' ? (counted.weight ?? counted) : counted;
  const needed = fractionOf(quorum.share) * eligible;
  return {
    of: quorum.of,
    cast,
    eligible,
    needed:
      quorum.of === 'mandates' ? Math.ceil(needed - tolerance) : Math.ceil((needed - tolerance) * 100) / 100,
    reached: cast > 0 && cast >= needed - tolerance,
  };
}

/** A third of a whole number is not exact here; the server's word at the close is. */
const tolerance = 1e-9;

function fractionOf(share: string): number {
  const [over, under] = share.split('/').map(Number);
  return (over ?? 0) / (under ?? 1);
}
