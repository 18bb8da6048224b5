import { expect, test, vi } from 'vitest';
import type { LiveRoom, Reply } from '../../src/connection/liveRoom.svelte';
import type { Staff } from '../../src/connection/staff';
import type { Command, State } from '../../src/contract/live';
import { settlesIn } from '../../src/entries/app/host/hasty';
import { Host } from '../../src/entries/app/host/host.svelte';
import { commandOf } from '../../src/entries/app/host/shortcuts';
import { emptyRoom } from '../../src/room/room';
import { item, poll, session, state } from '../fixtures';

const ack: Reply = {
  type: 'done',
  ack: { type: 'ack', id: 'c', revision: 9, at: '2026-09-29T08:00:00.000Z' },
};
const no: Reply = {
  type: 'rejected',
  problem: { type: 'about:blank', title: '', status: 409, code: 'another-poll-open' },
};
const world = state({
  agenda: [item('a', { state: 'current' }), item('b')],
  polls: [poll({ id: 'draft', item: 'a', state: 'draft' })],
});
const opened: Command = { type: 'openPoll', poll: 'draft' };

function hosting(known: State, reply: Promise<Reply> = Promise.resolve(ack), status = 'live') {
  const send = vi.fn((_command: Command) => reply);
  const now = () => Date.parse('2026-09-29T09:00:00.000Z');
  const live = { room: { ...emptyRoom, state: known }, status, send, now } as unknown as LiveRoom;
  return { send, live, host: new Host('s', live, {} as Staff, 'http://here') };
}

test('without a connection nothing is sent, and the place says so until it is back', async () => {
  const { host, send } = hosting(world, undefined, 'lost');
  expect(await host.run('poll:draft', opened)).toEqual({ type: 'offline' });
  expect(send).not.toHaveBeenCalled();
  expect(host.refusal('poll:draft')?.code).toBe('offline');
  host.cameBack();
  expect(host.refusal('poll:draft')).toBeNull();
});

test('a second press while the first is on its way does nothing', async () => {
  const { host, send } = hosting(world);
  const first = host.run('poll:draft', opened);
  expect(host.isPending('poll:draft')).toBe(true);
  expect(await host.run('poll:draft', opened)).toEqual({ type: 'busy' });
  await first;
  expect(host.isPending('poll:draft')).toBe(false);
  expect(send).toHaveBeenCalledTimes(1);
});

test('a refusal stands where its cause is, until the next try from there', async () => {
  const { host } = hosting(world, Promise.resolve(no));
  await host.run('poll:draft', opened);
  expect(host.refusal('poll:draft')?.code).toBe('another-poll-open');
  expect(host.refusal('wall')).toBeNull();
  void host.run('poll:draft', opened);
  expect(host.refusal('poll:draft')).toBeNull();
});

test('what can be taken back offers it, and taking it back is a command', async () => {
  const { host, send } = hosting(world);
  await host.run('item:b', { type: 'removeAgendaItem', item: 'b', base: 1 });
  expect(host.toasts.all).toHaveLength(1);
  host.toasts.undoLast();
  expect(send).toHaveBeenLastCalledWith({ type: 'restoreAgendaItem', item: 'b' });
  expect(host.toasts.all).toHaveLength(0);
});

test('going on twice offers to take back the last step only', async () => {
  const { host } = hosting(world);
  await host.run('next', { type: 'startAgendaItem', item: 'b' });
  await host.run('next', { type: 'startAgendaItem', item: 'b' });
  expect(host.toasts.all).toHaveLength(1);
});

test('whoever starts an item sees it', async () => {
  const { host } = hosting(world);
  host.view('a');
  await host.run('next', { type: 'startAgendaItem', item: 'b' });
  expect(host.selection).toEqual({ item: null, poll: null });
});

test('a poll just made is the one in the middle once its event is here', () => {
  const { host, live } = hosting(world);
  host.viewMade(9);
  host.followMade();
  expect(host.selection.poll).toBeNull();
  live.room = {
    ...live.room,
    state: { ...world, polls: [...world.polls, poll({ id: 'new', item: 'b', revision: 9 })] },
  };
  host.followMade();
  expect(host.selection).toEqual({ item: 'b', poll: 'new' });
});

test('a double click takes one step, not two', () => {
  const at = (text: string) => Date.parse(`2026-09-29T${text}Z`);
  const open = state({ polls: [poll({ openedAt: '2026-09-29T08:10:00.000Z' })] });
  const close: Command = { type: 'closePoll', poll: 'poll-1' };
  expect(settlesIn(close, open, at('08:10:00.400'))).toBe(600);
  expect(settlesIn(close, open, at('08:10:01.000'))).toBe(0);
  const closed = state({ polls: [poll({ state: 'closed', closedAt: '2026-09-29T08:20:00.000Z' })] });
  expect(settlesIn({ type: 'revealPoll', poll: 'poll-1' }, closed, at('08:20:00.400'))).toBe(600);
  expect(settlesIn({ type: 'closeSession' }, closed, at('08:00:00.400'))).toBe(600);
  expect(settlesIn({ type: 'startAgendaItem', item: 'a' }, closed, at('08:20:00.400'))).toBe(0);
});

test('the keys do what the state allows, and nothing else', () => {
  const keyed = (known: State) => {
    const { host } = hosting(known);
    return (['toggleVote', 'reveal', 'nextItem', 'blankWall'] as const).map(
      (key) => commandOf(key, host)?.command.type ?? null,
    );
  };
  const withPoll = (over: Parameters<typeof poll>[0]) =>
    state({ ...world, polls: [poll({ id: 'draft', item: 'a', ...over })] });
  expect(keyed(world)).toEqual(['openPoll', null, 'startAgendaItem', 'showOnWall']);
  expect(keyed(withPoll({ state: 'open' }))[0]).toBe('closePoll');
  expect(keyed(withPoll({ state: 'closed' })).slice(0, 2)).toEqual([null, 'revealPoll']);
  expect(keyed(withPoll({ state: 'published' })).slice(0, 2)).toEqual([null, null]);
  expect(keyed(state({ ...world, session: session({ state: 'closed' }) }))).toEqual([
    null,
    null,
    null,
    'showOnWall',
  ]);
});
