import type { Poll, Problem, You } from '../../contract/live';
import { t } from '../../messages/messages.svelte';

/** What a poll is at, for its heading. */
export function stateInWords(poll: Poll): string {
  if (poll.state === 'open') return t('poll.open');
  if (poll.state === 'closed') return t('poll.closed');
  return poll.state === 'published' ? t('poll.published') : t('poll.cancelled');
}

/** Who will see the ballot, and whose it is. */
export function disclosure(poll: Poll, you: You | null): string {
  const seen =
    poll.ballotsShownTo === 'everyone' ? t('ballot.seenByEveryone') : t('ballot.seenByFacilitators');
  if (poll.voters !== 'commitments' || !you?.commitment) return seen;
  return `${t('ballot.forCommitment', { commitment: you.commitment.name })} ${seen}`;
}

/** Why somebody has no ballot. */
export function watchingInWords({ voters }: Poll): string {
  if (voters === 'roll') return t('ballot.watchingRoll');
  return voters === 'commitments' ? t('ballot.watchingDelegates') : t('ballot.watching');
}

/** When the result will be seen, while it is not. */
export function resultsWhen(poll: Poll): string {
  if (poll.results === 'live') return t('ballot.resultsLive');
  return poll.results === 'after-close' ? t('ballot.resultsAfterClose') : t('ballot.resultsAfterReveal');
}

/** What happened to a ballot that the server did not take. */
export function refusal(problem: Problem): string {
  const by = problem.currentBallot?.by;
  switch (problem.code) {
    case 'poll-not-open':
      return t('ballot.refusedClosed');
    case 'ballot-final':
      return t('ballot.refusedFinal');
    case 'stale-ballot':
      return by ? t('ballot.refusedDelegate', { name: by }) : t('ballot.refusedOlder');
    default:
      return t('ballot.refused', { reason: problem.detail ?? problem.title });
  }
}
