import { expect, test } from 'vitest';
import { differences, gathered, merged, spread } from '../../src/entries/app/conflict/merge';

const base = { title: 'Welcome', minutes: 10, notes: '' };

test('what only one of us changed keeps that change', () => {
  const mine = { ...base, title: 'Opening' };
  const theirs = { ...base, minutes: 20 };
  const found = differences(base, mine, theirs);
  expect(found.map(({ field, suggested, contested }) => [field, suggested, contested])).toEqual([
    ['title', 'mine', false],
    ['minutes', 'theirs', false],
  ]);
  expect(merged(theirs, found, {})).toEqual({ title: 'Opening', minutes: 20, notes: '' });
});

test('what both changed is contested, and the choice stands', () => {
  const mine = { ...base, title: 'Opening' };
  const theirs = { ...base, title: 'Hello' };
  const found = differences(base, mine, theirs);
  expect(found).toEqual([
    { field: 'title', mine: 'Opening', theirs: 'Hello', contested: true, suggested: 'mine' },
  ]);
  expect(merged(theirs, found, { title: 'theirs' })).toEqual(theirs);
});

test('the same change by both is no difference', () => {
  const both = { ...base, minutes: 20 };
  expect(differences(base, both, both)).toEqual([]);
});

test('two translators of one text are not in each other’s way', () => {
  const text = (title: Record<string, string>) => spread('title', title);
  const theirs = text({ en: 'A', fr: 'B' });
  const found = differences(text({ en: 'A' }), text({ en: 'A', nl: 'C' }), theirs);
  expect(found.some(({ contested }) => contested)).toBe(false);
  expect(gathered('title', merged(theirs, found, {}))).toEqual({ en: 'A', fr: 'B', nl: 'C' });
});
