import { expect, test } from 'vitest';
import type { Entry, SessionSummary } from '../../src/contract/rest';
import { joined, shown } from '../../src/entries/app/organise/list/listing';
import { elapsedOf } from '../../src/entries/app/point/elapsed';
import { previewRoom } from '../../src/entries/app/polleditor/previewRoom';
import { found } from '../../src/entries/app/polleditor/search';
import { routeOf } from '../../src/entries/app/route';
import { signInLink } from '../../src/entries/app/signin/link';
import { emptyRoom } from '../../src/room/room';
import { stage, visibleResult } from '../../src/room/select';
import { item, poll, state } from '../fixtures';

const id = '00000000-0000-7000-8000-000000000001';

test('a sign-in link holds its token, and where to go', () => {
  expect(signInLink('#token=abc')).toEqual({ token: 'abc', next: '/organise' });
  expect(signInLink(`#token=abc&session=${id}`)).toEqual({ token: 'abc', next: `/host/${id}` });
  expect(signInLink('#token=abc&session=//evil.example')).toEqual({ token: 'abc', next: '/organise' });
  expect(signInLink('')).toBeNull();
});

test('the address says which screen', () => {
  expect(routeOf(`/host/${id}`)).toEqual({ type: 'host', session: id });
  expect(routeOf('/sign-in')).toEqual({ type: 'sign-in' });
  expect(routeOf('/me/calendars')).toEqual({ type: 'calendars' });
  expect(routeOf('/organise')).toEqual({ type: 'organise' });
});

test('what is open comes first, then what comes next, then what was last', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 8, 29, hour)).toISOString();
  const session = (name: string, hour: number, phase: SessionSummary['state'] = 'planned') =>
    ({
      id: name,
      slug: name,
      state: phase,
      plannedStart: at(hour),
      plannedEnd: at(hour + 1),
    }) as SessionSummary;
  const rows = joined(
    [],
    [
      session('later', 20),
      session('soon', 13),
      session('old', 1),
      session('done', 10, 'closed'),
      session('now', 11, 'open'),
    ],
  );
  const groups = (['coming', 'past'] as const).flatMap((show) =>
    shown(rows, { kind: '', show, query: '' }, () => '', Date.parse(at(12))),
  );
  expect(groups.map(({ name, rows }) => [name, rows.map((row) => row.id)])).toEqual([
    ['now', ['now']],
    ['coming', ['soon', 'later']],
    ['past', ['done', 'old']],
  ]);
});

test('ingredients are found without accents and case, those named so first', () => {
  const entry = (name: string, title: string, body: string) =>
    ({ id: name, title: { fr: title }, body: { fr: body } }) as unknown as Entry;
  const entries = [
    entry('body', 'Une carte', 'de l’énergie'),
    entry('title', 'Énergie partagée', ''),
    entry('no', 'Autre', ''),
  ];
  expect(found(entries, 'ENERGIE', (text) => text.fr ?? '').map((each) => each.id)).toEqual([
    'title',
    'body',
  ]);
  expect(found(entries, '', (text) => text.fr ?? '')).toHaveLength(3);
});

test('the current item knows what is left of its time, and what is over', () => {
  const current = item('a', { state: 'current', startedAt: '2026-09-29T08:00:00.000Z', minutes: 20 });
  const after = (minutes: number) =>
    elapsedOf(current, Date.parse('2026-09-29T08:00:00.000Z') + minutes * 60_000);
  expect(after(5)).toEqual({ left: 15, over: 0, share: 0.25 });
  expect(after(23.5)).toEqual({ left: 0, over: 3, share: 1 });
  expect(elapsedOf(item('a'), 0)).toBeNull();
});

test('the preview of a vote is the room with that vote open and nobody’s ballot', () => {
  const room = { ...emptyRoom, state: state({ polls: [poll({ id: 'other' })] }) };
  const live = previewRoom(room, poll({ id: 'new', results: 'live' }));
  expect(live.state && stage(live.state)).toMatchObject({ type: 'poll', poll: { id: 'new' } });
  expect(live.state && visibleResult(live, live.state.polls[0] ?? poll())?.cast).toBe(0);
  const hidden = previewRoom(room, poll({ id: 'new' }));
  expect(hidden.state && visibleResult(hidden, hidden.state.polls[0] ?? poll())).toBeNull();
});
