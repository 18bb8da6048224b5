import { t } from '../../../messages/messages.svelte';
import { name } from './fieldWords';
import { settingsOf, usualUnranked } from './methodForm';
import type { PollForm } from './pollForm';
import { effective } from './rules';

/** How the ballots of a form are counted, in one line. */
export function countedInWords(form: PollForm): string {
  const { quorum, quorumShare, passing, ownShare, byClass } = effective(form.method, form);
  const unranked = settingsOf(form.method).includes('unranked')
    ? t(`unranked.${form.unranked ?? usualUnranked(form.method)}`)
    : null;
  return line(
    t(`method.${form.method}`),
    unranked,
    passing === 'most' ? null : passing === 'own' ? ownShare : t(`passing.${name(passing)}`),
    byClass ? t('settings.byClass') : null,
    quorum === 'none' ? t('quorum.none') : `${t(`quorum.${quorum}`)}: ${quorumShare}`,
  );
}

/** Who votes and who sees what, in one line. */
export function votersInWords(form: PollForm): string {
  const rules = effective(form.method, form);
  return line(
    t(`voters.${rules.voters}`),
    t(`secrecy.${rules.secrecy}`),
    t(`results.when.${rules.results}`),
    rules.secrecy === 'named' ? t(`ballots.${rules.ballotsShownTo}`) : null,
    rules.changeable ? null : t('poll.final'),
  );
}

export const line = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' · ');
