import { describe, expect, test } from 'vitest';
import type { Method, Poll } from '../../src/contract/live';
import { complaints } from '../../src/entries/app/polleditor/complaints';
import { fewestOptions } from '../../src/entries/app/polleditor/methodForm';
import { pollFlaws } from '../../src/entries/app/polleditor/pollFlaws';
import {
  comparable,
  draftOf,
  emptyPoll,
  fromComparable,
  type PollForm,
  pollForm,
} from '../../src/entries/app/polleditor/pollForm';
import { groups, methodsFor, purposeOf } from '../../src/entries/app/polleditor/purposes';
import { conflicts, usualRules } from '../../src/entries/app/polleditor/rules';
import { shareOf } from '../../src/entries/app/polleditor/share';
import { poll } from '../fixtures';

const unranked = 'none';
const every: readonly Method[] = [
  { type: 'single-choice' },
  { type: 'yes-no-abstain' },
  { type: 'approval', min: 1, max: 2 },
  { type: 'score', max: 7 },
  { type: 'dots', budget: 9, cap: 4 },
  { type: 'quadratic', credits: 64 },
  { type: 'borda', unranked },
  { type: 'irv', unranked: 'last' },
  { type: 'schulze', unranked, strength: 'margins' },
  { type: 'ranked-pairs', unranked },
  { type: 'stv', seats: 2, quota: 'meek', unranked: 'last' },
  { type: 'majority-judgment', grades: [{ en: 'Bad' }, { en: 'Good', fr: 'Bien' }], unranked },
  { type: 'consent' },
  { type: 'fist-of-five', lowest: 1, median: 4 },
  { type: 'impact-feasibility', scale: 5 },
  { type: 'equal-shares', budget: 500, ballot: 'points', max: 5 },
  { type: 'open-text', max: 2 },
];

function pollOf(method: Method, over: Partial<Poll> = {}): Poll {
  const priced = poll().options.map((option) => ({ ...option, cost: 100 }));
  const own = method.type === 'equal-shares' ? priced : poll().options;
  return poll({
    method,
    ...(fewestOptions(method.type) === 0 ? { options: [] } : { options: own }),
    ...over,
  });
}

const filled = (method: Method['type'], over: Partial<PollForm> = {}): PollForm => ({
  ...emptyPoll('en', null),
  question: { en: 'Which?' },
  options: ['a', 'b', 'c'].map((key) => ({ key, label: { en: key } })),
  method,
  ...over,
});

describe.each(every)('a poll by $type', (method) => {
  test('comes back from its form as it went in', () => {
    expect(draftOf(pollForm(pollOf(method))).method).toEqual(method);
  });

  test('is written without a flaw with what is usual', () => {
    const priced = filled(method.type).options.map((option) => ({ ...option, cost: 10 }));
    expect(pollFlaws(filled(method.type, { options: priced }))).toEqual([]);
  });

  test('comes together again after it was taken apart to be compared', () => {
    const form = pollForm(pollOf(method));
    expect(draftOf(fromComparable(comparable(form)))).toEqual(draftOf(form));
  });

  test('serves one purpose', () => {
    expect(methodsFor(purposeOf(method.type))).toContain(method.type);
  });
});

test('every purpose is offered once', () => {
  const offered = groups.flatMap(({ purposes }) => purposes);
  expect(new Set(offered).size).toBe(offered.length);
  expect(every.map(({ type }) => purposeOf(type)).every((purpose) => offered.includes(purpose))).toBe(true);
});

test('rules come back from their form as they went in', () => {
  const quorum = { of: 'weight', share: '3/5' } as const;
  const threshold = { share: '3/7', base: 'cast', byClass: true } as const;
  const strict = poll({ voters: 'roll', delegates: 'head', base: 'mandates', quorum, threshold });
  expect(draftOf(pollForm(strict))).toMatchObject({ voters: 'roll', delegates: 'head', quorum, threshold });
  const usual = { share: '2/3', base: 'valid', byClass: false } as const;
  expect(pollForm(poll({ threshold: usual })).passing).toBe('2/3');
  expect(draftOf(pollForm(poll({ threshold: usual }))).threshold).toEqual(usual);
});

test('a share that the server writes as a decimal is known by its name', () => {
  const share = (text: string) =>
    pollForm(poll({ threshold: { share: text, base: 'valid', byClass: false } }));
  expect(share('0.5').passing).toBe('1/2');
  expect(share('0.8').passing).toBe('4/5');
  expect([share('0.6'), share('0.55'), share('3/7')].map(({ ownShare }) => ownShare)).toEqual([
    '3/5',
    '55 %',
    '3/7',
  ]);
  expect(pollForm(poll({ quorum: { of: 'weight', share: '0.5' } })).quorumShare).toBe('1/2');
});

describe('what cannot be chosen together', () => {
  const secret = filled('single-choice', { secrecy: 'secret', results: 'live', ballotsShownTo: 'everyone' });

  test('gives way to secrecy, and comes back with names', () => {
    expect(draftOf(secret)).toMatchObject({
      secrecy: 'secret',
      changeable: false,
      results: 'after-close',
      ballotsShownTo: 'facilitators',
    });
    expect(draftOf({ ...secret, secrecy: 'named' })).toMatchObject({ changeable: true, results: 'live' });
  });

  test('is explained', () => {
    expect(conflicts('yes-no-abstain', { ...usualRules(), secrecy: 'secret' })).toEqual({
      changeable: 'secret',
      results: 'secret',
      ballotsShownTo: 'secret',
      abstention: 'yesNo',
      byClass: 'noClasses',
      delegates: 'oneVoice',
    });
  });

  test('a share decides only where options are chosen', () => {
    const form = { passing: '2/3', byClass: true, voters: 'roll' } as const;
    expect(draftOf(filled('schulze', form))).not.toHaveProperty('threshold');
    expect(draftOf(filled('approval', form)).threshold).toEqual({
      share: '2/3',
      base: 'valid',
      byClass: true,
    });
  });
});

describe('what the server would refuse', () => {
  const fields = (form: PollForm) => pollFlaws(form).map((flaw) => flaw.field);
  const settings = (form: PollForm) =>
    pollFlaws(form).flatMap((flaw) => (flaw.field === 'setting' ? [[flaw.name, ...flaw.bounds]] : []));

  test('of numbers is named with its bounds', () => {
    expect(settings(filled('dots', { dots: 5, cap: 6 }))).toEqual([['cap', 1, 5]]);
    expect(settings(filled('dots', { dots: null }))).toEqual([['dots', 1, 1000]]);
    expect(settings(filled('stv', { seats: 3 }))).toEqual([['seats', 1, 2]]);
    expect(settings(filled('score', { top: 1.5 }))).toEqual([['top', 1, 100]]);
    expect(settings(filled('fist-of-five', { lowest: 6 }))).toEqual([['lowest', 0, 5]]);
    expect(settings(filled('open-text', { answers: 0 }))).toEqual([['answers', 1, 10]]);
  });

  test('of grades is blank, twice, too few or too many', () => {
    const grades = (...all: string[]) =>
      fields(filled('majority-judgment', { grades: all.map((en) => ({ en })) }));
    expect(grades('Bad', 'Good')).toEqual([]);
    for (const wrong of [['Bad'], ['Bad', ' '], ['Bad', 'Bad'], Array.from({ length: 11 }, (_, n) => `${n}`)])
      expect(grades(...wrong)).toEqual(['grades']);
  });

  test('of costs is said at its option', () => {
    const [a, b, c] = filled('equal-shares').options.map((option, n) => ({ ...option, cost: n * 10 }));
    const flaws = pollFlaws(filled('equal-shares', { options: [a, b, c].flatMap((each) => each ?? []) }));
    expect([...complaints(flaws).cost.keys()]).toEqual(['a']);
  });

  test('of shares is no share', () => {
    expect(fields(filled('approval', { quorum: 'mandates', quorumShare: '0' }))).toEqual(['quorumShare']);
    expect(fields(filled('approval', { passing: 'own', ownShare: 'most' }))).toEqual(['ownShare']);
  });
});

test.each([
  ['3/5', '3/5'],
  [' 3 / 5 ', '3/5'],
  ['60%', '60/100'],
  ['66,7 %', '66.7/100'],
  ['0,6', '0.6'],
  ['1', '1'],
  ['0', null],
  ['7/5', null],
  ['120 %', null],
  ['half', null],
  ['', null],
  ['1/0', null],
])('the share %j is %j', (text, share) => {
  expect(shareOf(text)).toBe(share);
});
