import type { Method } from '../../../contract/live';

/** By option; who is missing has no opinion. */
export type Points = Readonly<Record<string, number>>;

/** The longest scale of any method; the server holds the same limit. */
const longestScale = 100;
const fingers = 5;
/** Up to as many steps stand side by side on a phone; past it there is a slider. */
const sideBySide = 5;

/** How points are given to an option. */
export type Control =
  | { readonly type: 'steps'; readonly max: number }
  | { readonly type: 'slider'; readonly max: number }
  | { readonly type: 'stepper'; readonly max: number };

export function controlOf(method: Method): Control {
  switch (method.type) {
    case 'majority-judgment':
      return { type: 'steps', max: method.grades.length - 1 };
    case 'fist-of-five':
      return { type: 'steps', max: fingers };
    case 'score':
      return { type: method.max <= sideBySide ? 'steps' : 'slider', max: method.max };
    case 'dots':
      return { type: 'stepper', max: method.cap };
    case 'quadratic':
      return { type: 'stepper', max: Math.min(longestScale, Math.floor(Math.sqrt(method.credits))) };
    case 'equal-shares':
      return { type: 'stepper', max: method.max };
    default:
      return { type: 'stepper', max: longestScale };
  }
}

/** What all options together may cost; null where each is given for itself. */
export function budgetOf(method: Method): number | null {
  if (method.type === 'dots') return method.budget;
  return method.type === 'quadratic' ? method.credits : null;
}

/** What so many points for one option cost: their square in a quadratic vote. */
export const costOf = (method: Method, points: number): number =>
  method.type === 'quadratic' ? points ** 2 : points;

export const spent = (method: Method, points: Points): number =>
  Object.values(points).reduce((sum, each) => sum + costOf(method, each), 0);

/** Where nothing and nought are the same: nought is left out. */
const noughtIsNothing = (method: Method): boolean => controlOf(method).type === 'stepper';

/**
 * The points with those of one option changed; null takes its opinion away. Points that are off the scale or cost more
 * than is left come as near as they can.
 */
export function given(method: Method, points: Points, option: string, value: number | null): Points {
  const { [option]: _, ...others } = points;
  if (value === null || Number.isNaN(value)) return others;
  let next = Math.max(0, Math.min(controlOf(method).max, Math.trunc(value)));
  const left = (budgetOf(method) ?? Number.POSITIVE_INFINITY) - spent(method, others);
  while (next > 0 && costOf(method, next) > left) next -= 1;
  return next === 0 && noughtIsNothing(method) ? others : { ...others, [option]: next };
}

/** Whether one more for this option is within its scale and the budget. */
export function takesMore(method: Method, points: Points, option: string): boolean {
  const now = points[option] ?? 0;
  return (given(method, points, option, now + 1)[option] ?? 0) > now;
}
