import type { Ballot, Method } from '../../contract/live';

/** What a voter has marked so far. */
export interface Selection {
  readonly options: readonly string[];
  readonly abstain: boolean;
}

/** How many options a ballot names. */
export interface Rules {
  readonly min: number;
  readonly max: number;
}

/** One option. */
export const one: Rules = { min: 1, max: 1 };

export const rulesOf = (method: Method): Rules => (method.type === 'approval' ? method : one);

export const nothing: Selection = { options: [], abstain: false };

/** Several marks at once only in approval. */
export const takesSeveral = (rules: Rules): boolean => rules.max > 1;

/** Marks an option or takes its mark away; past the most that is allowed nothing changes. */
export function toggled(rules: Rules, selection: Selection, option: string): Selection {
  if (!takesSeveral(rules)) return { options: [option], abstain: false };
  if (selection.options.includes(option))
    return { options: selection.options.filter((each) => each !== option), abstain: false };
  return isFull(rules, selection) ? selection : { options: [...selection.options, option], abstain: false };
}

export const isFull = (rules: Rules, selection: Selection): boolean => selection.options.length >= rules.max;

export const abstaining = (on: boolean): Selection => ({ options: [], abstain: on });

/** Whether the selection can be sent as it is. */
export function isComplete(rules: Rules, { options, abstain }: Selection): boolean {
  return abstain || (options.length >= rules.min && options.length <= rules.max);
}

export const ballotOf = ({ options, abstain }: Selection): Ballot =>
  abstain ? { type: 'abstain' } : { type: 'options', options: [...options] as [string, ...string[]] };

export const selectionOf = (ballot: Ballot): Selection =>
  ballot.type === 'options'
    ? { options: ballot.options, abstain: false }
    : abstaining(ballot.type === 'abstain');
