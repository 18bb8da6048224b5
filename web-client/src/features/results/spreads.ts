/** How much weight each of the values 0, 1, 2 … was given. */
export type Spread = readonly number[];

export const total = (spread: Spread): number => spread.reduce((sum, weight) => sum + weight, 0);

export const mean = (spread: Spread): number | null => {
  const all = total(spread);
  return all === 0 ? null : spread.reduce((sum, weight, value) => sum + weight * value, 0) / all;
};

/** The least value that at least half of the weight does not exceed; null where there is none. */
export const lowerMedian = (spread: Spread): number | null => least(spread, 0.5)?.value ?? null;

/**
 * The least value that at least this share of the weight does not exceed, or, where that is the share exactly, the mean
 * of it and the next value given: definition 2 of Hyndman and Fan (1996), as the server counts it.
 */
export function quantile(spread: Spread, share: number): number | null {
  const found = least(spread, share);
  if (!found) return null;
  const next = spread.findIndex((weight, value) => value > found.value && weight > 0);
  return found.exactly && next > 0 ? (found.value + next) / 2 : found.value;
}

function least(spread: Spread, share: number): { value: number; exactly: boolean } | null {
  const wanted = total(spread) * share;
  if (wanted === 0) return null;
  let below = 0;
  for (const [value, weight] of spread.entries()) {
    below += weight;
    if (below >= wanted) return { value, exactly: below === wanted };
  }
  return null;
}

export interface Quartiles {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Null where nobody gave any value. */
export function quartiles(spread: Spread | undefined): Quartiles | null {
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(spread ?? [], share));
  return low == null || median == null || high == null ? null : { low, median, high };
}
