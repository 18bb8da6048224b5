import { expect, test } from 'vitest';
import type { Command, State } from '../../src/contract/live';
import { undoOf } from '../../src/entries/app/undo/undo';
import { item, poll, state } from '../fixtures';

const world = state({
  agenda: [item('a', { state: 'current' }), item('b'), item('c', { revision: 4 })],
  polls: [poll({ id: 'draft', state: 'draft' })],
});
const back = (command: Command, before: State = world, now: State = before) =>
  undoOf(command, before)?.back(now) ?? null;

test('a removed item is restored', () => {
  expect(back({ type: 'removeAgendaItem', item: 'b', base: 1 })).toEqual({
    type: 'restoreAgendaItem',
    item: 'b',
  });
});

test('a finished item and a skipped current one start again', () => {
  const again = { type: 'startAgendaItem', item: 'a' };
  expect(back({ type: 'finishAgendaItem', item: 'a' })).toEqual(again);
  expect(back({ type: 'skipAgendaItem', item: 'a' })).toEqual(again);
});

test('skipping what is still to come has no undo that would not start it', () => {
  expect(back({ type: 'skipAgendaItem', item: 'b' })).toBeNull();
});

test('going on is taken back by going back, and the first start by nothing', () => {
  expect(back({ type: 'startAgendaItem', item: 'b' })).toEqual({ type: 'startAgendaItem', item: 'a' });
  const lobby = state({ agenda: [item('a')] });
  expect(back({ type: 'startAgendaItem', item: 'a' }, lobby)).toBeNull();
});

test('a moved item goes back before its old neighbour, at the revision it has by then', () => {
  const now = state({ agenda: [item('b', { revision: 9 }), item('a'), item('c')] });
  expect(back({ type: 'moveAgendaItem', item: 'b', base: 1, before: 'a' }, world, now)).toEqual({
    type: 'moveAgendaItem',
    item: 'b',
    base: 9,
    before: 'c',
  });
});

test('a moved item whose neighbour is gone goes to the end, and one that is gone itself nowhere', () => {
  const without = state({ agenda: [item('b', { revision: 9 }), item('a')] });
  const move: Command = { type: 'moveAgendaItem', item: 'b', base: 1, before: 'a' };
  expect(back(move, world, without)).toEqual({ type: 'moveAgendaItem', item: 'b', base: 9 });
  expect(back(move, world, state())).toBeNull();
});

test('a removed draft is written again, a removed person let in again, a closed session reopened', () => {
  expect(back({ type: 'removePoll', poll: 'draft', base: 1 })?.type).toBe('addPoll');
  expect(back({ type: 'removeParticipant', participant: 'p' })).toEqual({
    type: 'readmitParticipant',
    participant: 'p',
  });
  expect(back({ type: 'closeSession' })).toEqual({ type: 'reopenSession' });
});

test('what is final offers nothing', () => {
  expect(undoOf({ type: 'closePoll', poll: 'draft' }, world)).toBeNull();
});
