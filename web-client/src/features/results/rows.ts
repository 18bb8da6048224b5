import type { Option, Poll, Result } from '../../contract/live';

export interface Row {
  readonly option: Option;
  readonly votes: number;
  /** Of the valid ballots, 0 to 1. With approval the shares add up to more than 1. */
  readonly share: number;
  readonly leading: boolean;
}

/**
 * The rows of a result. While the tally runs, and always for yes and no, they keep the order of the ballot: rows that
 * jump cannot be read. A final result is ranked, options with as many votes in the order of the ballot.
 */
export function rowsOf(poll: Poll, result: Result, final: boolean): Row[] {
  const votes = new Map(result.counts.map((count) => [count.option, count.votes]));
  const leading = new Set(result.leading);
  const rows = poll.options.map((option) => rowOf(option, votes.get(option.id) ?? 0, result.valid, leading));
  const ranked = final && poll.method.type !== 'yes-no-abstain';
  return ranked ? rows.sort((a, b) => b.votes - a.votes) : rows;
}

function rowOf(option: Option, votes: number, valid: number, leading: ReadonlySet<string>): Row {
  return { option, votes, share: valid === 0 ? 0 : votes / valid, leading: leading.has(option.id) };
}
