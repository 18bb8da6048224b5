import type { Method, Poll } from '../../../contract/live';
import { locale, t } from '../../../messages/messages.svelte';
import { line } from '../polleditor/ruleWords';

/** What a poll is, in one line for its facilitator: how one votes, whose ballots count, who sees what and when. */
export function rulesInWords(poll: Poll): string {
  const secret = poll.secrecy === 'secret';
  return line(
    methodInWords(poll.method),
    t(`voters.${poll.voters}`),
    secret ? t('secrecy.secret') : null,
    t(`results.when.${poll.results}`),
    secret ? null : t(`ballots.${poll.ballotsShownTo}`),
    poll.changeable || secret ? null : t('poll.final'),
  );
}

function methodInWords(method: Method): string {
  const name = t(`method.${method.type}`);
  switch (method.type) {
    case 'approval':
      return approvalInWords(method);
    case 'score':
    case 'impact-feasibility':
      return t('method.upToPoints', { name, count: method.type === 'score' ? method.max : method.scale });
    case 'dots':
      return t('method.dotsEach', { count: method.budget });
    case 'quadratic':
      return t('method.creditsEach', { name, count: method.credits });
    case 'stv':
      return t('method.seats', { name, count: method.seats });
    case 'equal-shares':
      return t('method.budget', { name, budget: new Intl.NumberFormat(locale()).format(method.budget) });
    default:
      return name;
  }
}

function approvalInWords({ min, max }: Extract<Method, { type: 'approval' }>): string {
  if (min === max) return t('method.exactly', { count: max });
  return min <= 1 ? t('method.upTo', { count: max }) : t('method.between', { min, max });
}
