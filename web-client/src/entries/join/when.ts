import { locale, t } from '../../messages/messages.svelte';
import { cityOf, dayOf, elsewhere, timeOf } from '../../messages/time';

/** `14:00 Brussels`, and what that is on the reader's own clock where it differs. */
export function timeWords(instant: string, zone: string): string {
  const time = timeOf(instant, locale(), zone);
  const city = cityOf(zone);
  if (!elsewhere(instant, zone)) return t('time.here', { time, city });
  return t('time.both', { time, city, local: timeOf(instant, locale()) });
}

/** The day and the time of a start. */
export const whenSentence = (instant: string, zone: string): string =>
  t('join.when', { day: dayOf(instant, locale(), zone), time: timeWords(instant, zone) });
