import { beforeAll, describe, expect, test } from 'vitest';
import type { Count, Method, Result } from '../../src/contract/live';
import { footnotes, outcome } from '../../src/features/results/outcome';
import { lowerMedian, mean, quartiles } from '../../src/features/results/spreads';
import { baseOf, tableOf } from '../../src/features/results/table';
import { catalogues } from '../../src/generated/messages/app';
import { speak } from '../../src/messages/messages.svelte';
import { poll, result } from '../fixtures';

type MajorityJudgment = Extract<Method, { type: 'majority-judgment' }>;

beforeAll(() => speak(catalogues, 'en'));

const counted = (counts: Omit<Count, 'voters'>[], over: Partial<Result> = {}): Result =>
  result({}, { counts: counts.map((count) => ({ voters: 10, ...count })), ...over });

const rows = (method: Method, of: Result, final = true) => tableOf(poll({ method }), of, final).rows;

describe('a spread', () => {
  test('has the lower median, and quartiles between the values given', () => {
    expect(lowerMedian([0, 2, 0, 2])).toBe(1);
    expect(quartiles([0, 2, 0, 2])).toEqual({ low: 1, median: 2, high: 3 });
    expect(quartiles([1, 1, 1, 1])).toEqual({ low: 0.5, median: 1.5, high: 2.5 });
    expect(mean([1, 0, 0, 3])).toBe(2.25);
  });

  test('of nobody has none of them', () => {
    expect([lowerMedian([0, 0]), quartiles([0]), quartiles(undefined), mean([])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('the table of', () => {
  test('a ranking is in its order, ties marked as such', () => {
    const of = counted(
      [
        { option: 'a', votes: 2 },
        { option: 'b', votes: 5 },
        { option: 'c', votes: 3 },
      ],
      {
        ranking: [['c'], ['a', 'b']],
        leading: ['c'],
      },
    );
    const table = rows({ type: 'schulze', unranked: 'last', strength: 'winning' }, of);
    expect(table.map(({ option, mark }) => [option.id, mark])).toEqual([
      ['c', '1'],
      ['a', '2='],
      ['b', '2='],
    ]);
    expect(table[0]?.cells).toEqual(['3', '30%']);
  });

  test('scores says mean and sum, its bar the mean against the most', () => {
    const of = counted([{ option: 'a', votes: 15, spread: [0, 0, 0, 5] }]);
    const [row] = rows({ type: 'score', max: 3 }, of, false);
    expect(row?.cells).toEqual(['3', '15']);
    expect(row?.bar).toBe(1);
  });

  test('grades is a stack that adds up to one, with the median named', () => {
    const grades: MajorityJudgment['grades'] = [{ en: 'Bad' }, { en: 'Fair' }, { en: 'Good' }];
    const of = counted([{ option: 'a', votes: 0, spread: [2, 3, 5] }]);
    const row = rows({ type: 'majority-judgment', grades, unranked: 'last' }, of).find(
      ({ option }) => option.id === 'a',
    );
    expect(row?.stack.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(row?.cells).toEqual(['Fair']);
    expect(row?.stack[2]?.words).toBe('Good: 5');
  });

  test('consent says who objects and what passed', () => {
    const of = counted(
      [
        { option: 'a', votes: 10 },
        { option: 'b', votes: 8 },
      ],
      { leading: ['a'] },
    );
    const table = rows({ type: 'consent' }, of);
    expect(table.slice(0, 2).map(({ cells, tag }) => [...cells, tag])).toEqual([
      ['10', '0', 'passed'],
      ['8', '2', 'not passed'],
    ]);
  });

  test('two axes says medians and quartiles, numbered as in the plot', () => {
    const of = counted([{ option: 'b', votes: 4, impact: [0, 1, 1, 1, 1], feasibility: [4] }]);
    const row = rows({ type: 'impact-feasibility', scale: 4 }, of).find(({ option }) => option.id === 'b');
    expect(row?.mark).toBe('2');
    expect([row?.cells, row?.ranges]).toEqual([
      ['2.5', '0'],
      ['1.5–3.5', '0–0'],
    ]);
  });
});

test('a share is of what the poll says, by weight where there is one', () => {
  const weight = { cast: 20, eligible: 40, abstained: 5, valid: 15 };
  expect(baseOf({ base: 'valid' }, result({}, { weight }))).toBe(15);
  expect(baseOf({ base: 'cast' }, result({}, { weight }))).toBe(20);
  expect(baseOf({ base: 'mandates' }, result({}, { weight }))).toBe(40);
  expect(baseOf({ base: 'mandates' }, result({}))).toBe(12);
});

describe('the outcome', () => {
  test('names the winner, a tie as a tie, and the lot', () => {
    const said = (over: Partial<Result>) => outcome(poll(), result({ a: 3, b: 3 }, over));
    expect(said({ leading: ['a'] })).toEqual(['Ahead of all: Option a']);
    expect(said({ leading: ['a', 'b'] })).toEqual(['A tie between Option a and Option b']);
    expect(said({ leading: ['a'], lots: ['a', 'b'] })[1]).toBe(
      'The lot decided between Option a and Option b.',
    );
    expect(said({ valid: 0 })).toEqual(['Nobody has voted, or everybody abstained.']);
  });

  test('of equal shares is what is funded and for how much', () => {
    const method: Method = { type: 'equal-shares', budget: 100, ballot: 'approval', max: 1 };
    const options = ['a', 'b'].map((id) => ({ id, label: { en: id }, cost: 40 }));
    expect(outcome(poll({ method, options }), result({}, { leading: ['a', 'b'] }))).toEqual([
      'Funded: a and b, for 80 of 100',
    ]);
  });

  test('says weight beside the number of mandates', () => {
    const weight = { cast: 20, eligible: 40.5, abstained: 0, valid: 20 };
    expect(footnotes(poll({ method: { type: 'single-choice' } }), result({}, { weight }))).toEqual([
      '10 of 12 voted',
      'weight 20 of 40.5',
    ]);
  });
});
