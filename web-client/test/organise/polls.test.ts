import { expect, test } from 'vitest';
import type { DateCandidate, DatePoll } from '../../src/contract/organise';
import { geoForm, isGeoWrong, pastedPoint, pointOf } from '../../src/entries/app/organise/meeting/geo';
import { longestNames, readPeople } from '../../src/entries/app/organise/people/pasted';
import { asLines, draftDate, proposedOf, withMore } from '../../src/entries/app/organise/polls/pollForm';
import { areaOf, screenOf } from '../../src/entries/app/organise/screens';

const zone = 'Europe/Brussels';
const candidate = (over: Partial<DateCandidate>): DateCandidate => ({
  number: 1,
  localStart: '2027-03-02T10:00:00',
  localEnd: '2027-03-02T11:00:00',
  startsAt: '2027-03-02T09:00:00Z',
  endsAt: '2027-03-02T10:00:00Z',
  yes: 0,
  ifNeedBe: 0,
  no: 0,
  leading: false,
  hours: [],
  ...over,
});
const poll = (...candidates: DateCandidate[]) => ({ candidates, minutes: 60, zone }) as unknown as DatePoll;

test('a time that nobody answered to goes along with the length of the meeting', () => {
  expect(proposedOf(poll(candidate({}))).map(draftDate)).toEqual([
    { number: 1, localStart: '2027-03-02T10:00' },
  ]);
});

test('a time that people answered to stays as it is, and so does one of another length', () => {
  const answered = candidate({ no: 1 });
  const longer = candidate({ number: 2, localEnd: '2027-03-02T12:30:00' });
  expect(proposedOf(poll(answered, longer)).map(draftDate)).toEqual([
    { number: 1, localStart: '2027-03-02T10:00', localEnd: '2027-03-02T11:00' },
    { number: 2, localStart: '2027-03-02T10:00', localEnd: '2027-03-02T12:30' },
  ]);
});

test('more times come between those there are, each once and without a number', () => {
  const before = proposedOf(poll(candidate({})));
  const after = withMore(before, ['2027-03-02T10:00', '2027-03-01T09:00'], zone);
  expect(after.map(draftDate)).toEqual([
    { localStart: '2027-03-01T09:00' },
    { number: 1, localStart: '2027-03-02T10:00' },
  ]);
});

test('what was withdrawn keeps its note, without the languages left empty', () => {
  const [one] = proposedOf(poll(candidate({ yes: 1, withdrawn: { en: 'The room is taken', fr: ' ' } })));
  expect(one && draftDate(one).withdrawn).toEqual({ en: 'The room is taken' });
});

test('who is asked is read back from what the form shows', () => {
  const people = [{ name: 'Ada Berg', email: 'ada@ghent.example' }, { name: 'Ben' }];
  expect(readPeople(asLines(people)).people).toEqual(people);
});

test('a name is as long as the server takes it: longer for a meeting than for a date poll', () => {
  const name = 'a'.repeat(longestNames.datePoll + 1);
  expect(readPeople(name).refused).toEqual([]);
  expect(readPeople(name, longestNames.datePoll).refused).toHaveLength(1);
  expect(readPeople('a'.repeat(longestNames.meeting + 1)).refused).toHaveLength(1);
});

test('a point is two numbers in degrees, with a dot or a comma, and nothing is none', () => {
  expect(pointOf({ latitude: '51,05', longitude: ' 3.72 ' })).toEqual({ latitude: 51.05, longitude: 3.72 });
  expect(geoForm({ latitude: -0.5, longitude: 180 })).toEqual({ latitude: '-0.5', longitude: '180' });
  expect(isGeoWrong({ latitude: '', longitude: '' })).toBe(false);
  for (const [latitude, longitude] of [
    ['91', '0'],
    ['51', ''],
    ['51', '181'],
    ['north', '3'],
    ['0x1', '3'],
  ] as const)
    expect(isGeoWrong({ latitude, longitude }), `${latitude} ${longitude}`).toBe(true);
});

test('both numbers of a map are pasted at once, and no decimal comma is taken for two', () => {
  expect(pastedPoint('51.0543, 3.7174')).toEqual({ latitude: '51.0543', longitude: '3.7174' });
  expect(pastedPoint('51,0543')).toBeNull();
});

test('a date poll has an address where it is changed', () => {
  expect(screenOf('/organise/date-polls/p1/edit')).toEqual({ type: 'editDatePoll', id: 'p1' });
  expect(areaOf(screenOf('/organise/date-polls/p1/edit'))).toBe('datePolls');
  expect(screenOf('/organise/date-polls/p1')).toEqual({ type: 'datePoll', id: 'p1' });
});
