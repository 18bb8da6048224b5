import { canonical, hex, sha256, utf8 } from './bytes';

/** What of an audit bundle this check reads. */
export interface Bundle {
  readonly poll: string;
  readonly entries: readonly {
    readonly entry: { readonly type: string; readonly root?: string };
    readonly head: string;
  }[];
  readonly ballots: readonly { readonly leaf: { readonly token?: string } }[];
}

export type Inclusion =
  | { readonly type: 'counted'; readonly ballots: number; readonly head: string }
  | { readonly type: 'missing' }
  | { readonly type: 'broken' };

/**
 * Whether ballots with these token hashes are among those that were counted: they are in the published list, the list is
 * the one whose root stands on the board, and the board's heads follow from each other. That the heads are signed, and the
 * count itself, `convene verify` checks.
 */
export async function included(bundle: Bundle, receipts: readonly string[]): Promise<Inclusion> {
  const tokens = new Set(bundle.ballots.map(({ leaf }) => leaf.token));
  if (!receipts.every((receipt) => tokens.has(receipt))) return { type: 'missing' };
  const posted = bundle.entries.find(({ entry }) => entry.type === 'ballots');
  const leaves = await Promise.all(bundle.ballots.map(({ leaf }) => leafHash(leaf)));
  const whole = posted?.entry.root === (await rootOf(leaves)) && (await isChain(bundle));
  return whole && posted
    ? { type: 'counted', ballots: receipts.length, head: posted.head }
    : { type: 'broken' };
}

/** Leaves and inner nodes begin with different bytes, as in RFC 6962. */
const leafHash = (leaf: unknown): Promise<Uint8Array> => sha256(Uint8Array.of(0), utf8(canonical(leaf)));

async function rootOf(leaves: readonly Uint8Array[]): Promise<string> {
  return hex(leaves.length === 0 ? await sha256() : await root(leaves));
}

async function root(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  const [only] = leaves;
  if (only && leaves.length === 1) return only;
  const left = 2 ** Math.floor(Math.log2(leaves.length - 1));
  const [a, b] = await Promise.all([root(leaves.slice(0, left)), root(leaves.slice(left))]);
  return sha256(Uint8Array.of(1), a, b);
}

async function isChain({ entries }: Bundle): Promise<boolean> {
  let before: Uint8Array = new Uint8Array(32);
  for (const { entry, head } of entries) {
    before = await sha256(before, utf8(canonical(entry)));
    if (hex(before) !== head) return false;
  }
  return true;
}
