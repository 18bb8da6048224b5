import { expect, test } from 'vitest';
import { schedule } from '../src/features/agenda/schedule';
import { item, session } from './fixtures';

const clock = (text: string): number => Date.parse(`2026-09-29T${text}:00.000Z`);
const instant = (text: string): string => `2026-09-29T${text}:00.000Z`;
const done = (id: string, from: string, to: string) =>
  item(id, { state: 'done', startedAt: instant(from), finishedAt: instant(to) });
const current = (id: string, from: string) => item(id, { state: 'current', startedAt: instant(from) });

const { startedAt: _, ...notStarted } = session({ state: 'planned' });

test('before the start the projection is the plan', () => {
  const planned = schedule([item('a'), item('b')], notStarted, clock('07:00'));
  expect(planned.slots.map((slot) => slot.start)).toEqual([clock('08:00'), clock('08:30')]);
  expect(planned.projectedEnd).toBe(clock('09:00'));
  expect(planned.delay).toBe(0);
});

test('what is to come follows the current item, which lasts at least until now', () => {
  const late = schedule([current('a', '08:00'), item('b')], session(), clock('08:45'));
  expect(late.slots[1]?.start).toBe(clock('08:45'));
  expect(late.delay).toBe(15);
});

test('a finished item keeps its real times', () => {
  const { slots } = schedule([done('a', '08:02', '08:20'), current('b', '08:20')], session(), clock('08:21'));
  expect(slots[0]?.start).toBe(clock('08:02'));
  expect(slots[0]?.end).toBe(clock('08:20'));
  expect(slots[1]?.end).toBe(clock('08:50'));
});

test('a skipped item takes no time', () => {
  const agenda = [current('a', '08:00'), item('b', { state: 'skipped' }), item('c')];
  const ahead = schedule(agenda, session(), clock('08:10'));
  expect(ahead.slots[2]?.start).toBe(clock('08:30'));
  expect(ahead.delay).toBe(-30);
});

test('an item with children spans them and its own minutes do not count', () => {
  const agenda = [
    item('a', { minutes: 500 }),
    item('a1', { parent: 'a' }),
    item('a2', { parent: 'a' }),
    item('b'),
  ];
  const { slots, projectedEnd } = schedule(agenda, session(), clock('08:00'));
  expect(slots[0]).toMatchObject({
    depth: 0,
    hasChildren: true,
    minutes: 60,
    start: clock('08:00'),
    end: clock('09:00'),
  });
  expect(slots[1]?.depth).toBe(1);
  expect(projectedEnd).toBe(clock('09:30'));
});

test('an empty agenda ends when it starts', () => {
  expect(schedule([], session(), clock('08:00')).delay).toBe(0);
});
