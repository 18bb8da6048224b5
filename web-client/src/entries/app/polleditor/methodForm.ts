import type { Method, Text } from '../../../contract/live';
import { written } from '../texts/texts';
import { usualGrades } from './grades';

export type MethodName = Method['type'];
type Grades = Extract<Method, { type: 'majority-judgment' }>['grades'];
export type Unranked = 'last' | 'none';

/** The settings of every method at once: choosing another one and coming back loses none. Numbers are null while blank. */
export interface Settings {
  /** Approval: fewest and most options of a ballot; null for all. */
  min: number | null;
  max: number | null;
  /** The most that an option gets: score. */
  top: number | null;
  dots: number | null;
  /** Most dots for one option; null for no limit. */
  cap: number | null;
  credits: number | null;
  /** Null for what is usual with the method. */
  unranked: Unranked | null;
  strength: 'winning' | 'margins';
  seats: number | null;
  quota: 'droop' | 'meek';
  /** Worst first. */
  grades: Text[];
  lowest: number | null;
  median: number | null;
  scale: number | null;
  budget: number | null;
  shape: 'approval' | 'points';
  /** Most points for one option: equal shares. */
  points: number | null;
  answers: number | null;
}

export const usualSettings = (): Settings => ({
  min: 1,
  max: null,
  top: 10,
  dots: 10,
  cap: null,
  credits: 100,
  unranked: null,
  strength: 'winning',
  seats: 2,
  quota: 'droop',
  grades: usualGrades(),
  lowest: 2,
  median: 3,
  scale: 10,
  budget: 100_000,
  shape: 'approval',
  points: 10,
  answers: 3,
});

/** In a run-off a ballot whose options have all left is exhausted; elsewhere what is left out stands below the rest. */
export const usualUnranked = (method: MethodName): Unranked =>
  method === 'irv' || method === 'stv' ? 'none' : 'last';

const settingsByMethod: Record<MethodName, readonly (keyof Settings)[]> = {
  'single-choice': [],
  'yes-no-abstain': [],
  approval: ['min', 'max'],
  score: ['top'],
  dots: ['dots', 'cap'],
  quadratic: ['credits'],
  borda: ['unranked'],
  irv: ['unranked'],
  schulze: ['unranked', 'strength'],
  'ranked-pairs': ['unranked'],
  stv: ['seats', 'quota', 'unranked'],
  'majority-judgment': ['grades', 'unranked'],
  consent: [],
  'fist-of-five': ['lowest', 'median'],
  'impact-feasibility': ['scale'],
  'equal-shares': ['budget', 'shape', 'points'],
  'open-text': ['answers'],
};

/** The settings that the method looks at. */
export const settingsOf = (method: MethodName): readonly (keyof Settings)[] => settingsByMethod[method];

/** @param options how many the poll has */
export function settingsFrom(method: Method, options: number): Settings {
  return { ...usualSettings(), ...known(method, options) };
}

function known(method: Method, options: number): Partial<Settings> {
  switch (method.type) {
    case 'approval':
      return { min: method.min, max: method.max < options ? method.max : null };
    case 'score':
      return { top: method.max };
    case 'dots':
      return { dots: method.budget, cap: method.cap < method.budget ? method.cap : null };
    case 'majority-judgment':
      return { grades: method.grades.map((grade) => ({ ...grade })), unranked: method.unranked };
    case 'equal-shares':
      return { budget: method.budget, shape: method.ballot, points: method.max };
    case 'open-text':
      return { answers: method.max };
    default: {
      const { type: _, ...settings } = method;
      return settings;
    }
  }
}

/** The longest scale that the server takes: dots and points of one option. */
export const maxScale = 100;

/** A number that is blank is sent as 0, which no method takes: a form with flaws is not sent. */
export function methodOf(type: MethodName, form: Settings, options: number): Method {
  const unranked = form.unranked ?? usualUnranked(type);
  switch (type) {
    case 'single-choice':
    case 'yes-no-abstain':
    case 'consent':
      return { type };
    case 'approval':
      return { type, min: form.min ?? 1, max: form.max ?? Math.max(1, options) };
    case 'score':
      return { type, max: form.top ?? 0 };
    case 'dots':
      return { type, budget: form.dots ?? 0, cap: form.cap ?? Math.min(form.dots ?? 0, maxScale) };
    case 'quadratic':
      return { type, credits: form.credits ?? 0 };
    case 'borda':
    case 'irv':
    case 'ranked-pairs':
      return { type, unranked };
    case 'schulze':
      return { type, unranked, strength: form.strength };
    case 'stv':
      return { type, seats: form.seats ?? 0, quota: form.quota, unranked };
    case 'majority-judgment':
      return { type, grades: form.grades.map(written) as Grades, unranked };
    case 'fist-of-five':
      return { type, lowest: form.lowest ?? -1, median: form.median ?? -1 };
    case 'impact-feasibility':
      return { type, scale: form.scale ?? 0 };
    case 'equal-shares':
      return { type, budget: form.budget ?? 0, ballot: form.shape, max: form.points ?? 1 };
    case 'open-text':
      return { type, max: form.answers ?? 0 };
  }
}

/** How many options it needs; 0 where it has none of its own. */
export function fewestOptions(method: MethodName): 0 | 1 | 2 {
  switch (method) {
    case 'open-text':
    case 'yes-no-abstain':
      return 0;
    case 'consent':
    case 'fist-of-five':
    case 'score':
    case 'majority-judgment':
    case 'impact-feasibility':
    case 'equal-shares':
      return 1;
    default:
      return 2;
  }
}

/** Whether an option can pass or fail by a share of the votes; elsewhere the method itself says who wins. */
export const takesThreshold = (method: MethodName): boolean =>
  method === 'yes-no-abstain' || method === 'single-choice' || method === 'approval';
