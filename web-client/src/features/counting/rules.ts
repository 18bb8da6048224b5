import type { Method, Poll } from '../../contract/live';
import { t } from '../../messages/messages.svelte';

/** What the counting of a poll depends on. */
export type Counted = Pick<Poll, 'method' | 'options' | 'base' | 'quorum' | 'threshold'>;

/**
 * How a poll is counted, a sentence each: its method, what an option left out means, its rule for ties, the base of its
 * percentages, and what it takes to pass.
 */
export function rulesInWords(poll: Counted): string[] {
  const { method } = poll;
  return [
    methodInWords(method, poll.options.length),
    'unranked' in method && (method.unranked === 'last' ? t('rules.unrankedLast') : t('rules.unrankedNone')),
    hasPlaces(method) && t('rules.tie'),
    needsLot(method) && t('rules.lot'),
    hasShares(method) && baseInWords(poll.base),
    ...thresholdInWords(poll.threshold),
    quorumInWords(poll.quorum),
  ].filter((sentence): sentence is string => typeof sentence === 'string');
}

function methodInWords(method: Method, count: number): string {
  switch (method.type) {
    case 'single-choice':
      return t('rules.single');
    case 'yes-no-abstain':
      return t('rules.yesNo');
    case 'approval':
      return t('rules.approval');
    case 'score':
      return t('rules.score');
    case 'dots':
      return t('rules.dots');
    case 'quadratic':
      return t('rules.quadratic');
    case 'borda':
      return t('rules.borda', { count, most: count - 1 });
    case 'irv':
      return t('rules.irv');
    case 'schulze':
      return method.strength === 'winning' ? t('rules.schulzeWinning') : t('rules.schulzeMargins');
    case 'ranked-pairs':
      return t('rules.rankedPairs');
    case 'stv':
      return method.quota === 'droop'
        ? t('rules.stvDroop', { seats: method.seats })
        : t('rules.stvMeek', { seats: method.seats });
    case 'majority-judgment':
      return t('rules.grades');
    case 'consent':
      return t('rules.consent');
    case 'fist-of-five':
      return t('rules.fist', { lowest: method.lowest, median: method.median });
    case 'impact-feasibility':
      return t('rules.impact');
    case 'equal-shares':
      return t('rules.shares', { budget: method.budget });
    case 'open-text':
      return t('rules.openText');
  }
}

const without =
  (...types: Method['type'][]) =>
  ({ type }: Method): boolean =>
    !types.includes(type);

/** Whether options can tie. */
const hasPlaces = without('consent', 'fist-of-five', 'open-text', 'yes-no-abstain');

const needsLot = ({ type }: Method): boolean => type === 'stv' || type === 'equal-shares';

/** Whether the result speaks in percentages of ballots. */
const hasShares = without(
  'score',
  'dots',
  'quadratic',
  'majority-judgment',
  'consent',
  'fist-of-five',
  'impact-feasibility',
  'equal-shares',
  'open-text',
);

export function baseInWords(base: Poll['base']): string {
  if (base === 'valid') return t('rules.baseValid');
  return base === 'cast' ? t('rules.baseCast') : t('rules.baseMandates');
}

function thresholdInWords(threshold: Poll['threshold']): string[] {
  if (!threshold) return [];
  const { share, base, byClass } = threshold;
  const needed = share === '1/2' ? t('rules.half') : t('rules.threshold', { share });
  return [needed, against(base), ...(byClass ? [t('rules.byClass')] : [])];
}

function against(base: Poll['base']): string {
  if (base === 'valid') return t('rules.ofValid');
  return base === 'cast' ? t('rules.ofCast') : t('rules.ofMandates');
}

function quorumInWords(quorum: Poll['quorum']): string | null {
  if (!quorum) return null;
  const { share } = quorum;
  return quorum.of === 'mandates' ? t('rules.quorum', { share }) : t('rules.quorumWeight', { share });
}
