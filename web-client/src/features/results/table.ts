import type { Count, Method, Option, Poll, Result } from '../../contract/live';
import { t } from '../../messages/messages.svelte';
import { read } from '../../messages/text';
import { number, percent, range } from './numbers';
import { lowerMedian, mean, type Quartiles, quartiles, total } from './spreads';

/** A result as a table: what stands in its cells, and the bars of its rows. */
export interface Table {
  /** Heads of the columns after the option's. */
  readonly heads: readonly string[];
  /** The column that says most, where there is room for one. */
  readonly main: number;
  readonly rows: readonly Row[];
  /** What the parts of a stacked bar stand for. */
  readonly legend: readonly string[];
}

export interface Row {
  readonly option: Option;
  /** Before the option: its rank, or its number in the plot. */
  readonly mark: string | null;
  /** After it, in words: elected, passed. */
  readonly tag: string | null;
  readonly leading: boolean;
  readonly cells: readonly string[];
  /** Below each cell, in small: between which values half of the voters are. */
  readonly ranges: readonly string[];
  /** 0 to 1. */
  readonly bar: number | null;
  /** Shares of one bar, which add up to 1. */
  readonly stack: readonly Part[];
  /** Columns side by side, the highest of them 1. */
  readonly spread: readonly Part[];
}

export interface Part {
  /** `4: 12 votes`, for who does not see the bar. */
  readonly words: string;
  readonly share: number;
  /** The middle of all is here. */
  readonly median: boolean;
}

type Line = Pick<Row, 'cells'> & Partial<Row>;

/** What a hundred percent is. */
export function baseOf({ base }: Pick<Poll, 'base'>, result: Result): number {
  const of = result.weight ?? result;
  if (base === 'cast') return of.cast;
  return base === 'mandates' ? of.eligible : of.valid;
}

export const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/**
 * The table of a result. While the tally runs, and where there is no order to speak of, rows keep the order of the
 * ballot: rows that jump cannot be read. A final result is ranked.
 */
export function tableOf(poll: Poll, result: Result, final: boolean): Table {
  const counts = new Map(result.counts.map((count) => [count.option, count]));
  const order = final && isRanked(poll.method) ? ranked(poll, result) : poll.options;
  const line = lineOf(poll, result, final);
  const rows = order.map((option) => {
    const count = counts.get(option.id) ?? { option: option.id, votes: 0, voters: 0 };
    const leading = final && result.leading.includes(option.id);
    const passed = result.verdict?.options?.find((each) => each.option === option.id)?.passed;
    return {
      option,
      mark: null,
      tag: null,
      leading,
      bar: null,
      ranges: [],
      stack: [],
      spread: [],
      ...line(option, count, leading),
      ...(passed === undefined ? {} : { tag: verdict(final, passed) }),
    };
  });
  const heads = headsOf(poll.method);
  return { heads, main: heads.indexOf(t('results.share')) > 0 ? 1 : 0, rows, legend: legendOf(poll.method) };
}

const inBallotOrder: readonly Method['type'][] = ['yes-no-abstain', 'consent', 'fist-of-five', 'open-text'];

const isRanked = ({ type }: Method): boolean => !inBallotOrder.includes(type);

function ranked(poll: Poll, { ranking, counts }: Result): Option[] {
  const votes = new Map(counts.map((count) => [count.option, count.votes]));
  const rank = (id: string): number =>
    ranking ? ranking.findIndex((tied) => tied.includes(id)) : -(votes.get(id) ?? 0);
  return [...poll.options].sort((a, b) => rank(a.id) - rank(b.id));
}

/** `2`, or `2=` with others; nothing before there is a ranking. */
function rankMark({ ranking }: Result, id: string): string | null {
  const at = ranking?.findIndex((tied) => tied.includes(id)) ?? -1;
  const tied = ranking?.[at];
  if (!ranking || !tied) return null;
  const before = ranking.slice(0, at).flat().length;
  return `${before + 1}${tied.length > 1 ? '=' : ''}`;
}

function headsOf(method: Method): string[] {
  switch (method.type) {
    case 'score':
      return [t('results.mean'), t('results.sum')];
    case 'dots':
      return [t('results.dots'), t('results.supporters')];
    case 'quadratic':
      return [t('results.votes'), t('results.supporters')];
    case 'equal-shares':
      return [method.ballot === 'points' ? t('results.points') : t('results.supporters'), t('results.cost')];
    case 'borda':
    case 'irv':
    case 'schulze':
    case 'ranked-pairs':
    case 'stv':
      return [t('results.first'), t('results.share')];
    case 'majority-judgment':
    case 'fist-of-five':
      return [t('results.median')];
    case 'consent':
      return [t('results.agree'), t('results.object')];
    case 'impact-feasibility':
      return [t('place.impact'), t('place.feasibility')];
    default:
      return [t('results.votes'), t('results.share')];
  }
}

function legendOf(method: Method): string[] {
  if (method.type === 'majority-judgment') return method.grades.map(read);
  return method.type === 'consent' ? [t('results.object'), t('results.agree')] : [];
}

type ToLine = (option: Option, count: Count, leading: boolean) => Line;

function lineOf(poll: Poll, result: Result, final: boolean): ToLine {
  const { method } = poll;
  const base = baseOf(poll, result);
  const sum = total(result.counts.map(({ votes }) => votes));
  switch (method.type) {
    case 'score':
      return (_, count) => scored(count, method.max);
    case 'dots':
    case 'quadratic':
      return (_, count) => ({
        cells: [number(count.votes), number(count.voters)],
        bar: shareOf(count.votes, sum),
        spread: columns(count.spread),
      });
    case 'equal-shares':
      return (option, count, leading) => ({
        cells: [number(count.votes), number(option.cost ?? 0)],
        bar: method.ballot === 'points' ? shareOf(count.votes, sum) : shareOf(count.votes, base),
        tag: leading ? t('results.funded') : null,
      });
    case 'borda':
    case 'irv':
    case 'schulze':
    case 'ranked-pairs':
    case 'stv':
      return (option, count, leading) => ({
        ...voted(count, base),
        mark: rankMark(result, option.id),
        tag: leading && method.type === 'stv' ? t('results.elected') : null,
      });
    case 'majority-judgment':
      return (option, count) => ({
        ...graded(count, method.grades.map(read)),
        mark: rankMark(result, option.id),
      });
    case 'fist-of-five':
      return (_, count, leading) => ({
        cells: [wordOf(lowerMedian(count.spread ?? []))],
        spread: columns(count.spread),
        tag: verdict(final, leading),
      });
    case 'consent':
      return (_, count, leading) => ({ ...consented(count), tag: verdict(final, leading) });
    case 'impact-feasibility':
      return (option, count) => ({
        mark: `${poll.options.indexOf(option) + 1}`,
        ...placed([quartiles(count.impact), quartiles(count.feasibility)]),
      });
    default:
      return (_, count) => voted(count, base);
  }
}

const verdict = (final: boolean, passes: boolean): string | null =>
  final ? (passes ? t('results.passes') : t('results.fails')) : null;

const wordOf = (value: number | null): string => (value === null ? '–' : number(value));

function voted({ votes }: Count, base: number): Line {
  const share = shareOf(votes, base);
  return { cells: [number(votes), percent(share)], bar: share };
}

function scored({ votes, spread = [] }: Count, max: number): Line {
  const middle = mean(spread);
  return { cells: [wordOf(middle), number(votes)], bar: (middle ?? 0) / max, spread: columns(spread) };
}

function graded({ spread = [] }: Count, grades: readonly string[]): Line {
  const median = lowerMedian(spread);
  const all = total(spread);
  const stack = spread.map((weight, grade) => ({
    words: `${grades[grade] ?? grade}: ${number(weight)}`,
    share: shareOf(weight, all),
    median: grade === median,
  }));
  return { cells: [median === null ? '–' : (grades[median] ?? '–')], stack };
}

function consented({ votes, voters }: Count): Line {
  const objecting = voters - votes;
  const stack = [
    { words: '', share: shareOf(objecting, voters), median: false },
    { words: '', share: shareOf(votes, voters), median: false },
  ];
  return { cells: [number(votes), number(objecting)], stack };
}

const placed = (axes: readonly (Quartiles | null)[]): Line => ({
  cells: axes.map((axis) => wordOf(axis?.median ?? null)),
  ranges: axes.map((axis) => (axis ? range(axis.low, axis.high) : '')),
});

/** Columns as high as their weight, against the highest of the option. */
function columns(spread: Count['spread'] = []): Part[] {
  const highest = Math.max(0, ...spread);
  const median = lowerMedian(spread);
  return spread.map((weight, value) => ({
    words: `${value}: ${number(weight)}`,
    share: shareOf(weight, highest),
    median: value === median,
  }));
}
