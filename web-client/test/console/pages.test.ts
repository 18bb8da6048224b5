import { afterEach, expect, test, vi } from 'vitest';
import { AtMostEvery } from '../../src/connection/atMostEvery';
import { Pages } from '../../src/connection/pages.svelte';
import type { Answer } from '../../src/connection/rest';

interface Numbers {
  readonly rows: readonly number[];
  readonly next?: string;
}

const ok = (rows: number[], next?: string): Answer<Numbers> => ({
  type: 'ok',
  value: { rows, ...(next ? { next } : {}) },
});
const answers = async (after: string | undefined): Promise<Answer<Numbers>> =>
  after === undefined ? ok([1], 'b') : ok([2]);

test('the first page, then the next, then no more', async () => {
  const list = new Pages<Numbers>(answers);
  await list.refresh();
  expect(list.hasMore).toBe(true);
  await list.more();
  expect(list.pages.flatMap((page) => page.rows)).toEqual([1, 2]);
  expect(list.hasMore).toBe(false);
});

test('a refresh loads as many pages as are shown', async () => {
  const fetched = vi.fn(answers);
  const list = new Pages<Numbers>(fetched);
  await list.refresh();
  await list.more();
  fetched.mockClear();
  await list.refresh();
  expect(fetched.mock.calls.map(([after]) => after)).toEqual([undefined, 'b']);
});

test('a failure keeps what is shown, and the next answer forgets it', async () => {
  let reachable = true;
  const list = new Pages<Numbers>(async (after) => (reachable ? answers(after) : { type: 'unreachable' }));
  await list.refresh();
  reachable = false;
  await list.refresh();
  expect(list.failure).toEqual({ type: 'unreachable' });
  expect(list.pages).toHaveLength(1);
  reachable = true;
  await list.refresh();
  expect(list.failure).toBeNull();
});

test('asked for while it loads, it loads once more afterwards', async () => {
  const fetched = vi.fn(async () => ok([1]));
  const list = new Pages<Numbers>(fetched);
  const first = list.refresh();
  await Promise.all([first, list.refresh(), list.refresh()]);
  expect(fetched).toHaveBeenCalledTimes(2);
});

afterEach(() => void vi.useRealTimers());

test('runs at once, then at most once in an interval', () => {
  vi.useFakeTimers();
  const run = vi.fn();
  const often = new AtMostEvery(1_000, run);
  for (let i = 0; i < 5; i++) often.ask();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(2);
  often.ask();
  often.ask();
  often.stop();
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(3);
});
