/** The polling station: what a phone needs to vote. It is fetched when its owner comes in, apart from what lets them in. */
export { default as PollCard } from '../../features/poll/PollCard.svelte';
export { default as TestVote } from './TestVote.svelte';
