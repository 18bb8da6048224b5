import { type Component, flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OrganisedMeeting } from '../../src/contract/organise';
import Import from '../../src/entries/app/organise/list/Import.svelte';
import Proposals from '../../src/entries/app/organise/meeting/Proposals.svelte';
import SetAside from '../../src/entries/app/organise/outbox/SetAside.svelte';
import { catalogues as app } from '../../src/generated/messages/app';
import { catalogues as organise } from '../../src/generated/messages/organise';
import { learn, speak } from '../../src/messages/messages.svelte';
import { problem, restServer } from '../restServer';
import OrganiseFrame from './OrganiseFrame.svelte';

let takeDown: () => void = () => {};

beforeEach(async () => {
  document.body.replaceChildren();
  await speak(app, 'en');
  await learn(organise);
});
afterEach(() => {
  takeDown();
  vi.unstubAllGlobals();
});

function show<P extends Record<string, unknown>>(part: Component<P>, props: P): void {
  const any = part as unknown as Component<Record<string, unknown>>;
  const shown = mount(OrganiseFrame, { target: document.body, props: { part: any, props } });
  takeDown = () => void unmount(shown);
}

const text = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const shows = (words: string) => expect.poll(text).toContain(words);
const button = (words: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(words));
function press(words: string): void {
  button(words)?.click();
  flushSync();
}

const slot = { localStart: '2027-03-02T10:00', localEnd: '2027-03-02T11:00', zone: 'Europe/Brussels' };
const file = new File(['BEGIN:VCALENDAR'], 'telcos.ics');
const found = {
  read: [{ uid: '1@x', title: { en: 'Telco' }, slot, note: 'Its alarm was left out.' }],
  refused: [{ line: 12, reason: 'all-day' }],
  added: 0,
};
const importing = (ondone: (added: number) => Promise<void> = async () => {}) =>
  show(Import, { file, ondone, onleave: () => {} });

test('a file is looked at before anything of it is added', async () => {
  const asked = restServer({ 'POST /api/organise/import?dry=true': () => [200, found] });
  importing();
  await shows('One meeting was read.');
  for (const words of [
    'telcos.ics',
    'Telco',
    '10:00–11:00 (Europe/Brussels)',
    'Its alarm was left out.',
    'Line 12: all-day',
  ])
    expect(text()).toContain(words);
  expect(asked.map(({ what }) => what)).not.toContain('POST /api/organise/import');
});

test('what was read is added once it is asked for', async () => {
  const ondone = vi.fn(async () => {});
  const asked = restServer({
    'POST /api/organise/import?dry=true': () => [200, found],
    'POST /api/organise/import': () => [200, { ...found, added: 1 }],
  });
  importing(ondone);
  await shows('Add as a draft');
  press('Add as a draft');
  await expect.poll(() => ondone.mock.calls).toEqual([[1]]);
  expect(asked.at(-1)).toEqual({ what: 'POST /api/organise/import', body: 'BEGIN:VCALENDAR' });
});

test('nothing can be added of a file in which nothing was read', async () => {
  const asked = restServer({
    'POST /api/organise/import?dry=true': () => [200, { read: [], refused: [], added: 0 }],
  });
  importing();
  await shows('No meeting was read.');
  press('Add as drafts');
  expect(button('Add as drafts')?.getAttribute('aria-disabled')).toBe('true');
  expect(asked.map(({ what }) => what)).not.toContain('POST /api/organise/import');
});

test('a file that is none is refused in words, and can only be left', async () => {
  restServer({ 'POST /api/organise/import?dry=true': () => [422, problem('invalid-calendar')] });
  importing();
  await shows('invalid-calendar');
  expect(button('Do not add')).toBeDefined();
  expect(button('Add as')).toBeUndefined();
});

const meeting = {
  id: 'm1',
  status: 'confirmed',
  slot,
  revision: { number: 1, sequence: 0, revisedAt: '2026-09-01T08:00:00Z' },
  startsAt: '2100-03-02T09:00:00Z',
  endsAt: '2100-03-02T10:00:00Z',
} as OrganisedMeeting;
const proposal = {
  id: 'p1',
  name: 'Ada Berg',
  startsAt: '2100-03-03T13:00:00Z',
  endsAt: '2100-03-03T14:30:00Z',
  comment: 'A train strike.',
  via: 'mail',
  at: '2026-09-01T08:00:00Z',
};

test('a proposed time is said in the zone of the meeting, and goes into the form when it is used', async () => {
  const onuse = vi.fn();
  restServer({ 'GET /api/organise/meetings/m1/proposals': () => [200, { proposals: [proposal] }] });
  show(Proposals, { meeting, zone: 'Europe/Brussels', onuse });
  await shows('Ada Berg');
  expect(text()).toContain('14:00–15:30 (Europe/Brussels)');
  expect(text()).toContain('“A train strike.”');
  press('Use this time');
  expect(onuse.mock.calls).toEqual([
    [{ date: '2100-03-03', start: '14:00', end: '15:30', lastDay: '', zone: 'Europe/Brussels' }],
  ]);
});

test('a proposal is declined with a few words, and what is left stays', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const path = 'POST /api/organise/meetings/m1/proposals/p1/decline';
  const asked = restServer({
    'GET /api/organise/meetings/m1/proposals': () => [200, { proposals: [proposal] }],
    [path]: () => [200, { proposals: [{ ...proposal, id: 'p2', name: 'Ben' }] }],
  });
  show(Proposals, { meeting, zone: 'Europe/Brussels', onuse: () => {} });
  await shows('Ada Berg');
  press('Decline');
  const field = document.querySelector('textarea');
  if (!field) throw new Error('there is no room for words');
  field.value = ' The hall is booked. ';
  field.dispatchEvent(new Event('input'));
  document.querySelector<HTMLButtonElement>('dialog .button.primary')?.click();
  await shows('Ben');
  expect(asked.find(({ what }) => what === path)?.body).toEqual({ comment: 'The hall is booked.' });
  expect(document.querySelector('dialog')).toBeNull();
});

test('a mail that fits nothing says from whom it claims to be, and why it is set aside', async () => {
  const mail = {
    messageId: '<1@x>',
    receivedAt: '2026-09-01T08:00:00Z',
    from: 'ada@ghent.example',
    reason: 'No such meeting.',
  };
  restServer({ 'GET /api/organise/set-aside-mails?limit=50': () => [200, { mails: [mail] }] });
  show(SetAside, {});
  await shows('Mails set aside');
  for (const words of ['ada@ghent.example', 'No such meeting.', 'No subject'])
    expect(text()).toContain(words);
});
