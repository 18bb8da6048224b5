/** When somebody is, in the clock and on the day of a time zone; without one, the reader's own. */
function clock(at: Date, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
}

function day(at: Date, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone,
  }).format(at);
}

/** "15:00" or, where it is another day for the reader, "Wed 25 Nov, 01:00"; nothing where both clocks agree. */
export function yours(at: Date, locale: string, zone: string, own?: string): string | undefined {
  const [there, here] = [clock(at, locale, zone), clock(at, locale, own)];
  const [dayThere, dayHere] = [day(at, locale, zone), day(at, locale, own)];
  if (there === here && dayThere === dayHere) return undefined;
  return dayThere === dayHere ? here : `${dayHere}, ${here}`;
}

/** Adds the reader's own time to each `<time data-zone data-yours="(% for you)">`. */
export function addLocalTimes(root: ParentNode, locale: string, own?: string): void {
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-zone][data-yours]')) {
    const { zone, yours: pattern } = time.dataset;
    const local = zone && yours(new Date(time.dateTime), locale, zone, own);
    if (local && pattern) time.append(` ${pattern.replace('%', local)}`);
  }
}
