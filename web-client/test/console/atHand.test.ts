import { expect, test } from 'vitest';
import { nextStep, pollAtHand } from '../../src/entries/app/host/atHand';
import { item, poll, session, state } from '../fixtures';

const nothing = { item: null, poll: null };
const agenda = [item('a', { state: 'current' }), item('b')];
const of = (id: string, over: Parameters<typeof poll>[0]) => poll({ id, item: 'a', state: 'draft', ...over });

test('an open poll comes before whatever is selected', () => {
  const polls = [of('here', {}), of('there', { item: 'b', state: 'open' })];
  expect(pollAtHand(state({ agenda, polls }), { item: 'a', poll: 'here' })?.id).toBe('there');
});

test('of the item at hand: the selected poll, what waits for its reveal, a draft, what is over', () => {
  const polls = [of('draft', {}), of('over', { state: 'published' }), of('waits', { state: 'closed' })];
  expect(pollAtHand(state({ agenda, polls }), { item: null, poll: 'over' })?.id).toBe('over');
  expect(pollAtHand(state({ agenda, polls }), nothing)?.id).toBe('waits');
  expect(pollAtHand(state({ agenda, polls: polls.slice(0, 2) }), nothing)?.id).toBe('draft');
  expect(pollAtHand(state({ agenda, polls: polls.slice(1, 2) }), nothing)?.id).toBe('over');
});

test('a poll of another item is not at hand', () => {
  expect(pollAtHand(state({ agenda, polls: [of('x', { item: 'b' })] }), nothing)).toBeNull();
});

test('the next step follows the life of a session', () => {
  const { startedAt: _, ...lobby } = session();
  expect(nextStep(state({ session: session({ state: 'planned' }) }), nothing)).toBe('openSession');
  expect(nextStep(state({ session: lobby, agenda }), nothing)).toBe('startSession');
  expect(nextStep(state({ session: session({ state: 'closed' }) }), nothing)).toBeNull();
});

test('the next step follows the life of a poll, then the agenda, then ends', () => {
  const step = (over: Parameters<typeof poll>[0]) =>
    nextStep(state({ agenda, polls: [of('p', over)] }), nothing);
  expect(step({})).toBe('openPoll');
  expect(step({ state: 'open' })).toBe('closePoll');
  expect(step({ state: 'closed' })).toBe('revealPoll');
  expect(step({ state: 'published' })).toBe('nextItem');
  expect(nextStep(state({ agenda: agenda.slice(0, 1) }), nothing)).toBe('closeSession');
});
