/** Why the server ended a connection for good. */
export type Ending = 'removed' | 'protocol' | 'elsewhere';

/**
 * The final close codes of `docs/protocol.md`. Every other code means reconnect after a pause: those below 4100 are the
 * server's wish, and the rest come from the network.
 */
const firstFinal = 4100;
/** Codes of later versions from here on would be another table. */
const lastFinal = 4199;

const endings: Readonly<Record<number, Ending>> = {
  4100: 'removed',
  4101: 'protocol',
  4103: 'elsewhere',
};

/** Why the connection is over for good, or nothing when the client should connect again. */
export function endingOf(code: number): Ending | null {
  if (code < firstFinal || code > lastFinal) return null;
  return endings[code] ?? 'protocol';
}
