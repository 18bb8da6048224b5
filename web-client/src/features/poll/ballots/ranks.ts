/** Best first; options that stand together are equal; who is missing is unranked. */
export type Ranks = readonly (readonly string[])[];

export const rankOf = (ranks: Ranks, option: string): number =>
  ranks.findIndex((rank) => rank.includes(option));

/** Takes an option out of the ranking. */
export const unranked = (ranks: Ranks, option: string): Ranks =>
  ranks.map((rank) => rank.filter((each) => each !== option)).filter((rank) => rank.length > 0);

/** Puts an option below all that are ranked. */
export const rankedNext = (ranks: Ranks, option: string): Ranks => [...unranked(ranks, option), [option]];

/** A rank up: out of a tie to just above it, else above the rank before. */
export function raised(ranks: Ranks, option: string): Ranks {
  const at = rankOf(ranks, option);
  return alone(ranks, option, isTied(ranks, at) ? at : at - 1);
}

/** A rank down: out of a tie to just below it, else below the rank after. */
export function lowered(ranks: Ranks, option: string): Ranks {
  const at = rankOf(ranks, option);
  return alone(ranks, option, isTied(ranks, at) ? at + 1 : at + 2);
}

/** On the same rank as those above; there is nothing above the first. */
export function joined(ranks: Ranks, option: string): Ranks {
  const above = ranks[rankOf(ranks, option) - 1];
  if (!above) return ranks;
  return unranked(ranks, option).map((rank) => (rank[0] === above[0] ? [...rank, option] : rank));
}

export const isTied = (ranks: Ranks, at: number): boolean => (ranks[at]?.length ?? 0) > 1;

/** On a rank of its own, before the one that is at `at` now. */
function alone(ranks: Ranks, option: string, at: number): Ranks {
  if (rankOf(ranks, option) < 0) return ranks;
  const others = ranks.map((rank) => rank.filter((each) => each !== option));
  const place = Math.max(0, at);
  const next = [...others.slice(0, place), [option], ...others.slice(place)];
  return next.filter((rank) => rank.length > 0);
}
