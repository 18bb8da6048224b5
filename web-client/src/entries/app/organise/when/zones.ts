/** Local times are written as forms have them, `2026-09-29T14:00`, and zones as IANA names them. */

const minute = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A format of numbers in a zone; made once, because making one costs more than using it. */
function wallClock(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the clocks of a zone show at an instant. */
export function localAt(instant: number, zone: string): string {
  const parts = Object.fromEntries(
    wallClock(zone)
      .formatToParts(instant)
      .map((p) => [p.type, p.value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

const asUtc = (local: string): number => Date.parse(`${local}:00Z`);

/** The instant of a local time: of one that comes twice the first, as RFC 5545 has it; null if clocks skip it. */
export function instantOf(local: string, zone: string): number | null {
  const wanted = asUtc(local);
  if (Number.isNaN(wanted)) return null;
  const offsets = [-1, 1].map((day) => offsetAt(wanted + day * 24 * 60 * minute, zone));
  const found = offsets.map((offset) => wanted - offset).filter((at) => localAt(at, zone) === local);
  return found.length > 0 ? Math.min(...found) : null;
}

const offsetAt = (instant: number, zone: string): number => asUtc(localAt(instant, zone)) - instant;

export function isZone(zone: string): boolean {
  if (!zone || /^(utc|gmt|etc\/)/i.test(zone) || !/^[A-Za-z0-9_+\-/]+$/.test(zone)) return zone === 'UTC';
  try {
    wallClock(zone);
    return true;
  } catch {
    return false;
  }
}

/** Every zone that the browser knows, by name. */
export const allZones = (): string[] => Intl.supportedValuesOf('timeZone').filter(isZone).sort();

export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What somebody typed for a zone: `brussels`, `new york` and `Europe/Brussels` are found; anything else is kept. */
export function zoneOf(typed: string, all: readonly string[]): string {
  const plain = (text: string) => text.trim().toLowerCase().replaceAll(' ', '_');
  const wanted = plain(typed);
  const exact = all.find((zone) => zone.toLowerCase() === wanted);
  return exact ?? all.find((zone) => zone.toLowerCase().split('/').pop() === wanted) ?? typed.trim();
}

export interface ClockThere {
  readonly zone: string;
  readonly local: string;
  /** Days that the calendar there is ahead of that of the meeting. */
  readonly days: number;
  /** Outside the hours when people work. */
  readonly odd: boolean;
}

const [opens, shuts] = ['08:00', '19:00'];

/** What clocks elsewhere show at an instant; zones that show the same as that of the meeting are left out. */
export function clocksThere(instant: number, zone: string, others: readonly string[]): ClockThere[] {
  const home = localAt(instant, zone);
  return [...new Set(others)]
    .filter((other) => isZone(other) && localAt(instant, other) !== home)
    .map((other) => {
      const local = localAt(instant, other);
      const time = local.slice(11);
      const days = Math.round(
        (asUtc(`${local.slice(0, 10)}T00:00`) - asUtc(`${home.slice(0, 10)}T00:00`)) / (24 * 60 * minute),
      );
      return { zone: other, local, days, odd: time < opens || time >= shuts };
    });
}
