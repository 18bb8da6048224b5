/** English without a country is read in Europe here: the day before the month. */
const formatTag = (locale: string): string => (locale === 'en' ? 'en-IE' : locale);

/** Times as people read them. The hour cycle is explicit: a locale's default is not always the one its readers use. */
const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** `14:03` where the reader is, or in the named zone. */
export function timeOf(instant: string | number, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(formatTag(locale), { ...clock, ...(timeZone ? { timeZone } : {}) }).format(
    new Date(instant),
  );
}

/** `Tuesday 29 September` where the meeting is; with the year where it is not the reader's present one. */
export function dayOf(instant: string | number, locale: string, timeZone?: string): string {
  const day = new Date(instant);
  return new Intl.DateTimeFormat(formatTag(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' }),
    ...(timeZone ? { timeZone } : {}),
  }).format(day);
}

/** The city of an IANA zone: `Europe/Brussels` → `Brussels`. */
export const cityOf = (zone: string): string => (zone.split('/').pop() ?? zone).replaceAll('_', ' ');

/** Whether the reader's clock shows another time than the meeting's at that instant. */
export function elsewhere(instant: string | number, zone: string): boolean {
  return timeOf(instant, 'en', zone) !== timeOf(instant, 'en');
}
