import type { Option, Poll, Result } from '../../contract/live';
import { locale, t } from '../../messages/messages.svelte';
import { read } from '../../messages/text';
import { number } from './numbers';

/** What a final result says, a sentence each: who won or that it is a tie, and where a lot had to decide. */
export function outcome(poll: Poll, result: Result): string[] {
  if (result.valid === 0) return [t('results.noVotes'), ...quorum(result)];
  const won = named(poll, result.leading);
  const lots = named(poll, result.lots ?? []);
  return [
    ...quorum(result),
    ...decided(poll, result, won),
    ...(lots.length > 0 ? [t('results.lot', { options: listed(lots) })] : []),
  ];
}

/** Whether enough took part. */
function quorum({ verdict }: Result): string[] {
  if (!verdict?.quorum) return [];
  const { cast, eligible, share, reached } = verdict.quorum;
  const parts = { cast: number(cast), eligible: number(eligible), share };
  return [reached ? t('results.quorum', parts) : t('results.noQuorum', parts)];
}

function decided(poll: Poll, result: Result, won: readonly Option[]): string[] {
  const { method } = poll;
  const options = listed(won);
  switch (method.type) {
    case 'open-text':
      return [];
    case 'stv':
      return [t('results.electedAre', { options })];
    case 'consent':
    case 'fist-of-five':
      return poll.options.length === 1 ? passed(won.length > 0) : passedOf(poll, won);
    case 'equal-shares':
      return [funded(won, method.budget)];
    default:
      if (result.verdict?.options) return passedBy(poll, result.verdict.options);
      if (won.length === 0) return [];
      return won.length === 1 ? [t('results.winner', { option: options })] : [t('results.tie', { options })];
  }
}

/** What reached its threshold; of yes and no only the yes is asked for. */
function passedBy(poll: Poll, options: NonNullable<NonNullable<Result['verdict']>['options']>): string[] {
  const ids = options.filter((option) => option.passed).map(({ option }) => option);
  if (poll.method.type !== 'yes-no-abstain') return passedOf(poll, named(poll, ids));
  return passed(ids.includes(poll.options[0]?.id ?? ''));
}

const passed = (passes: boolean): string[] => [passes ? t('results.passes') : t('results.fails')];

function passedOf(poll: Poll, won: readonly Option[]): string[] {
  const not = poll.options.filter((option) => !won.includes(option));
  return [
    ...(won.length > 0 ? [t('results.passed', { options: listed(won) })] : []),
    ...(not.length > 0 ? [t('results.notPassed', { options: listed(not) })] : []),
  ];
}

function funded(won: readonly Option[], budget: number): string {
  if (won.length === 0) return t('results.fundedNone');
  const cost = won.reduce((sum, option) => sum + (option.cost ?? 0), 0);
  return t('results.fundedAre', { options: listed(won), cost: number(cost), budget: number(budget) });
}

/** What the marks in the table cannot say: that nothing decides between the best, or that the lot had to. */
export function remarks(poll: Poll, result: Result): string[] {
  const several = ['stv', 'consent', 'fist-of-five', 'equal-shares', 'open-text'].includes(poll.method.type);
  const lots = named(poll, result.lots ?? []);
  return [
    ...(!several && result.leading.length > 1 ? [t('results.tied')] : []),
    ...(lots.length > 0 ? [t('results.lot', { options: listed(lots) })] : []),
  ];
}

/** In the order they were named. */
const named = ({ options }: Poll, ids: readonly string[]): Option[] =>
  ids.flatMap((id) => options.find((option) => option.id === id) ?? []);

const listed = (options: readonly Option[]): string =>
  new Intl.ListFormat(locale()).format(options.map(({ label }) => read(label)));

/** How many took part, in what weight, and what the shares are of. */
export function footnotes(poll: Poll, result: Result): string[] {
  const { weight } = result;
  return [
    t('poll.turnout', { cast: result.cast, eligible: result.eligible }),
    weight && t('results.weight', { cast: number(weight.cast), eligible: number(weight.eligible) }),
    result.abstained > 0 && t('results.abstained', { count: result.abstained }),
    poll.method.type === 'approval' && poll.method.max > 1 && t('results.several'),
  ].filter((note): note is string => typeof note === 'string');
}
