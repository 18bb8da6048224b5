import { describe, expect, test } from 'vitest';
import { backoff } from '../src/connection/backoff';
import { endingOf } from '../src/connection/closeCodes';
import { type End, Link, type Status } from '../src/connection/link';
import type { ServerMessage } from '../src/contract/live';
import { welcome } from './fixtures';
import { settled, TestWorld } from './world';

async function connected() {
  const world = new TestWorld();
  const heard: ServerMessage[] = [];
  const statuses: [Status, End | null][] = [];
  let point: { epoch: string; revision: number } | null = null;
  const link = new Link(world, {
    resumePoint: () => point,
    received: (message) => void heard.push(message),
    changed: (status, end) => void statuses.push([status, end]),
  });
  link.start();
  await settled();
  world.socket.onopen?.();
  world.socket.says(welcome());
  const resumeFrom = (epoch: string, revision: number) => {
    point = { epoch, revision };
  };
  return { world, link, heard, statuses, resumeFrom };
}

describe('the link', () => {
  test('says hello first and is live after the welcome', async () => {
    const { world, statuses } = await connected();
    expect(world.socket.sent).toEqual([{ type: 'hello', ticket: 'ticket', session: 'session' }]);
    expect(statuses).toEqual([['live', null]]);
  });

  test('resumes by epoch and revision after a loss', async () => {
    const { world, statuses, resumeFrom } = await connected();
    resumeFrom('epoch', 7);
    world.socket.drops();
    expect(statuses.at(-1)).toEqual(['lost', null]);
    await world.passes(1_000);
    world.socket.onopen?.();
    expect(world.sockets).toHaveLength(2);
    expect(world.socket.sent[0]).toMatchObject({ type: 'hello', epoch: 'epoch', revision: 7 });
  });

  test('takes silence of more than two heartbeats for a loss', async () => {
    const { world, statuses } = await connected();
    await world.passes(30_000);
    expect(statuses.at(-1)?.[0]).toBe('live');
    await world.passes(10_000);
    expect(statuses.at(-1)?.[0]).toBe('lost');
    expect(world.sockets[0]?.closed).toBe(true);
  });

  test('ends at a final code and does not come back', async () => {
    const { world, statuses } = await connected();
    world.socket.drops(4100);
    expect(statuses.at(-1)).toEqual(['ended', 'removed']);
    await world.passes(60_000);
    expect(world.sockets).toHaveLength(1);
  });

  test('keeps trying while no ticket can be had', async () => {
    const { world } = await connected();
    world.answer = { type: 'unreachable' };
    world.socket.drops();
    await world.passes(1_000);
    await world.passes(15_000);
    world.answer = { type: 'ticket', ticket: 'other', session: 'session' };
    await world.passes(15_000);
    expect(world.sockets).toHaveLength(2);
  });

  test('hears nothing from a socket that it has given up', async () => {
    const { world, link, heard } = await connected();
    const old = world.socket;
    link.reconnect();
    await settled();
    old.says({ type: 'presence', here: 9 });
    expect(heard.map((message) => message.type)).toEqual(['welcome']);
  });

  test('goes offline with the device and comes back at once when told', async () => {
    const { world, link, statuses } = await connected();
    link.offline();
    expect(statuses.at(-1)?.[0]).toBe('lost');
    link.reconnect();
    await settled();
    expect(world.sockets).toHaveLength(2);
  });
});

test('the waits of a full hall are spread and bounded', () => {
  expect(backoff(0, 0)).toBeLessThan(backoff(0, 1));
  expect(backoff(50, 1)).toBe(15_000);
});

test('every code from 4100 is final, also one that this client does not know; the others mean reconnect', () => {
  expect([4100, 4150].map(endingOf)).toEqual(['removed', 'protocol']);
  expect([1000, 1001, 1006, 1012, 4000, 4003].map(endingOf)).toEqual([null, null, null, null, null, null]);
});
