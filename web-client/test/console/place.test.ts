import { expect, test } from 'vitest';
import type { AgendaItem } from '../../src/contract/live';
import { dropped, placeOf, type Step, stepped } from '../../src/entries/app/runlist/place';
import { item } from '../fixtures';

const agenda = [
  item('a'),
  item('b'),
  item('b1', { parent: 'b' }),
  item('b2', { parent: 'b' }),
  item('b2x', { parent: 'b2' }),
  item('c'),
];
const of = (id: string): AgendaItem => agenda.find((each) => each.id === id) as AgendaItem;
const step = (id: string, to: Step) => stepped(agenda, of(id), to);

test('up goes before the sibling above, down behind the sibling below', () => {
  expect(step('b', 'up')).toEqual({ before: 'a' });
  expect(step('a', 'down')).toEqual({ before: 'c' });
  expect(step('b', 'down')).toEqual({});
  expect(step('b1', 'down')).toEqual({ parent: 'b' });
});

test('the first cannot go up, the last cannot go down', () => {
  expect(step('a', 'up')).toBeNull();
  expect(step('c', 'down')).toBeNull();
  expect(step('b1', 'up')).toBeNull();
});

test('indent goes under the sibling above, at its end', () => {
  expect(step('c', 'indent')).toEqual({ parent: 'b' });
  expect(step('a', 'indent')).toBeNull();
});

test('nothing is indented past the third level, counting what hangs below it', () => {
  expect(step('b2', 'indent')).toBeNull();
  expect(step('b', 'indent')).toBeNull();
});

test('outdent goes behind the parent', () => {
  expect(step('b1', 'outdent')).toEqual({ before: 'c' });
  expect(step('b2x', 'outdent')).toEqual({ parent: 'b' });
  expect(step('a', 'outdent')).toBeNull();
});

test('a dropped item goes before the one it was dropped on, never into itself', () => {
  expect(dropped(agenda, 'c', 'b1')).toEqual({ parent: 'b', before: 'b1' });
  expect(dropped(agenda, 'b', 'b2x')).toBeNull();
  expect(dropped(agenda, 'b', 'b')).toBeNull();
  expect(dropped(agenda, 'b', 'b2')).toBeNull();
});

test('the place of an item is what brings it back there', () => {
  expect(placeOf(agenda, of('b1'))).toEqual({ parent: 'b', before: 'b2' });
  expect(placeOf(agenda, of('c'))).toEqual({});
});
