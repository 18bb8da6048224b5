import { addDays } from '../when/when';
import { instantOf } from '../when/zones';

/** The most that one poll may ask about; the server holds the same limit. */
export const mostCandidates = 60;

export interface Several {
  /** The first day. */
  readonly from: string;
  /** The last day. */
  readonly to: string;
  readonly weekends: boolean;
  readonly times: readonly string[];
}

/** Every one of the times on every day of a span, without weekends unless they are asked for; by time. */
export function several({ from, to, weekends, times }: Several): string[] {
  if (!from || !to || to < from) return [];
  const days: string[] = [];
  for (let day = from; day <= to && days.length < mostCandidates; day = addDays(day, 1))
    if (weekends || !isWeekend(day)) days.push(day);
  const clean = [...new Set(times)].filter((time) => /^\d{2}:\d{2}$/.test(time)).sort();
  return days.flatMap((day) => clean.map((time) => `${day}T${time}`)).slice(0, mostCandidates);
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());

/** Together, each once, by time; those that clocks skip in the zone and what is past the limit are left out. */
export const joined = (before: readonly string[], added: readonly string[], zone: string): string[] =>
  [...new Set([...before, ...added])]
    .filter((local) => instantOf(local, zone) !== null)
    .sort()
    .slice(0, mostCandidates);
