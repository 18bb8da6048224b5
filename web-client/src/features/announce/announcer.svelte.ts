import { untrack } from 'svelte';

/** What the two live regions say. They are on the page from the start: a region that appears later is not read. */
let polite = $state('');
let assertive = $state('');

/** A repeated sentence is read again only if the region's text differs. */
const different = (text: string, before: string): string => (text === before ? `${text}\u00a0` : text);

/** Says it when the reader has finished: opened, closed, saved. Safe in an effect, which does not come to depend on it. */
export function announce(text: string): void {
  polite = different(
    text,
    untrack(() => polite),
  );
}

/** Interrupts: only for a lost connection and the last minute. */
export function alarm(text: string): void {
  assertive = different(
    text,
    untrack(() => assertive),
  );
}

export const spoken = (): { polite: string; assertive: string } => ({ polite, assertive });
