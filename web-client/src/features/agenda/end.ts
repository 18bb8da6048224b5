import { t } from '../../messages/messages.svelte';
import { timeOf } from '../../messages/time';
import type { Schedule } from './schedule';

/** Below this many minutes a difference to the plan is not worth a word. */
const worthSaying = 2;

/** `Ends about 16:40 (planned 16:30)`, or only the one time when they agree. */
export function endSentence(
  { projectedEnd, plannedEnd, delay }: Schedule,
  locale: string,
  zone: string,
): string {
  const end = timeOf(projectedEnd, locale, zone);
  if (Math.abs(delay) < worthSaying) return t('agenda.ends', { time: end });
  return t('agenda.endsOther', { time: end, planned: timeOf(plannedEnd, locale, zone) });
}
