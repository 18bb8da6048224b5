import { expect, test } from 'vitest';
import { LiveRoom } from '../src/connection/liveRoom.svelte';
import type { Cast, Problem } from '../src/contract/live';
import { savedBallot } from '../src/room/select';
import { epoch, me, poll, state, welcome } from './fixtures';
import { memoryStore, settled, TestWorld } from './world';

const ballot = { type: 'options', options: ['a'] } as const;
const at = '2026-09-29T08:20:00.000Z';

function problem(code: string, over: Partial<Problem> = {}): Problem {
  return { type: `/problems/${code}`, title: code, status: 409, code, ...over };
}

/** A phone with its storage; `reload` is the same phone after the page was loaded again. */
function phone(store = memoryStore()) {
  const world = new TestWorld();
  let ids = 0;
  const newId = () => `id-${++ids}-${Math.random()}`;
  const live = new LiveRoom({ session: 'session', world, store, newId, now: () => Date.parse(at) });
  const connect = async (over: Parameters<typeof welcome>[0] = {}) => {
    await settled();
    world.socket.onopen?.();
    world.socket.says(welcome(over));
    world.socket.says({ type: 'snapshot', epoch, revision: 5, state: state({ polls: [poll()] }) });
  };
  const casts = () => world.socket.sent.filter((message): message is Cast => message.type === 'cast');
  live.link.start();
  return { world, live, connect, casts, reload: () => phone(store) };
}

test('a ballot is sent once and becomes the saved one when it is acknowledged', async () => {
  const { world, live, connect, casts } = phone();
  await connect();
  live.cast('poll-1', { ...ballot, options: ['a'] });
  expect(casts()).toHaveLength(1);
  expect(live.keptBallot('poll-1')).not.toBeNull();
  world.socket.says({ type: 'ack', id: casts()[0]?.id ?? '', rev: 1, at });
  expect(live.keptBallot('poll-1')).toBeNull();
  expect(savedBallot(live.room, 'poll-1')).toMatchObject({ rev: 1, at, ballot });
});

test('a ballot cast while offline is kept and delivered with the same id after the return', async () => {
  const { world, live, connect, casts } = phone();
  await connect();
  live.link.offline();
  live.cast('poll-1', { ...ballot, options: ['a'] });
  const id = live.keptBallot('poll-1')?.cast.id;
  live.link.reconnect();
  await connect();
  expect(casts().map((cast) => cast.id)).toEqual([id]);
  world.socket.says({ type: 'ack', id: id ?? '', rev: 1, at });
  live.link.reconnect();
  await connect();
  expect(casts()).toEqual([]);
});

test('a kept ballot survives a reload', async () => {
  const first = phone();
  await first.connect();
  first.live.link.offline();
  first.live.cast('poll-1', { ...ballot, options: ['a'] });
  const again = first.reload();
  expect(again.live.keptBallot('poll-1')?.cast.ballot).toEqual(ballot);
  await again.connect();
  expect(again.casts().map((cast) => cast.id)).toEqual([first.live.keptBallot('poll-1')?.cast.id]);
});

test('a ballot whose answer was lost is sent again with the same id', async () => {
  const { world, live, connect, casts } = phone();
  await connect();
  live.cast('poll-1', { ...ballot, options: ['a'] });
  const id = casts()[0]?.id;
  world.socket.drops();
  await world.passes(1_000);
  await connect();
  expect(casts().map((cast) => cast.id)).toEqual([id]);
});

test('a second ballot while the first is kept takes its place', async () => {
  const { live, connect, casts } = phone();
  await connect();
  live.link.offline();
  live.cast('poll-1', { ...ballot, options: ['a'] });
  live.cast('poll-1', { ...ballot, options: ['b'] });
  live.link.reconnect();
  await connect();
  expect(casts().map((cast) => cast.ballot)).toEqual([{ type: 'options', options: ['b'] }]);
});

test('a phone handed on does not vote for the one before', async () => {
  const first = phone();
  await first.connect();
  first.live.link.offline();
  first.live.cast('poll-1', { ...ballot, options: ['a'] });
  const next = first.reload();
  await next.connect({ you: { role: 'participant', participant: 'somebody-else' } });
  expect(next.casts()).toEqual([]);
  expect(next.live.kept).toEqual([]);
});

test('a refusal is told and the ballot no longer kept', async () => {
  const { world, live, connect, casts } = phone();
  await connect();
  live.cast('poll-1', { ...ballot, options: ['a'] });
  world.socket.says({ type: 'rejected', id: casts()[0]?.id ?? '', problem: problem('poll-not-open') });
  expect(live.kept).toEqual([]);
  expect(live.refused?.problem.code).toBe('poll-not-open');
});

test('"not now" keeps the ballot and asks again', async () => {
  const { world, live, connect, casts } = phone();
  await connect();
  live.cast('poll-1', { ...ballot, options: ['a'] });
  const tooMany = problem('too-many-requests', { status: 429 });
  world.socket.says({ type: 'rejected', id: casts()[0]?.id ?? '', problem: tooMany });
  expect(live.kept).toHaveLength(1);
  await world.passes(2_000);
  expect(casts()).toHaveLength(2);
  expect(casts()[1]).toEqual(casts()[0]);
});

function stale(castAt: string, by?: string): Problem {
  const current = { poll: 'poll-1', mandate: me, rev: 3, ballot: { type: 'abstain' } as const, at: castAt };
  return problem('stale-ballot', { currentBallot: by === undefined ? current : { ...current, by } });
}

test('a stale ballot that is newer than what the server has is cast again on top of it', async () => {
  const { world, live, connect, casts } = phone();
  await connect();
  live.cast('poll-1', { ...ballot, options: ['a'] });
  const problem = stale('2026-09-29T07:00:00.000Z');
  world.socket.says({ type: 'rejected', id: casts()[0]?.id ?? '', problem });
  expect(casts().map((cast) => cast.rev)).toEqual([1, 4]);
});

test.each([
  ['a later one of the same person', stale('2026-09-29T09:00:00.000Z')],
  ['one of another delegate', stale('2026-09-29T07:00:00.000Z', 'Ada')],
])('a stale ballot does not replace %s', async (_, problem) => {
  const { world, live, connect, casts } = phone();
  await connect();
  live.cast('poll-1', { ...ballot, options: ['a'] });
  world.socket.says({ type: 'rejected', id: casts()[0]?.id ?? '', problem });
  expect(casts()).toHaveLength(1);
  expect(savedBallot(live.room, 'poll-1')?.rev).toBe(3);
  expect(live.refused?.problem.code).toBe('stale-ballot');
});
