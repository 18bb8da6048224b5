import { describe, expect, test } from 'vitest';
import type { Method } from '../../src/contract/live';
import { given, type Points, spent, takesMore } from '../../src/features/poll/ballots/spending';

const dots: Method = { type: 'dots', budget: 5, cap: 3 };
const quadratic: Method = { type: 'quadratic', credits: 10 };
const score: Method = { type: 'score', max: 10 };

describe('points', () => {
  test('never exceed what there is, nor the most for one option', () => {
    expect(given(dots, {}, 'a', 9)).toEqual({ a: 3 });
    expect(given(dots, { a: 3 }, 'b', 3)).toEqual({ a: 3, b: 2 });
    expect(given(quadratic, {}, 'a', 9)).toEqual({ a: 3 });
    expect(given(quadratic, { a: 3 }, 'b', 2)).toEqual({ a: 3, b: 1 });
  });

  test('of dots that are none are left out; a score of nought is a score', () => {
    expect(given(dots, { a: 2 }, 'a', 0)).toEqual({});
    expect(given(score, { a: 2 }, 'a', 0)).toEqual({ a: 0 });
    expect(given(score, { a: 2 }, 'a', null)).toEqual({});
  });

  test('are whole and not below nought, whatever is typed', () => {
    expect(given(score, {}, 'a', 2.9)).toEqual({ a: 2 });
    expect(given(score, {}, 'a', -4)).toEqual({ a: 0 });
    expect(given(score, { a: 1 }, 'a', Number.NaN)).toEqual({});
  });

  test('taken back can be given again', () => {
    let points: Points = { a: 3, b: 2 };
    expect(takesMore(dots, points, 'c')).toBe(false);
    points = given(dots, points, 'b', 1);
    expect(takesMore(dots, points, 'c')).toBe(true);
    expect(takesMore(dots, points, 'a')).toBe(false);
  });

  test('of a quadratic vote cost their squares', () => {
    expect(spent(quadratic, { a: 3, b: 1 })).toBe(10);
    expect(takesMore(quadratic, { a: 2 }, 'a')).toBe(true);
    expect(takesMore(quadratic, { a: 2, b: 2 }, 'a')).toBe(false);
  });
});
