import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Staff } from '../../src/connection/staff';
import CalendarsApp from '../../src/entries/app/calendars/CalendarsApp.svelte';
import { catalogues as app } from '../../src/generated/messages/app';
import { catalogues as calendars } from '../../src/generated/messages/calendars';
import { learn, speak } from '../../src/messages/messages.svelte';
import { problem, restServer } from '../restServer';

const phone = {
  id: 'feed-1',
  label: 'Phone',
  scope: 'person',
  filters: 'kind=telco&alarm=30',
  createdAt: '2026-09-01T08:00:00Z',
};
const account = (memberships: readonly unknown[]) => ({ account: { id: 'a', name: 'Emil', memberships } });
const member = account([{ initiative: 'i', name: { en: 'i' }, role: 'participant' }]);
let takeDown: () => void = () => {};

beforeEach(async () => {
  document.body.replaceChildren();
  await speak(app, 'en');
  await learn(calendars);
});
afterEach(() => {
  takeDown();
  vi.unstubAllGlobals();
});

const server = (more: Parameters<typeof restServer>[0] = {}) =>
  restServer({
    'GET /api/me': () => [200, member],
    'GET /api/me/feeds': () => [200, { feeds: [phone] }],
    'GET /api/me/app-passwords': () => [200, { passwords: [] }],
    ...more,
  });

async function open(): Promise<void> {
  const props = { staff: new Staff(), publicUrl: 'https://convene.example' };
  const screen = mount(CalendarsApp, { target: document.body, props });
  takeDown = () => void unmount(screen);
}

const text = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const shows = (words: string) => expect.poll(text).toContain(words);

function press(name: string): void {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(name));
  if (!found) throw new Error(`there is no button ${name}: ${text()}`);
  found.click();
  flushSync();
}

function write(form: string, value: string): void {
  const found = [...document.querySelectorAll('form')].find((each) => each.textContent?.includes(form));
  const input = found?.querySelector<HTMLInputElement>('input[type=text]');
  if (!input) throw new Error(`there is no form ${form}`);
  input.value = value;
  input.dispatchEvent(new Event('input'));
  flushSync();
}

test('each address says what it is for, what it holds and when it was used', async () => {
  server();
  await open();
  await shows('Phone');
  expect(text()).toContain('My meetings · Telco · Reminder: 30 minutes before');
  expect(text()).toContain('not used yet');
});

test('an address is shown when it is made, and not once it is put away', async () => {
  const asked = server({
    'POST /api/me/feeds': () => [
      200,
      {
        feed: { ...phone, label: 'Desk' },
        url: 'https://convene.example/s.ics',
        webcal: 'webcal://convene.example/s.ics',
      },
    ],
  });
  await open();
  await shows('Make an address');
  write('Make an address', ' Desk ');
  press('Make the address');
  await shows('The address for “Desk”');
  expect(asked.find(({ what }) => what === 'POST /api/me/feeds')?.body).toEqual({
    label: 'Desk',
    scope: 'person',
    filters: '',
  });
  expect(document.querySelector<HTMLInputElement>('input[readonly]')?.value).toBe(
    'https://convene.example/s.ics',
  );
  expect(document.querySelector('a[href^="webcal:"]')?.getAttribute('href')).toBe(
    'webcal://convene.example/s.ics',
  );
  press('I have it');
  expect(document.querySelector('input[readonly]')).toBeNull();
});

test('without a name nothing is asked of the server', async () => {
  const asked = server();
  await open();
  await shows('Make an address');
  press('Make the address');
  await shows('Say what it is for.');
  expect(asked.some(({ what }) => what.startsWith('POST /api/me'))).toBe(false);
});

test('who is no member is not offered all that the initiative plans', async () => {
  server({ 'GET /api/me': () => [200, account([])] });
  await open();
  await shows('Make an address');
  expect(text()).not.toContain('All meetings');
});

test('a password comes with the server and the name to sign in with', async () => {
  server({
    'POST /api/me/app-passwords': () => [
      200,
      {
        password: { id: 'p', label: 'Thunderbird', createdAt: phone.createdAt },
        user: 'emil@ghent.example',
        secret: 'abcde-fghij',
        url: 'https://convene.example/dav/',
      },
    ],
  });
  await open();
  await shows('Make a password');
  write('Make a password', 'Thunderbird');
  press('Make the password');
  await shows('The password for “Thunderbird”');
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[readonly]')].map(
    ({ value }) => value,
  );
  expect(fields).toEqual(['https://convene.example', 'emil@ghent.example', 'abcde-fghij']);
  expect(text()).toContain('https://convene.example/.well-known/caldav');
});

test('too many are said in plain words', async () => {
  server({ 'POST /api/me/app-passwords': () => [409, problem('too-many-app-passwords')] });
  await open();
  await shows('Make a password');
  write('Make a password', 'Thunderbird');
  press('Make the password');
  await shows('You have as many as there may be');
});

test('who is signed out is sent to the public calendar', async () => {
  server({ 'POST /api/auth/refresh': () => [401, problem('signed-out')] });
  await open();
  await shows('You are not signed in');
  expect(document.querySelector('a[href="/calendar#subscribe"]')).not.toBeNull();
});
