import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveRoom } from '../src/connection/liveRoom.svelte';
import type { Cast, Poll, ServerMessage } from '../src/contract/live';
import PollCard from '../src/features/poll/PollCard.svelte';
import { catalogues } from '../src/generated/messages/join';
import { speak } from '../src/messages/messages.svelte';
import { epoch, item, poll, state, welcome } from './fixtures';
import { memoryStore, settled, TestWorld } from './world';

const at = '2026-09-29T08:20:00.000Z';
let takeDown: () => void;

beforeEach(async () => {
  sessionStorage.clear();
  document.body.replaceChildren();
  await speak(catalogues, 'en');
});
afterEach(() => takeDown());

/** A participant's device with an open poll on its screen. */
async function device(over: Partial<Poll> = {}) {
  const world = new TestWorld();
  const live = new LiveRoom({ session: 'session', world, store: memoryStore(), now: () => Date.parse(at) });
  live.link.start();
  await settled();
  const says = (...messages: ServerMessage[]) => {
    for (const message of messages) world.socket.says(message);
    flushSync();
  };
  says(welcome(), { type: 'snapshot', epoch, revision: 5, state: state({ polls: [poll(over)] }) });
  const props = $state({ live, poll: live.room.state?.polls[0] as Poll });
  const card = mount(PollCard, { target: document.body, props });
  takeDown = () => void unmount(card);
  const show = () => {
    props.poll = live.room.state?.polls[0] as Poll;
    flushSync();
  };
  flushSync();
  return { world, live, says, show };
}

const inputs = (): HTMLInputElement[] => [...document.querySelectorAll('input')];
const text = (): string => document.body.textContent ?? '';

function mark(index: number): void {
  inputs()[index]?.click();
  flushSync();
}

function send(): void {
  document.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  flushSync();
}

test('a ballot half filled is not disturbed by a tally, an event, or a lost connection', async () => {
  const { world, says, show } = await device();
  mark(0);
  const before = inputs();
  before[0]?.focus();
  says({ type: 'tally', poll: 'poll-1', revision: 5, cast: 3, eligible: 12 });
  says({
    type: 'events',
    from: 6,
    to: 7,
    events: [
      { type: 'agendaItemAdded', revision: 6, at, item: item('x'), order: ['x'] },
      { type: 'pollEdited', revision: 7, at, poll: poll({ revision: 7 }) },
    ],
  });
  show();
  world.socket.drops();
  flushSync();
  expect(inputs()).toEqual(before);
  expect(inputs().every((input, index) => input === before[index])).toBe(true);
  expect(inputs().map((input) => input.checked)).toEqual([true, false, false, false]);
  expect(document.activeElement).toBe(before[0]);
});

test('a ballot half filled is found again after a reload', async () => {
  await device();
  mark(1);
  takeDown();
  await device();
  expect(inputs().map((input) => input.checked)).toEqual([false, true, false, false]);
});

test('no more than the most can be marked, and it says so', async () => {
  await device();
  for (const index of [0, 1, 2]) mark(index);
  expect(inputs().map((input) => input.checked)).toEqual([true, true, false, false]);
  expect(text()).toContain('2 of 2 chosen');
  expect(document.querySelector('[role=alert]')?.textContent).toContain('the most there may be');
});

test('abstaining takes the other marks away, and marking takes the abstention away', async () => {
  await device();
  mark(0);
  mark(3);
  expect(inputs().map((input) => input.checked)).toEqual([false, false, false, true]);
  mark(1);
  expect(inputs().map((input) => input.checked)).toEqual([false, true, false, false]);
});

test('an empty ballot is not sent, and what is missing is said', async () => {
  const { world } = await device();
  send();
  expect(world.socket.sent.filter((message) => message.type === 'cast')).toEqual([]);
  expect(document.querySelector('[role=alert]')?.textContent).toBe('Choose an option first.');
});

test('sent, saved, changed: each is on the screen', async () => {
  const { world, says } = await device();
  mark(0);
  send();
  expect(text()).toContain('Saving…');
  await tick();
  expect(document.activeElement?.tagName).toBe('H2');
  const cast = world.socket.sent.find((message): message is Cast => message.type === 'cast');
  says({ type: 'ack', id: cast?.id ?? '', rev: 1, at });
  expect(text()).toMatch(/Saved \d\d:\d\d/);
  [...document.querySelectorAll('button')].find((button) => button.textContent === 'Change')?.click();
  await tick();
  expect(inputs().map((input) => input.checked)).toEqual([true, false, false, false]);
  expect(document.activeElement).toBe(inputs()[0]);
});

test('offline the ballot is kept on the phone and marked so', async () => {
  const { live } = await device();
  mark(0);
  live.link.offline();
  send();
  expect(text()).toContain('Kept on this phone.');
});

test('single choice is made with radio buttons', async () => {
  await device({ method: { type: 'single-choice' } });
  expect(new Set(inputs().map((input) => input.type))).toEqual(new Set(['radio']));
});
