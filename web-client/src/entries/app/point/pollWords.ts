import type { Method, Poll } from '../../../contract/live';
import { t } from '../../../messages/messages.svelte';
import { isOffered } from '../polleditor/pollForm';

/** What a poll is, in one line for its facilitator: how one votes, whose ballots count, who sees what and when. */
export function rulesInWords(poll: Poll): string {
  return [
    methodInWords(poll.method),
    t(`voters.${poll.voters}`),
    t(`results.when.${poll.results}`),
    t(`ballots.${poll.ballotsShownTo}`),
    poll.changeable ? null : t('poll.final'),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function methodInWords(method: Method): string {
  if (!isOffered(method.type)) return method.type;
  if (method.type !== 'approval') return t(`method.${method.type}`);
  const { min, max } = method;
  if (min === max) return t('method.exactly', { count: max });
  return min <= 1 ? t('method.upTo', { count: max }) : t('method.between', { min, max });
}
