/**
 * What a client does when its socket closes. Every code of the server is marked *reconnect* or *final*; a code that is
 * not in the table means reconnect, because most of them come from the network and not from the server.
 */
export type Ending = 'removed' | 'sessionGone' | 'elsewhere' | 'protocol';

const final: Readonly<Record<number, Ending>> = {
  4401: 'protocol',
  4403: 'removed',
  4404: 'sessionGone',
};

/** Why the connection is over for good, or nothing when the client should connect again. */
export const endingOf = (code: number): Ending | null => final[code] ?? null;
