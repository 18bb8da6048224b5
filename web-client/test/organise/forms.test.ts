import { beforeAll, describe, expect, test } from 'vitest';
import type { Clash, OrganisedMeeting, Plan, Planned } from '../../src/contract/organise';
import type { SessionSummary } from '../../src/contract/rest';
import { differences, merged } from '../../src/entries/app/conflict/merge';
import { counts, joined, shown } from '../../src/entries/app/organise/list/listing';
import { clashes } from '../../src/entries/app/organise/meeting/clashes';
import {
  comparable,
  flaws,
  fromComparable,
  meetingForm,
  wishOf,
} from '../../src/entries/app/organise/meeting/meetingForm';
import { emptyPlan, planForm, planOf } from '../../src/entries/app/organise/meeting/planForm';
import { readPeople } from '../../src/entries/app/organise/people/pasted';
import { areaOf, screenOf } from '../../src/entries/app/organise/screens';
import { catalogues } from '../../src/generated/messages/organise';
import { speak } from '../../src/messages/messages.svelte';

const plan: Plan = {
  kind: 'workshop',
  title: { en: 'Workshop', fr: 'Atelier' },
  about: { en: 'Where we stand' },
  place: 'Rue de la Loi 1, Brussels',
  geo: { latitude: 50.84, longitude: 4.37 },
  link: 'https://meet.example/x',
  linkFor: 'everyone',
  languages: ['en', 'fr'],
  speakers: [{ name: 'Ada Berg', affiliation: 'Ghent' }, { name: 'Ben' }],
  documents: [{ title: { en: 'Minutes' }, url: 'https://docs.example/minutes.pdf' }],
  accessibility: { en: 'A lift' },
  deliverables: ['cookbook'],
  commitments: ['c1'],
  registration: {
    policy: 'approval',
    capacity: 40,
    questions: [
      {
        id: 'diet',
        text: { en: 'Diet?' },
        kind: 'choice',
        options: [{ en: 'All' }, { en: 'Vegan' }],
        required: true,
      },
    ],
  },
};
const meeting = (over: Partial<OrganisedMeeting> = {}): OrganisedMeeting => ({
  id: 'm1',
  slug: 'workshop',
  uid: 'm-1@convene.example',
  plan,
  slot: { localStart: '2026-09-08T14:00:00', localEnd: '2026-09-08T15:30:00', zone: 'Europe/Brussels' },
  startsAt: '2026-09-08T12:00:00.000Z',
  endsAt: '2026-09-08T13:30:00.000Z',
  status: 'confirmed',
  revision: { number: 1, sequence: 0, revisedAt: '2026-09-01T12:00:00.000Z' },
  ...over,
});
const planned = (over: Partial<OrganisedMeeting> = {}): Planned => ({ meeting: meeting(over) });

beforeAll(() => speak(catalogues, 'en'));

describe('the form of a meeting', () => {
  test('a plan survives its form', () => {
    expect(planOf(planForm(plan))).toEqual(plan);
  });

  test('what is empty is left out, and addresses are completed', () => {
    const form = {
      ...emptyPlan('en'),
      title: { en: ' Telco ', fr: ' ' },
      link: 'meet.example/x',
      speakers: [{ key: 'a', name: '', affiliation: ' ' }],
      documents: [{ key: 'b', title: {}, url: 'docs.example/a/Minutes%20of%20May.pdf?x=1' }],
    };
    expect(planOf(form)).toMatchObject({
      title: { en: 'Telco' },
      link: 'https://meet.example/x',
      speakers: [],
      documents: [{ title: { en: 'Minutes of May.pdf' } }],
      registration: { policy: 'none', questions: [] },
    });
    expect(planOf(form)).not.toHaveProperty('place');
  });

  test('a rule is sent only by whom it was changed', () => {
    const series = {
      series: {
        rule: { frequency: 'monthly', interval: 1, days: ['tuesday'], ordinal: 2, count: 3 },
      },
    };
    const base = meetingForm({ ...planned(), ...series } as unknown as Planned);
    expect(wishOf(base, base)).not.toHaveProperty('rule');
    expect(wishOf({ ...base, repeat: { ...base.repeat, interval: 2 } }, base).rule?.interval).toBe(2);
  });

  test('what the server would refuse is named by its part', () => {
    const form = meetingForm(planned());
    expect(flaws(form)).toEqual([]);
    const bad = {
      ...form,
      title: { en: ' ' },
      link: 'ftp://x',
      languages: [],
      speakers: [{ key: 'a', name: '', affiliation: 'Ghent' }],
      documents: [{ key: 'b', title: { en: 'No address' }, url: '' }],
      capacity: 0,
      when: { ...form.when, zone: 'Nowhere' },
      questions: [
        { key: 'q', id: 'q', text: { en: 'Which?' }, kind: 'choice' as const, options: [], required: false },
      ],
    };
    expect(flaws(bad).map(({ at }) => at)).toEqual([
      'title',
      'when',
      'link',
      'languages',
      'speakers',
      'documents',
      'capacity',
      'questions',
    ]);
  });

  test('two edits of different fields come together, keys apart', () => {
    const base = comparable(meetingForm(planned()));
    const mine = comparable({ ...meetingForm(planned()), place: 'Ghent' });
    const theirs = comparable(
      meetingForm(planned({ plan: { ...plan, title: { en: 'Workshop 2', fr: 'Atelier' } } })),
    );
    const found = differences(base, mine, theirs);
    expect(found.map(({ field, suggested }) => [field, suggested])).toEqual([
      ['place', 'mine'],
      ['title.en', 'theirs'],
    ]);
    const together = fromComparable(merged(theirs, found, {}));
    expect(planOf(together)).toEqual({ ...plan, place: 'Ghent', title: { en: 'Workshop 2', fr: 'Atelier' } });
  });
});

describe('the list', () => {
  const session = (slug: string, state: SessionSummary['state'] = 'planned'): SessionSummary => ({
    id: `s-${slug}`,
    slug,
    code: 'ABCDEF',
    title: { en: slug },
    kind: 'telco',
    zone: 'Europe/Brussels',
    plannedStart: '2026-09-08T12:00:00.000Z',
    plannedEnd: '2026-09-08T13:30:00.000Z',
    state,
  });
  const now = Date.parse('2026-09-08T10:00:00.000Z');
  const all = { kind: '', show: 'coming', query: '' } as const;
  const title = () => '';

  test('meetings are joined with their sessions, and sessions of others stay', () => {
    const rows = joined([meeting()], [session('workshop'), session('theirs')]);
    expect(rows.map(({ id, session: of }) => [id, of?.slug])).toEqual([
      ['m1', 'workshop'],
      ['s-theirs', 'theirs'],
    ]);
  });

  test('drafts stand by themselves, cancelled ones stay where they were', () => {
    const rows = joined(
      [meeting({ id: 'd', slug: 'd', status: 'draft' }), meeting({ status: 'cancelled' })],
      [],
    );
    expect(counts(rows, now)).toEqual({ coming: 1, drafts: 1, past: 0 });
    expect(shown(rows, all, title, now).flatMap((group) => group.rows.map(({ id }) => id))).toEqual(['m1']);
    const drafts = shown(rows, { ...all, show: 'drafts' }, title, now);
    expect(drafts.map(({ name, rows: some }) => [name, some.length])).toEqual([['drafts', 1]]);
  });

  test('it is narrowed by kind and by title, without accents', () => {
    const rows = joined([meeting()], [session('theirs')]);
    expect(shown(rows, { ...all, kind: 'telco' }, title, now)[0]?.rows.map(({ id }) => id)).toEqual([
      's-theirs',
    ]);
    expect(shown(rows, { ...all, query: 'ENERGIE' }, () => 'Énergie', now)[0]?.rows).toHaveLength(2);
    expect(shown(rows, { ...all, query: 'nothing' }, () => 'Énergie', now)).toEqual([]);
  });
});

test('the same thing in the way on several dates is told once', () => {
  const people = (at: string): Clash => ({
    type: 'people',
    at,
    who: ['Ada', 'Ben'],
    meeting: { id: 'm2', slug: 'x', title: { en: 'Telco' }, startsAt: '', endsAt: '' },
  });
  const found = clashes(
    [
      people('2026-09-08T14:00'),
      { type: 'holiday', at: '2026-11-11T14:00', name: { en: 'Armistice' } },
      people('2026-10-13T14:00'),
    ],
    'Europe/Brussels',
  );
  expect(found.map(({ words, dates }) => [words, dates])).toEqual([
    ['Ada and Ben: also speaks at “Telco”', 'Tue, 8 Sept · Tue, 13 Oct'],
    ['Public holiday in Belgium: Armistice', 'Wed, 11 Nov'],
  ]);
});

describe('pasted people', () => {
  test('are read as mail programs, lists and tables write them', () => {
    const { people, refused } = readPeople(
      [
        'Ada Berg <ada@ghent.example>',
        '"Berg, Ben" <ben@ghent.example>; Cleo <cleo@porto.example>',
        'dirk.van-dam@tampere.example',
        'Elif Öz\telif@izmir.example',
        'finn@aarhus.example, Finn',
        'Grete Holm',
        '',
      ].join('\r\n'),
    );
    expect(refused).toEqual([]);
    expect(people).toEqual([
      { name: 'Ada Berg', email: 'ada@ghent.example' },
      { name: 'Berg, Ben', email: 'ben@ghent.example' },
      { name: 'Cleo', email: 'cleo@porto.example' },
      { name: 'Dirk Van Dam', email: 'dirk.van-dam@tampere.example' },
      { name: 'Elif Öz', email: 'elif@izmir.example' },
      { name: 'Finn', email: 'finn@aarhus.example' },
      { name: 'Grete Holm' },
    ]);
  });

  test('what is none is told with its line', () => {
    const { people, refused } = readPeople(
      'Ada <ada@ghent.example>\nBen <ben@nowhere>\nADA@ghent.example\n<>',
    );
    expect(people).toHaveLength(1);
    expect(refused.map(({ line, why }) => [line, why])).toEqual([
      [2, 'email'],
      [3, 'twice'],
      [4, 'email'],
    ]);
  });
});

test('the address says which of the organisers’ screens', () => {
  expect(screenOf('/organise')).toEqual({ type: 'list' });
  expect(screenOf('/organise/meetings/new')).toEqual({ type: 'new' });
  expect(screenOf('/organise/meetings/m1')).toEqual({ type: 'meeting', id: 'm1' });
  expect(screenOf('/organise/meetings/m1/people')).toEqual({ type: 'people', id: 'm1' });
  expect(screenOf('/organise/outbox')).toEqual({ type: 'mails' });
  expect(screenOf('/organise/date-polls/new')).toEqual({ type: 'newDatePoll' });
  expect(screenOf('/organise/date-polls/p1')).toEqual({ type: 'datePoll', id: 'p1' });
  expect(areaOf(screenOf('/organise/date-polls'))).toBe('datePolls');
  expect(screenOf('/organise/else')).toEqual({ type: 'list' });
});
