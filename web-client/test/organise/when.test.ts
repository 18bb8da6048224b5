import { beforeAll, describe, expect, test } from 'vitest';
import type { Recurrence } from '../../src/contract/organise';
import {
  isLast,
  movedTo,
  never,
  nth,
  patternsOf,
  repeatFlaw,
  repeatOf,
  ruleOf,
} from '../../src/entries/app/organise/when/repeat';
import {
  endDay,
  onDay,
  slotOf,
  startedAt,
  type When,
  whenFlaw,
  whenOf,
} from '../../src/entries/app/organise/when/when';
import { sentence } from '../../src/entries/app/organise/when/words';
import { clocksThere, instantOf, isZone, localAt, zoneOf } from '../../src/entries/app/organise/when/zones';
import { catalogues } from '../../src/generated/messages/organise';
import { speak } from '../../src/messages/messages.svelte';

const brussels = 'Europe/Brussels';
const when = (over: Partial<When> = {}): When => ({
  date: '2026-09-08',
  start: '14:00',
  end: '15:30',
  lastDay: '',
  zone: brussels,
  ...over,
});

describe('local times and zones', () => {
  test('a local time is an instant, in summer and in winter', () => {
    expect(instantOf('2026-09-08T14:00', brussels)).toBe(Date.parse('2026-09-08T12:00Z'));
    expect(instantOf('2026-12-08T14:00', brussels)).toBe(Date.parse('2026-12-08T13:00Z'));
    expect(instantOf('2026-12-08T14:00', 'Asia/Kathmandu')).toBe(Date.parse('2026-12-08T08:15Z'));
    expect(instantOf('2026-01-01T00:30', 'Pacific/Auckland')).toBe(Date.parse('2025-12-31T11:30Z'));
  });

  test('a time that clocks skip is none, and of one that comes twice the first counts', () => {
    expect(instantOf('2027-03-28T02:30', brussels)).toBeNull();
    expect(instantOf('2026-10-25T02:30', brussels)).toBe(Date.parse('2026-10-25T00:30Z'));
  });

  test('an instant and back is the same local time', () => {
    for (const local of ['2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T03:00', '2026-12-31T23:59'])
      expect(localAt(instantOf(local, brussels) ?? 0, brussels)).toBe(local);
  });

  test('a zone is found by its city', () => {
    const all = ['America/New_York', brussels, 'Europe/Lisbon'];
    expect(zoneOf('new york', all)).toBe('America/New_York');
    expect(zoneOf(' brussels ', all)).toBe(brussels);
    expect(zoneOf('europe/lisbon', all)).toBe('Europe/Lisbon');
    expect(zoneOf('Atlantis', all)).toBe('Atlantis');
    expect(isZone('Atlantis')).toBe(false);
    expect(isZone('')).toBe(false);
    expect(isZone(brussels)).toBe(true);
  });

  test('clocks elsewhere know another day and unusual hours; the same clock is left out', () => {
    const at = Date.parse('2026-09-08T20:00Z');
    expect(clocksThere(at, brussels, ['Europe/Paris', 'Europe/Lisbon', 'Asia/Tokyo'])).toEqual([
      { zone: 'Europe/Lisbon', local: '2026-09-08T21:00', days: 0, odd: true },
      { zone: 'Asia/Tokyo', local: '2026-09-09T05:00', days: 1, odd: true },
    ]);
  });
});

describe('when a meeting is', () => {
  test('a form and its slot say the same, over midnight and over days', () => {
    for (const each of [when(), when({ start: '22:00', end: '01:00' }), when({ lastDay: '2026-09-10' })])
      expect(whenOf(slotOf(each))).toEqual(each);
    expect(
      whenOf({ localStart: '2026-09-08T14:00:00', localEnd: '2026-09-08T15:30:00', zone: brussels }),
    ).toEqual(when());
  });

  test('an end before the start is on the next day', () => {
    expect(endDay(when({ start: '22:00', end: '01:00' }))).toBe('2026-09-09');
  });

  test('what nobody can meet at is named', () => {
    expect(whenFlaw(when())).toBeNull();
    expect(whenFlaw(when({ date: '' }))).toBe('date');
    expect(whenFlaw(when({ end: '' }))).toBe('time');
    expect(whenFlaw(when({ zone: 'Europe/Atlantis' }))).toBe('zone');
    expect(whenFlaw(when({ date: '2027-03-28', start: '02:30', end: '04:00' }))).toBe('skippedStart');
    expect(whenFlaw(when({ date: '2027-03-28', start: '01:30', end: '02:30' }))).toBe('skippedEnd');
    expect(whenFlaw(when({ lastDay: '2026-09-07' }))).toBe('end');
    expect(whenFlaw(when({ lastDay: '2026-11-08' }))).toBe('long');
  });

  test('who moves the start or the day moves the meeting', () => {
    expect(startedAt(when(), '09:15')).toEqual(when({ start: '09:15', end: '10:45' }));
    expect(startedAt(when(), '23:00')).toEqual(when({ start: '23:00', end: '00:30' }));
    expect(onDay(when({ lastDay: '2026-09-10' }), '2026-10-01')).toEqual(
      when({ date: '2026-10-01', lastDay: '2026-10-03' }),
    );
  });
});

describe('how a series repeats', () => {
  test('a day knows which of its weekdays of the month it is', () => {
    expect([nth('2026-09-08'), nth('2026-09-29'), nth('2026-09-01')]).toEqual([2, 5, 1]);
    expect([isLast('2026-09-29'), isLast('2026-09-22'), isLast('2027-02-22')]).toEqual([true, false, true]);
  });

  test('only what that day can do is offered', () => {
    expect(patternsOf('2026-09-08')).not.toContain('monthly-last');
    expect(patternsOf('2026-09-29')).not.toContain('monthly-nth');
    expect(patternsOf('2026-09-29')).not.toContain('monthly-date');
    expect(patternsOf('2026-09-29')).toContain('yearly-date');
    expect(patternsOf('2028-02-29')).not.toContain('yearly-date');
  });

  const rules: [string, Recurrence, string][] = [
    ['2026-09-08', { frequency: 'daily', interval: 1, days: [], count: 5 }, 'Every day, 5 times'],
    [
      '2026-09-08',
      { frequency: 'weekly', interval: 2, days: ['tuesday', 'thursday'], until: '2027-06-30' },
      'Every 2 weeks on Tuesday and Thursday, until Wed 30 June 2027',
    ],
    [
      '2026-09-08',
      { frequency: 'monthly', interval: 1, days: [], count: 10 },
      'Every month on day 8, 10 times',
    ],
    [
      '2026-09-08',
      { frequency: 'monthly', interval: 1, days: ['tuesday'], ordinal: 2, count: 10 },
      'Every month on the second Tuesday, 10 times',
    ],
    [
      '2026-09-29',
      { frequency: 'monthly', interval: 3, days: ['tuesday'], ordinal: -1, count: 4 },
      'Every 3 months on the last Tuesday, 4 times',
    ],
    [
      '2026-09-29',
      { frequency: 'yearly', interval: 1, days: [], count: 1 },
      'Every year on 29 September, once',
    ],
    [
      '2026-09-08',
      { frequency: 'yearly', interval: 1, days: ['tuesday'], ordinal: 2, count: 3 },
      'Every year on the second Tuesday of September, 3 times',
    ],
  ];

  beforeAll(() => speak(catalogues, 'en'));

  test.each(rules)('from %s on, %o is said in words and survives the form', (date, rule, words) => {
    expect(ruleOf(repeatOf(rule), date)).toEqual(rule);
    expect(repeatFlaw(repeatOf(rule), date)).toBeNull();
    expect(sentence(rule, date)).toBe(words);
  });

  test('the same is said in the other languages', async () => {
    const rule = rules[3]?.[1] as Recurrence;
    await speak(catalogues, 'de');
    expect(sentence(rule, '2026-09-08')).toBe('Jeden Monat am zweiten Dienstag, 10-mal');
    await speak(catalogues, 'fr');
    expect(sentence(rule, '2026-09-08')).toBe('Tous les mois, le deuxième mardi, 10 fois');
    await speak(catalogues, 'nl');
    expect(sentence(rule, '2026-09-08')).toBe('Elke maand op de tweede dinsdag, 10 keer');
    await speak(catalogues, 'en');
  });

  test('the day of the start is always among those of a week', () => {
    expect(ruleOf({ ...never, pattern: 'weekly', days: ['friday'] }, '2026-09-08')?.days).toEqual([
      'tuesday',
      'friday',
    ]);
  });

  test('a moved day takes the kind of repetition along', () => {
    const monthly = { ...never, pattern: 'monthly-nth' } as const;
    expect(movedTo(monthly, '2026-09-08', '2026-09-16').pattern).toBe('monthly-nth');
    expect(movedTo(monthly, '2026-09-08', '2026-09-29').pattern).toBe('monthly-last');
    expect(
      movedTo({ ...never, pattern: 'weekly', days: ['tuesday', 'friday'] }, '2026-09-08', '2026-09-09').days,
    ).toEqual(['wednesday', 'friday']);
  });

  test('what the server would refuse is named', () => {
    const weekly = { ...never, pattern: 'weekly' } as const;
    expect(repeatFlaw({ ...weekly, interval: 0 }, '2026-09-08')).toBe('interval');
    expect(repeatFlaw({ ...weekly, count: 367 }, '2026-09-08')).toBe('count');
    expect(repeatFlaw({ ...weekly, end: 'until', until: '2026-09-07' }, '2026-09-08')).toBe('until');
    expect(repeatFlaw({ ...weekly, end: 'until', until: '2050-01-01' }, '2026-09-08')).toBe('untilFar');
    expect(repeatFlaw({ ...never, count: null }, '2026-09-08')).toBeNull();
  });
});
