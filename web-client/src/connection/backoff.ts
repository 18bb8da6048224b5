/** The first try comes quickly: most losses are a lift or a change of network. */
const firstDelay = 400;
/** Past this people stop believing in the screen and reload it, which costs the server more. */
const longestDelay = 15_000;

/**
 * Milliseconds to wait before try `attempt` (0 is the first), spread over the upper three quarters of the range so
 * that a full hall does not come back in the same instant.
 */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(longestDelay, firstDelay * 2 ** attempt);
  return Math.round(ceiling * (0.25 + 0.75 * random));
}
