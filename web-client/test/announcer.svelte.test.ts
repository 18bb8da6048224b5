import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { announce, spoken } from '../src/features/announce/announcer.svelte';

test('an effect that announces does not run again because of it', () => {
  let runs = 0;
  const stop = $effect.root(() => {
    $effect(() => {
      runs++;
      announce('Vote open');
    });
  });
  flushSync();
  stop();
  expect(runs).toBe(1);
});

test('a repeated sentence differs, so that it is read again', () => {
  announce('Saved 14:03');
  const first = spoken().polite;
  announce('Saved 14:03');
  expect(spoken().polite).not.toBe(first);
  expect(spoken().polite.trim()).toBe('Saved 14:03');
});
