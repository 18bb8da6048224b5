import { describe, expect, test } from 'vitest';
import {
  joined,
  lowered,
  type Ranks,
  raised,
  rankedNext,
  rankOf,
  unranked,
} from '../../src/features/poll/ballots/ranks';

const strict: Ranks = [['a'], ['b'], ['c']];

describe('a ranking', () => {
  test('grows in the order of the taps', () => {
    expect(['b', 'a', 'c'].reduce<Ranks>(rankedNext, [])).toEqual([['b'], ['a'], ['c']]);
  });

  test('down undoes up, but at the top', () => {
    expect(lowered(raised(strict, 'b'), 'b')).toEqual(strict);
    expect(raised(strict, 'b')).toEqual([['b'], ['a'], ['c']]);
    expect(raised(strict, 'a')).toEqual(strict);
    expect(lowered(strict, 'c')).toEqual(strict);
  });

  test('joins the rank above, and up or down leaves the tie by its side', () => {
    const tied = joined(strict, 'b');
    expect(tied).toEqual([['a', 'b'], ['c']]);
    expect(raised(tied, 'b')).toEqual([['b'], ['a'], ['c']]);
    expect(lowered(tied, 'b')).toEqual(strict);
    expect(lowered(tied, 'a')).toEqual([['b'], ['a'], ['c']]);
    expect(joined(strict, 'a')).toEqual(strict);
  });

  test('moves past a whole tie, never into it', () => {
    expect(raised([['a', 'b'], ['c']], 'c')).toEqual([['c'], ['a', 'b']]);
    expect(lowered([['a'], ['b', 'c']], 'a')).toEqual([['b', 'c'], ['a']]);
  });

  test('closes the gap when an option is taken out', () => {
    expect(unranked(strict, 'b')).toEqual([['a'], ['c']]);
    expect(unranked([['a', 'b']], 'b')).toEqual([['a']]);
  });

  test('holds each option once and no empty rank, whatever is done to it', () => {
    const moves = [rankedNext, raised, lowered, joined, unranked];
    let ranks: Ranks = [];
    for (let step = 0; step < 500; step++) {
      const move = moves[(step * 7 + (step >> 3)) % moves.length] ?? raised;
      ranks = move(ranks, 'abcdef'.charAt((step * 5 + (step >> 2)) % 6));
      expect(new Set(ranks.flat()).size).toBe(ranks.flat().length);
      expect(ranks.every((rank) => rank.length > 0)).toBe(true);
    }
  });

  test('an option without a rank has none', () => {
    expect(rankOf(strict, 'z')).toBe(-1);
    expect(raised(strict, 'z')).toEqual(strict);
  });
});
