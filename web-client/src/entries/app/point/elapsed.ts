import type { AgendaItem } from '../../../contract/live';

/** How far the current item is into the time it was given, in whole minutes. */
export interface Elapsed {
  readonly left: number;
  /** Minutes past its time; 0 while it is within. */
  readonly over: number;
  /** 0 to 1. */
  readonly share: number;
}

const minute = 60_000;

/** Nothing for an item that is not current, or was given no time. */
export function elapsedOf(item: AgendaItem, now: number): Elapsed | null {
  if (item.state !== 'current' || !item.startedAt || item.minutes === 0) return null;
  const spent = Math.max(0, now - Date.parse(item.startedAt));
  const given = item.minutes * minute;
  return {
    left: Math.max(0, Math.ceil((given - spent) / minute)),
    over: Math.max(0, Math.floor((spent - given) / minute)),
    share: Math.min(1, spent / given),
  };
}
