import type { Ballot, Poll } from '../../../contract/live';

type Random = () => number;
type Ask = Pick<Poll, 'method' | 'options' | 'abstention'>;

/** One in so many abstains, or objects. */
const seldom = 12;

/** How much people in general like each option, from 0 to 1: without it a rehearsal is a tie of everything. */
export const taste = ({ options }: Ask, random: Random): readonly number[] => options.map(() => random());

/**
 * A ballot as somebody might give it. Always one that the poll takes.
 *
 * @param words for reasons and texts, at least one
 */
export function randomBallot(
  ask: Ask,
  liked: readonly number[],
  words: readonly string[],
  random: Random,
): Ballot {
  if (ask.abstention && oneIn(seldom, random)) return { type: 'abstain' };
  const liking = new Map(ask.options.map(({ id }, n) => [id, ((liked[n] ?? 0) + random()) / 2]));
  return answer(ask, liking, words, random);
}

function answer(
  ask: Ask,
  liking: ReadonlyMap<string, number>,
  words: readonly string[],
  random: Random,
): Ballot {
  const { method } = ask;
  const best = [...liking].sort(([, one], [, other]) => other - one).map(([id]) => id);
  const scale = (most: number) => points([...liking].map(([id, much]) => [id, Math.round(much * most)]));
  switch (method.type) {
    case 'single-choice':
    case 'yes-no-abstain':
      return chosen(best, 1, 1, random);
    case 'approval':
      return chosen(best, method.min, method.max, random);
    case 'borda':
    case 'irv':
    case 'schulze':
    case 'ranked-pairs':
    case 'stv':
      return { type: 'ranking', ranks: some(best, 1, best.length, random).map((id) => [id]) as [[string]] };
    case 'score':
      return scale(method.max);
    case 'majority-judgment':
      return scale(method.grades.length - 1);
    case 'fist-of-five':
      return scale(5);
    case 'dots':
      return points(spent(liking, method.budget, () => 1, method.cap, random));
    case 'quadratic':
      return points(spent(liking, method.credits, (held) => 2 * held + 1, method.credits, random));
    case 'equal-shares':
      return method.ballot === 'approval' ? chosen(best, 1, best.length, random) : scale(method.max);
    case 'impact-feasibility':
      return placed(liking, method.scale, random);
    case 'consent':
      return {
        type: 'objections',
        objections: oneIn(seldom, random) ? { [best.at(-1) ?? '']: one(words, random) } : {},
      };
    case 'open-text':
      return { type: 'texts', texts: [one(words, random)] };
  }
}

function chosen(best: readonly string[], least: number, most: number, random: Random): Ballot {
  return { type: 'options', options: some(best, least, most, random) as [string, ...string[]] };
}

const points = (given: readonly (readonly [string, number])[]): Ballot => ({
  type: 'points',
  points: Object.fromEntries(given),
});

function placed(liking: ReadonlyMap<string, number>, scale: number, random: Random): Ballot {
  const at = (much: number) => ({
    impact: Math.round(much * scale),
    feasibility: Math.round(random() * scale),
  });
  return {
    type: 'placements',
    placements: Object.fromEntries([...liking].map(([id, much]) => [id, at(much)])),
  };
}

/** Buys votes while there is something left for another, mostly for what is liked. */
function spent(
  liking: ReadonlyMap<string, number>,
  budget: number,
  price: (held: number) => number,
  cap: number,
  random: Random,
): [string, number][] {
  const held = new Map([...liking.keys()].map((id) => [id, 0]));
  let left = budget;
  for (;;) {
    const open = [...held].filter(([, votes]) => votes < cap && price(votes) <= left);
    if (open.length === 0) break;
    const [id, votes] = drawn(open, ([each]) => (liking.get(each) ?? 0) ** 3 + 0.01, random);
    held.set(id, votes + 1);
    left -= price(votes);
  }
  return [...held].filter(([, votes]) => votes > 0);
}

function drawn<T>(from: readonly T[], weight: (each: T) => number, random: Random): T {
  let at = random() * from.reduce((sum, each) => sum + weight(each), 0);
  const found = from.find((each) => {
    at -= weight(each);
    return at < 0;
  });
  return found ?? (from.at(-1) as T);
}

const some = <T>(all: readonly T[], least: number, most: number, random: Random): T[] => {
  const top = Math.min(most, all.length);
  return all.slice(0, least + Math.floor(random() * (top - least + 1)));
};

const one = (words: readonly string[], random: Random): string =>
  words[Math.floor(random() * words.length)] ?? words[0] ?? '–';

const oneIn = (many: number, random: Random): boolean => random() * many < 1;
