import { isZone } from './zones';

const place = 'convene.zones';
/** More clocks than these are no longer read. */
const most = 8;

/** Zones that this organiser keeps an eye on, on this device. */
export function keptZones(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept)
      ? kept.filter((zone) => typeof zone === 'string' && isZone(zone)).slice(0, most)
      : [];
  } catch {
    return [];
  }
}

export function keepZones(zones: readonly string[]): void {
  try {
    localStorage.setItem(place, JSON.stringify(zones.slice(-most)));
  } catch {
    // Private windows may refuse: the clocks are kept for as long as the page is open.
  }
}
