import { afterEach, expect, test, vi } from 'vitest';
import { Credentials } from '../src/connection/credentials';
import { type Asked, problem, restServer } from './restServer';

const session = 'room';
const grant = (ticket?: string) => ({
  accessToken: 'token',
  expiresIn: 600,
  ...(ticket && { ticket: { ticket, expiresIn: 30 } }),
});

function served(refreshed: readonly [number, unknown] = [200, grant('of refresh')]): Asked[] {
  return restServer({
    'POST /api/auth/refresh': () => refreshed,
    'POST /api/sessions/room/ticket': () => [200, { ticket: 'asked for', expiresIn: 30 }],
  });
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the ticket that came with joining is used once, without asking', async () => {
  const asked = served();
  const guest = new Credentials(session);
  guest.accept(grant('of join'));
  expect(await guest.ticket(session)).toEqual({ type: 'ticket', ticket: 'of join', session });
  expect(asked).toEqual([]);
  expect(await guest.ticket(session)).toMatchObject({ ticket: 'asked for' });
  expect(asked.map(({ what }) => what)).toEqual(['POST /api/sessions/room/ticket']);
});

test('whoever comes back gets it with the token', async () => {
  const asked = served();
  expect(await new Credentials(session).ticket(session)).toMatchObject({ ticket: 'of refresh' });
  expect(asked.map(({ what }) => what)).toEqual(['POST /api/auth/refresh']);
});

test('one that could die on the way is not sent', async () => {
  vi.useFakeTimers();
  served();
  const guest = new Credentials(session);
  guest.accept(grant('of join'));
  vi.advanceTimersByTime(15_000);
  expect(await guest.ticket(session)).toMatchObject({ ticket: 'asked for' });
});

test('an account asks for each', async () => {
  const asked = served([200, grant()]);
  expect(await new Credentials(null).ticket(session)).toMatchObject({ ticket: 'asked for' });
  expect(asked).toHaveLength(2);
});

test('whoever is no longer known gets none', async () => {
  const asked = served([401, { ...problem('signed-out'), status: 401 }]);
  expect(await new Credentials(session).ticket(session)).toEqual({ type: 'ended', end: 'signedOut' });
  expect(asked).toHaveLength(1);
});
