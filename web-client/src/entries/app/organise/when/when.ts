import type { Slot } from '../../../../contract/organise';
import { instantOf, isZone } from './zones';

/** When a meeting is, as a form has it. */
export interface When {
  /** The first day, such as `2026-09-29`. */
  date: string;
  start: string;
  end: string;
  /** Where it goes on over several days, the last of them; else empty. */
  lastDay: string;
  zone: string;
}

export type WhenFlaw = 'date' | 'time' | 'zone' | 'skippedStart' | 'skippedEnd' | 'end' | 'long';

const day = 24 * 60 * 60 * 1000;
/** Longest meeting; the server holds the same limit. */
const longest = 31 * day;

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + days * day).toISOString().slice(0, 10);

/** An end that is not after the start is on the next day: a meeting past midnight needs no second date. */
export const endDay = ({ date, start, end, lastDay }: When): string =>
  lastDay || (end <= start ? addDays(date, 1) : date);

const isDay = (date: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
const isTime = (time: string): boolean => /^\d{2}:\d{2}$/.test(time);

/** Whether it says a time at all; only then there is a slot. */
export const isWritten = (when: When): boolean =>
  isDay(when.date) && isTime(when.start) && isTime(when.end) && (when.lastDay === '' || isDay(when.lastDay));

export const slotOf = (when: When): Slot => ({
  localStart: `${when.date}T${when.start}`,
  localEnd: `${endDay(when)}T${when.end}`,
  zone: when.zone,
});

export function whenOf({ localStart, localEnd, zone }: Slot): When {
  const [date, start, lastDate, end] = [
    localStart.slice(0, 10),
    localStart.slice(11, 16),
    localEnd.slice(0, 10),
    localEnd.slice(11, 16),
  ];
  const implied = endDay({ date, start, end, lastDay: '', zone });
  return { date, start, end, lastDay: implied === lastDate ? '' : lastDate, zone };
}

/** Why nobody can meet then, if so. */
export function whenFlaw(when: When): WhenFlaw | null {
  if (!isDay(when.date) || (when.lastDay !== '' && !isDay(when.lastDay))) return 'date';
  if (!isTime(when.start) || !isTime(when.end)) return 'time';
  if (!isZone(when.zone)) return 'zone';
  const { localStart, localEnd, zone } = slotOf(when);
  const [from, to] = [instantOf(localStart, zone), instantOf(localEnd, zone)];
  if (from === null) return 'skippedStart';
  if (to === null) return 'skippedEnd';
  if (to <= from) return 'end';
  return to - from > longest ? 'long' : null;
}

/** The same length from another start: who moves the start means the meeting, not its end. */
export function startedAt(when: When, start: string): When {
  if (!isTime(start) || !isTime(when.start) || !isTime(when.end) || when.lastDay) return { ...when, start };
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const end = (minutes(start) + minutes(when.end) - minutes(when.start) + 2 * 1440) % 1440;
  const two = (n: number) => String(n).padStart(2, '0');
  return { ...when, start, end: `${two(Math.floor(end / 60))}:${two(end % 60)}` };
}

/** Another first day takes the last one along. */
export function onDay(when: When, date: string): When {
  if (!when.lastDay || !isDay(date) || !isDay(when.date)) return { ...when, date };
  return { ...when, date, lastDay: addDays(when.lastDay, (Date.parse(date) - Date.parse(when.date)) / day) };
}
