import type { Ballot, Poll, Problem, You } from '../../contract/live';
import { t } from '../../messages/messages.svelte';
import { read } from '../../messages/text';
import { type Rules, type Selection, takesSeveral } from './selection';

/** What a poll is at, for its heading. */
export function stateInWords(poll: Poll): string {
  if (poll.state === 'open') return t('poll.open');
  if (poll.state === 'closed') return t('poll.closed');
  return poll.state === 'published' ? t('poll.published') : t('poll.cancelled');
}

/** How to fill in the ballot: `Choose one.`, `Choose 2 to 4.` */
export function instruction(rules: Rules): string {
  if (!takesSeveral(rules)) return t('ballot.chooseOne');
  if (rules.min === rules.max) return t('ballot.chooseExactly', { count: rules.max });
  if (rules.min <= 1) return t('ballot.chooseUpTo', { count: rules.max });
  return t('ballot.chooseBetween', { min: rules.min, max: rules.max });
}

/** What is missing before the ballot can be sent. */
export function lacking(rules: Rules, selection: Selection): string {
  if (selection.options.length === 0 && rules.min <= 1) return t('ballot.lackingAny');
  return t('ballot.lacking', { count: rules.min - selection.options.length });
}

/** Who will see the ballot, and whose it is. */
export function disclosure(poll: Poll, you: You | null): string {
  const seen =
    poll.ballotsShownTo === 'everyone' ? t('ballot.seenByEveryone') : t('ballot.seenByFacilitators');
  if (poll.voters !== 'commitments' || !you?.commitment) return seen;
  return `${t('ballot.forCommitment', { commitment: you.commitment.name })} ${seen}`;
}

/** When the result will be seen, while it is not. */
export function resultsWhen(poll: Poll): string {
  if (poll.results === 'live') return t('ballot.resultsLive');
  return poll.results === 'after-close' ? t('ballot.resultsAfterClose') : t('ballot.resultsAfterReveal');
}

/** A ballot in words: the labels of its options, or that it abstains. */
export function inWords(poll: Poll, ballot: Ballot): string[] {
  if (ballot.type === 'abstain') return [t('poll.abstain')];
  if (ballot.type !== 'options') return [];
  return poll.options
    .filter((option) => ballot.options.includes(option.id))
    .map((option) => read(option.label));
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
