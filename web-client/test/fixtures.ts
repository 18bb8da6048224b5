import type { AgendaItem, Poll, Result, Session, State, Welcome } from '../src/contract/live';

/** Small worlds for tests: only what a test names differs from these. */
export const epoch = '00000000-0000-7000-8000-00000000e000';
export const me = '00000000-0000-7000-8000-0000000000a1';

export function session(over: Partial<Session> = {}): Session {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    slug: 'brussels-workshop',
    code: 'KALE42',
    title: { en: 'Brussels workshop', fr: 'Atelier de Bruxelles' },
    kind: 'workshop',
    zone: 'Europe/Brussels',
    plannedStart: '2026-09-29T08:00:00.000Z',
    plannedEnd: '2026-09-29T10:00:00.000Z',
    state: 'open',
    startedAt: '2026-09-29T08:00:00.000Z',
    ...over,
  };
}

export function item(id: string, over: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id,
    title: { en: `Item ${id}` },
    kind: 'discussion',
    minutes: 30,
    state: 'planned',
    revision: 1,
    ...over,
  };
}

export function poll(over: Partial<Poll> = {}): Poll {
  return {
    id: 'poll-1',
    question: { en: 'Which ingredients come first?' },
    method: { type: 'approval', min: 1, max: 2 },
    options: ['a', 'b', 'c'].map((id) => ({ id, label: { en: `Option ${id}` } })),
    results: 'after-close',
    voters: 'participants',
    ballotsShownTo: 'facilitators',
    changeable: true,
    abstention: true,
    secrecy: 'named',
    delegates: 'last',
    base: 'valid',
    state: 'open',
    revision: 5,
    openedAt: '2026-09-29T08:10:00.000Z',
    ...over,
  };
}

export function result(votes: Record<string, number>, over: Partial<Result> = {}): Result {
  const counts = Object.entries(votes).map(([option, count]) => ({ option, votes: count, voters: count }));
  return { cast: 10, eligible: 12, abstained: 0, valid: 10, counts, leading: [], ...over };
}

export function state(over: Partial<State> = {}): State {
  return { session: session(), agenda: [], polls: [], wall: { mode: 'auto' }, ...over };
}

export function welcome(over: Partial<Welcome> = {}): Welcome {
  return {
    type: 'welcome',
    epoch,
    revision: 5,
    at: '2026-09-29T08:00:00.000Z',
    you: { role: 'participant', participant: me },
    ballots: [],
    limits: { frameBytes: 16384, commandsPerSecond: 10, heartbeatSeconds: 15 },
    ...over,
  };
}
