import type { MethodName } from './methodForm';

/** What somebody wants to know; that decides how one votes. */
export type Purpose =
  | 'yes-no'
  | 'consent'
  | 'fist'
  | 'one'
  | 'several'
  | 'rank'
  | 'elect'
  | 'grade'
  | 'score'
  | 'dots'
  | 'quadratic'
  | 'place'
  | 'budget'
  | 'text';

interface Group {
  readonly name: 'proposal' | 'choice' | 'weigh' | 'collect';
  readonly purposes: readonly Purpose[];
}

/** In the order in which most people look for them. */
export const groups: readonly Group[] = [
  { name: 'proposal', purposes: ['yes-no', 'consent', 'fist'] },
  { name: 'choice', purposes: ['one', 'several', 'rank', 'elect'] },
  { name: 'weigh', purposes: ['dots', 'grade', 'score', 'place', 'budget', 'quadratic'] },
  { name: 'collect', purposes: ['text'] },
];

/** The methods that serve a purpose, the usual one first. */
const methods: Record<Purpose, readonly [MethodName, ...MethodName[]]> = {
  'yes-no': ['yes-no-abstain'],
  consent: ['consent'],
  fist: ['fist-of-five'],
  one: ['single-choice'],
  several: ['approval'],
  rank: ['schulze', 'irv', 'borda', 'ranked-pairs'],
  elect: ['stv'],
  grade: ['majority-judgment'],
  score: ['score'],
  dots: ['dots'],
  quadratic: ['quadratic'],
  place: ['impact-feasibility'],
  budget: ['equal-shares'],
  text: ['open-text'],
};

export const methodsFor = (purpose: Purpose): readonly [MethodName, ...MethodName[]] => methods[purpose];

export function purposeOf(method: MethodName): Purpose {
  const all = Object.keys(methods) as Purpose[];
  return all.find((purpose) => methods[purpose].includes(method)) ?? 'one';
}
