import { expect, test } from 'vitest';
import { nextItem } from '../../src/entries/app/runlist/nextItem';
import { item } from '../fixtures';

const at = (text: string): string => `2026-09-29T${text}:00.000Z`;
const current = (id: string, from: string) => item(id, { state: 'current', startedAt: at(from) });
const done = (id: string, from: string, to: string) =>
  item(id, { state: 'done', startedAt: at(from), finishedAt: at(to) });

test('before anything was started the first item comes', () => {
  expect(nextItem([item('a'), item('b')])?.id).toBe('a');
});

test('after the current one comes the one below it, whatever was left out above', () => {
  expect(nextItem([item('a'), current('b', '08:00'), item('c')])?.id).toBe('c');
});

test('a heading is passed over: its children are the steps', () => {
  const agenda = [current('a', '08:00'), item('b'), item('b1', { parent: 'b' }), item('b2', { parent: 'b' })];
  expect(nextItem(agenda)?.id).toBe('b1');
});

test('a skipped item and one done earlier are passed over', () => {
  const agenda = [
    current('a', '09:00'),
    item('b', { state: 'skipped' }),
    done('c', '08:00', '08:20'),
    item('d'),
  ];
  expect(nextItem(agenda)?.id).toBe('d');
});

test('an item that going back interrupted comes again', () => {
  expect(nextItem([current('a', '08:31'), done('b', '08:30', '08:31'), item('c')])?.id).toBe('b');
});

test('with nothing current it goes on after what was done last', () => {
  expect(nextItem([item('a'), done('b', '08:00', '08:20'), item('c')])?.id).toBe('c');
});

test('after the last item there is none', () => {
  expect(nextItem([done('a', '08:00', '08:20'), current('b', '08:20')])).toBeNull();
  expect(nextItem([])).toBeNull();
});
