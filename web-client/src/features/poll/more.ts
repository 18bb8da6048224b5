/** What a phone needs with its first poll, and not before: one download. */
export { default as Rules } from '../counting/Rules.svelte';
export { default as ResultView } from '../results/ResultView.svelte';
export { default as SeveralMandates } from '../roll/SeveralMandates.svelte';
export { votesFor } from '../roll/words';
