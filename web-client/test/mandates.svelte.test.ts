import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveRoom } from '../src/connection/liveRoom.svelte';
import type { Cast, Mandate, Poll, ServerMessage } from '../src/contract/live';
import PollCard from '../src/features/poll/PollCard.svelte';
import { votesFor } from '../src/features/roll/words';
import { catalogues } from '../src/generated/messages/app';
import { speak } from '../src/messages/messages.svelte';
import { epoch, me, poll, state, welcome } from './fixtures';
import { memoryStore, settled, TestWorld } from './world';

const at = '2026-09-29T08:20:00.000Z';
const ghent: Mandate = { id: 'ghent', name: 'Ghent', weight: 2, class: 'city', as: 'delegate' };
const leuven: Mandate = { id: 'leuven', name: 'Leuven', weight: 1, class: 'city', as: 'proxy' };
let takeDown: () => void = () => {};

beforeEach(async () => {
  sessionStorage.clear();
  document.body.replaceChildren();
  await speak(catalogues, 'en');
});
afterEach(() => takeDown());

/** The phone of somebody who may cast these mandates, with an open poll that goes by the roll. */
async function device(mandates: readonly Mandate[]) {
  const world = new TestWorld();
  const live = new LiveRoom({ session: 's', world, store: memoryStore(), now: () => Date.parse(at) });
  live.link.start();
  await settled();
  const says = (...messages: ServerMessage[]) => {
    for (const message of messages) world.socket.says(message);
    flushSync();
  };
  const polls = [poll({ method: { type: 'single-choice' }, voters: 'roll' })];
  says(
    welcome(),
    { type: 'snapshot', epoch, revision: 5, state: state({ polls }) },
    { type: 'mandates', poll: 'poll-1', mandates: [...mandates] },
  );
  const card = mount(PollCard, { target: document.body, props: { live, poll: polls[0] as Poll } });
  takeDown = () => void unmount(card);
  await expect.poll(() => text()).toContain('How this is counted');
  const casts = () => world.socket.sent.filter((message): message is Cast => message.type === 'cast');
  return { says, casts };
}

const text = (): string => document.body.textContent ?? '';

function pick(label: string): void {
  const found = [...document.querySelectorAll('label')].find((each) => each.textContent?.includes(label));
  found?.querySelector('input')?.click();
  flushSync();
}

function send(): void {
  document.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  flushSync();
}

test('it says whom one votes for, and with what weight', () => {
  expect(votesFor([ghent, leuven])).toBe('You vote for Ghent, weight 2, and as proxy for Leuven.');
  expect(votesFor([ghent])).toBe('You vote for Ghent, weight 2.');
  expect(votesFor([leuven])).toBe('You vote as proxy for Leuven.');
});

test('one ballot is cast for all mandates', async () => {
  const { casts } = await device([ghent, leuven]);
  expect(text()).toContain('You vote for Ghent, weight 2, and as proxy for Leuven.');
  pick('Option a');
  send();
  expect(casts().map(({ mandate, ballot }) => [mandate, ballot])).toEqual([
    ['ghent', { type: 'options', options: ['a'] }],
    ['leuven', { type: 'options', options: ['a'] }],
  ]);
});

test('each mandate may have a ballot of its own, and what is saved stands beside it', async () => {
  const { says, casts } = await device([ghent, leuven]);
  pick('Leuven');
  pick('Option b');
  send();
  says({ type: 'ack', id: casts()[0]?.id ?? '', rev: 1, at });
  expect(text()).toMatch(/Leuven.*Option b.*Saved \d\d:\d\d/s);
  pick('Option a');
  send();
  expect(casts().map(({ mandate }) => mandate)).toEqual(['leuven', 'ghent']);
});

test('a ballot that another delegate has cast is shown as theirs', async () => {
  const { says } = await device([ghent, leuven]);
  const ballot = { type: 'options' as const, options: ['c'] as [string] };
  says({ type: 'ballotSaved', ballot: { poll: 'poll-1', mandate: 'ghent', rev: 1, ballot, at, by: 'Ben' } });
  expect(text()).toContain('by Ben');
});

test('who is on no roll is told so', async () => {
  const world = new TestWorld();
  const live = new LiveRoom({ session: 's', world, store: memoryStore() });
  live.link.start();
  await settled();
  const asked = poll({ voters: 'roll' });
  world.socket.says(welcome({ you: { role: 'participant', participant: me } }));
  world.socket.says({ type: 'snapshot', epoch, revision: 5, state: state({ polls: [asked] }) });
  world.socket.says({ type: 'mandates', poll: 'poll-1', mandates: [] });
  const card = mount(PollCard, { target: document.body, props: { live, poll: asked } });
  takeDown = () => void unmount(card);
  flushSync();
  expect(text()).toContain('You are not on it.');
});
