import type { Recurrence, Weekday } from '../../../../contract/organise';

/** How a series repeats, as a form has it; days of the month and the like follow from the date. */
export interface Repeat {
  pattern: Pattern;
  interval: number | null;
  /** Of a week; that of the date is always among them. */
  days: Weekday[];
  end: 'count' | 'until';
  count: number | null;
  until: string;
}

export type Pattern =
  | 'never'
  | 'daily'
  | 'weekly'
  | 'monthly-date'
  | 'monthly-nth'
  | 'monthly-last'
  | 'yearly-date'
  | 'yearly-nth'
  | 'yearly-last';

export type RepeatFlaw = 'interval' | 'count' | 'until' | 'untilFar';

export const weekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** Limits that the server holds. */
export const mostDates = 366;
export const mostInterval = 99;
const mostYears = 20;
/** No month lacks this day; a series on a later one would skip months, and calendars differ in how. */
const lastOfAllMonths = 28;

export const never: Repeat = {
  pattern: 'never',
  interval: 1,
  days: [],
  end: 'count',
  count: 10,
  until: '',
};

const utc = (date: string): Date => new Date(`${date}T00:00Z`);

export const weekdayOf = (date: string): Weekday => weekdays[(utc(date).getUTCDay() + 6) % 7] ?? 'monday';

/** Which of its weekdays of the month a day is: 1 to 5. */
export const nth = (date: string): number => Math.ceil(Number(date.slice(8)) / 7);

/** Whether it is the last of its weekdays of the month. */
export function isLast(date: string): boolean {
  const later = utc(date);
  later.setUTCDate(later.getUTCDate() + 7);
  return later.getUTCMonth() !== utc(date).getUTCMonth();
}

/** The ways that a series which begins on that day can repeat. */
export function patternsOf(date: string): Pattern[] {
  const everyMonth = Number(date.slice(8)) <= lastOfAllMonths;
  const leapDay = date.endsWith('-02-29');
  const all: [Pattern, boolean][] = [
    ['never', true],
    ['daily', true],
    ['weekly', true],
    ['monthly-nth', nth(date) <= 4],
    ['monthly-last', isLast(date)],
    ['monthly-date', everyMonth],
    ['yearly-nth', nth(date) <= 4],
    ['yearly-last', isLast(date)],
    ['yearly-date', !leapDay],
  ];
  return all.flatMap(([pattern, possible]) => (possible ? [pattern] : []));
}

/** What stays of a repetition when the date moves: the same kind of it, as far as the new date allows. */
export function movedTo(repeat: Repeat, before: string, date: string): Repeat {
  const possible = patternsOf(date);
  const [frequency] = repeat.pattern.split('-') as [string];
  const pattern = possible.includes(repeat.pattern)
    ? repeat.pattern
    : (possible.find((each) => each.startsWith(frequency)) ?? 'never');
  const others = repeat.days.filter((day) => day !== weekdayOf(before));
  return { ...repeat, pattern, days: others.length > 0 ? ordered([...others, weekdayOf(date)]) : [] };
}

const ordered = (days: readonly Weekday[]): Weekday[] => weekdays.filter((day) => days.includes(day));

export function ruleOf(repeat: Repeat, date: string): Recurrence | null {
  if (repeat.pattern === 'never') return null;
  const [frequency, kind] = repeat.pattern.split('-') as [Recurrence['frequency'], string | undefined];
  const day = weekdayOf(date);
  const end = repeat.end === 'count' ? { count: repeat.count } : { until: repeat.until };
  const base = { frequency, interval: repeat.interval ?? 1, ...end };
  if (frequency === 'weekly') return { ...base, days: ordered([...repeat.days, day]) };
  if (kind === 'nth') return { ...base, days: [day], ordinal: nth(date) };
  return kind === 'last' ? { ...base, days: [day], ordinal: -1 } : { ...base, days: [] };
}

export function repeatOf(rule: Recurrence | null | undefined): Repeat {
  if (!rule) return { ...never };
  const kind = { daily: '', weekly: '', monthly: '-date', yearly: '-date' }[rule.frequency];
  const of = rule.ordinal == null ? kind : rule.ordinal === -1 ? '-last' : '-nth';
  return {
    pattern: `${rule.frequency}${of}` as Pattern,
    interval: rule.interval,
    days: rule.frequency === 'weekly' ? [...rule.days] : [],
    end: rule.until ? 'until' : 'count',
    count: rule.count ?? null,
    until: rule.until ?? '',
  };
}

/** What the server would refuse of it. */
export function repeatFlaw(repeat: Repeat, date: string): RepeatFlaw | null {
  if (repeat.pattern === 'never') return null;
  if (!isWhole(repeat.interval, mostInterval)) return 'interval';
  if (repeat.end === 'count') return isWhole(repeat.count, mostDates) ? null : 'count';
  if (!repeat.until || repeat.until < date) return 'until';
  return Number(repeat.until.slice(0, 4)) > Number(date.slice(0, 4)) + mostYears ? 'untilFar' : null;
}

const isWhole = (value: number | null, most: number): boolean =>
  value !== null && Number.isInteger(value) && value >= 1 && value <= most;
