import { describe, expect, test } from 'vitest';
import type { Tally, You } from '../src/contract/live';
import { columnsOf } from '../src/entries/wall/columns';
import { comingUp, positionIn } from '../src/features/agenda/position';
import { schedule } from '../src/features/agenda/schedule';
import { pollView } from '../src/features/poll/view';
import { tableOf } from '../src/features/results/table';
import { emptyRoom, type Room } from '../src/room/room';
import { mayVote, stage, turnout, visibleResult } from '../src/room/select';
import { item, me, poll, result, session, state } from './fixtures';

const at = (text: string): string => `2026-09-29T${text}:00.000Z`;
const current = item('a', { state: 'current', startedAt: at('08:05'), revision: 4 });
const guest: You = { role: 'participant', participant: me };
const room = (over: Partial<Room> = {}): Room => ({ ...emptyRoom, you: guest, ...over });

describe('the stage', () => {
  test('an open poll comes before everything', () => {
    const { type } = stage(state({ agenda: [current], polls: [poll()] }));
    expect(type).toBe('poll');
  });

  test('a closed poll stays until the next item starts', () => {
    const closed = poll({ state: 'closed', closedAt: at('08:15'), revision: 6 });
    const next = item('b', { state: 'current', startedAt: at('08:20'), revision: 7 });
    expect(stage(state({ agenda: [current], polls: [closed] })).type).toBe('poll');
    expect(stage(state({ agenda: [next], polls: [closed] })).type).toBe('agenda');
  });

  test('editing the current item does not take a result from the wall', () => {
    const published = poll({ state: 'published', closedAt: at('08:15'), revision: 6 });
    const edited = { ...current, revision: 9 };
    expect(stage(state({ agenda: [edited], polls: [published] })).type).toBe('poll');
  });

  test('a poll revealed later comes back', () => {
    const revealed = poll({ state: 'published', closedAt: at('08:01'), revision: 9 });
    expect(stage(state({ agenda: [current], polls: [revealed] })).type).toBe('poll');
  });

  test('before the start the open session is a lobby; planned and closed are themselves', () => {
    const { startedAt: _, ...lobby } = session();
    expect(stage(state({ session: lobby })).type).toBe('lobby');
    expect(stage(state({ session: session({ state: 'planned' }) })).type).toBe('planned');
    expect(stage(state({ session: session({ state: 'closed' }), polls: [poll()] })).type).toBe('closed');
  });
});

describe('what may be seen', () => {
  const tally: Tally = { type: 'tally', poll: 'poll-1', revision: 5, cast: 4, eligible: 9 };

  test('a tally without counts shows the turnout and no result', () => {
    const hidden = room({ tallies: { 'poll-1': tally } });
    expect(turnout(hidden, poll())).toEqual({ cast: 4, eligible: 9 });
    expect(visibleResult(hidden, poll())).toBeNull();
  });

  test('a tally of another revision of the poll is not shown', () => {
    expect(turnout(room({ tallies: { 'poll-1': tally } }), poll({ revision: 6 }))).toBeNull();
  });

  test('a running tally becomes a result with its leaders', () => {
    const counts = [
      { option: 'a', votes: 2, voters: 2 },
      { option: 'b', votes: 2, voters: 2 },
      { option: 'c', votes: 0, voters: 0 },
    ];
    const open = room({ tallies: { 'poll-1': { ...tally, counts, abstained: 1 } } });
    expect(visibleResult(open, poll())).toMatchObject({ valid: 3, leading: ['a', 'b'] });
  });

  test('observers do not vote, and by commitment only its delegates', () => {
    const delegate = { ...guest, commitment: { id: 'c', name: 'City of Utrecht' } };
    const byCommitment = poll({ voters: 'commitments' });
    expect(mayVote(room(), poll())).toBe(true);
    expect(mayVote(room({ you: { role: 'observer' } }), poll())).toBe(false);
    expect(mayVote(room(), byCommitment)).toBe(false);
    expect(mayVote(room({ you: delegate }), byCommitment)).toBe(true);
  });
});

describe('the table', () => {
  const votes = { a: 1, b: 3, c: 2 };
  const ids = (final: boolean, over = {}) =>
    tableOf(poll(over), result(votes), final).rows.map((row) => row.option.id);

  test('keeps the order of the ballot while the tally runs and ranks the final result', () => {
    expect(ids(false)).toEqual(['a', 'b', 'c']);
    expect(ids(true)).toEqual(['b', 'c', 'a']);
  });

  test('yes and no keep their order', () => {
    expect(ids(true, { method: { type: 'yes-no-abstain' } })).toEqual(['a', 'b', 'c']);
  });

  test('without valid ballots every share is nought', () => {
    const { rows } = tableOf(poll(), result(votes, { valid: 0 }), true);
    expect(rows.map((row) => row.bar)).toEqual([0, 0, 0]);
  });

  test('on the wall every option is shown or counted, none twice', () => {
    for (const count of [2, 4, 8, 9, 16, 17, 40]) {
      const options = Array.from({ length: count }, (_, id) => ({ id: `${id}`, label: { en: `${id}` } }));
      const { parts, more } = columnsOf(poll({ options }));
      const shown = parts.flatMap(({ from, to }) => options.slice(from, to));
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.length + more).toBe(count);
    }
  });
});

describe('the participant’s view of a poll', () => {
  const device = { kept: null, connected: true, changing: false };
  const ballot = { type: 'options' as const, options: ['a'] as [string] };
  const saved = { poll: 'poll-1', mandate: me, rev: 1, ballot, at: at('08:15') };
  const voted = room({ ballots: { 'poll-1': { [me]: saved } } });

  test.each([
    ['form', pollView(room(), poll(), device)],
    ['form', pollView(voted, poll(), { ...device, changing: true })],
    ['sending', pollView(room(), poll(), { ...device, kept: ballot })],
    ['kept', pollView(room(), poll(), { ...device, kept: ballot, connected: false })],
    ['saved', pollView(voted, poll(), device)],
    ['watching', pollView(room({ you: { role: 'observer' } }), poll(), device)],
    ['closed', pollView(voted, poll({ state: 'closed' }), device)],
    ['kept', pollView(room(), poll({ state: 'closed' }), { ...device, kept: ballot, connected: false })],
    ['published', pollView(voted, poll({ state: 'published' }), device)],
    ['cancelled', pollView(voted, poll({ state: 'cancelled' }), device)],
  ])('%s', (type, view) => {
    expect(view.type).toBe(type);
  });
});

test('the position counts the points that take time of their own', () => {
  const agenda = [
    item('g'),
    { ...current, parent: 'g' },
    item('b', { state: 'skipped' }),
    item('c'),
    item('d'),
  ];
  const times = schedule(agenda, session(), Date.parse(at('08:06')));
  expect(positionIn(times)).toMatchObject({ position: 1, total: 3 });
  expect(comingUp(times, 1).map((slot) => slot.item.id)).toEqual(['c']);
});
