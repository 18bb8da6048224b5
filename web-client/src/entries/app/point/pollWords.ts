import type { Poll } from '../../../contract/live';
import { t } from '../../../messages/messages.svelte';

/** What a poll is, in one line for its facilitator: how one votes, whose ballots count, who sees what and when. */
export function rulesInWords(poll: Poll): string {
  return [
    methodInWords(poll),
    t(`voters.${poll.voters}`),
    t(`results.when.${poll.results}`),
    t(`ballots.${poll.ballotsShownTo}`),
    poll.changeable ? null : t('poll.final'),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function methodInWords({ method, min, max }: Poll): string {
  if (method !== 'approval') return t(`method.${method}`);
  if (min === max) return t('method.exactly', { count: max });
  return min <= 1 ? t('method.upTo', { count: max }) : t('method.between', { min, max });
}
