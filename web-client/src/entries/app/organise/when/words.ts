import type { Recurrence, Weekday } from '../../../../contract/organise';
import { locale, t } from '../../../../messages/messages.svelte';
import { type Pattern, weekdayOf, weekdays } from './repeat';

const tagOf = (tag: string): string => (tag === 'en' ? 'en-IE' : tag);

const written = (date: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tagOf(locale()), { timeZone: 'UTC', ...options }).format(
    new Date(`${date}T00:00Z`),
  );

/** `Tuesday`; the first week of 2024 began on a Monday. */
export const weekdayName = (day: Weekday): string =>
  written(`2024-01-0${weekdays.indexOf(day) + 1}`, { weekday: 'long' });

/** `Tue` */
export const weekdayShort = (day: Weekday): string =>
  written(`2024-01-0${weekdays.indexOf(day) + 1}`, { weekday: 'short' });

/** `Tue 29 September 2026` */
export const dateName = (date: string): string =>
  written(date, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });

/** `Tue 29 Sept`, with the year where it is not that of `than`. */
export const dateShort = (date: string, than: string): string =>
  written(date, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(date.slice(0, 4) === than.slice(0, 4) ? {} : { year: 'numeric' }),
  });

/** `23 Nov, 14:05`, where the reader is. */
export const momentWords = (instant: string): string =>
  new Intl.DateTimeFormat(tagOf(locale()), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));

const dayOfYear = (date: string): string => written(date, { day: 'numeric', month: 'long' });
const monthOf = (date: string): string => written(date, { month: 'long' });

const listed = (words: readonly string[]): string =>
  new Intl.ListFormat(tagOf(locale()), { type: 'conjunction' }).format(words);

/** `Every month on the second Tuesday, 10 times`. */
export function sentence(rule: Recurrence, date: string): string {
  const end = rule.until
    ? t('repeat.untilWords', { day: dateName(rule.until) })
    : t('repeat.countWords', { count: rule.count ?? 1 });
  return `${pace(rule, date)}${end}`;
}

function pace({ frequency, interval, days, ordinal }: Recurrence, date: string): string {
  switch (frequency) {
    case 'daily':
      return t('repeat.everyDays', { interval });
    case 'weekly':
      return t('repeat.everyWeeks', { interval, days: listed(days.map(weekdayName)) });
    case 'monthly':
      return ordinal == null
        ? t('repeat.everyMonthsDate', { interval, day: String(Number(date.slice(8))) })
        : t('repeat.everyMonthsNth', { interval, ordinal: `n${ordinal}`, day: weekdayName(weekdayOf(date)) });
    case 'yearly':
      return ordinal == null
        ? t('repeat.everyYearsDate', { interval, day: dayOfYear(date) })
        : t('repeat.everyYearsNth', {
            interval,
            ordinal: `n${ordinal}`,
            day: weekdayName(weekdayOf(date)),
            month: monthOf(date),
          });
  }
}

/** A choice of how to repeat, in words of that very date. */
export function patternWords(pattern: Pattern, date: string, ordinal: number): string {
  const day = weekdayName(weekdayOf(date));
  switch (pattern) {
    case 'never':
      return t('repeat.never');
    case 'daily':
      return t('repeat.daily');
    case 'weekly':
      return t('repeat.weekly');
    case 'monthly-date':
      return t('repeat.everyMonthsDate', { interval: 1, day: String(Number(date.slice(8))) });
    case 'monthly-nth':
      return t('repeat.everyMonthsNth', { interval: 1, ordinal: `n${ordinal}`, day });
    case 'monthly-last':
      return t('repeat.everyMonthsNth', { interval: 1, ordinal: 'n-1', day });
    case 'yearly-date':
      return t('repeat.everyYearsDate', { interval: 1, day: dayOfYear(date) });
    case 'yearly-nth':
      return t('repeat.everyYearsNth', { interval: 1, ordinal: `n${ordinal}`, day, month: monthOf(date) });
    case 'yearly-last':
      return t('repeat.everyYearsNth', { interval: 1, ordinal: 'n-1', day, month: monthOf(date) });
  }
}
