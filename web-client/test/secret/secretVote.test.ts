import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Request } from '../../src/connection/rest';
import type { Ballot, Problem } from '../../src/contract/live';
import { base64url, canonical, fromBase64url, hex, sha256, utf8 } from '../../src/features/secret/bytes';
import { type Bundle, included } from '../../src/features/secret/inclusion';
import { SecretVote } from '../../src/features/secret/secretVote.svelte';
import { Wallets } from '../../src/features/secret/wallet';
import { memoryStore } from '../world';

const suite = RSABSSA.SHA384.PSS.Randomized();
const yes: Ballot = { type: 'options', options: ['yes'] };
let keys: CryptoKeyPair;
let key: JsonWebKey;

beforeAll(async () => {
  keys = await crypto.subtle.generateKey(
    { name: 'RSA-PSS', hash: 'SHA-384', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    true,
    ['sign', 'verify'],
  );
  key = await crypto.subtle.exportKey('jwk', keys.publicKey);
});

const refused = (code: string, status = 409): Answer<never> => ({
  type: 'refused',
  status,
  problem: { type: 'about:blank', title: code, status, code } as Problem,
});

/** A server with one voter of a mandate that weighs `units`; it loses as many answers as one says. */
class Server {
  readonly issued = new Map<string, string[]>();
  readonly urn = new Map<string, Ballot>();
  lose = 0;
  open = true;
  signs = 0;

  constructor(private readonly units: number) {}

  asVoter = async <T>(path: string, request: Request = {}): Promise<Answer<T>> => {
    if (path.endsWith('/token-key'))
      return this.#answer({ keys: [{ key }], mandates: [{ mandate: 'm', units: this.units }] } as T);
    const { from, blinded } = request.body as { from: number; blinded: string[] };
    const before = this.issued.get(`${from}`);
    if (before && before.join() !== blinded.join()) return refused('tokens-issued');
    this.issued.set(`${from}`, blinded);
    this.signs += 1;
    const signatures = await Promise.all(
      blinded.map(async (each) => base64url(await suite.blindSign(keys.privateKey, fromBase64url(each)))),
    );
    return this.#answer({ signatures } as T);
  };

  asNobody = async <T>(_path: string, request: Request = {}): Promise<Answer<T>> => {
    const { token, signature, ballot } = request.body as {
      token: string;
      signature: string;
      ballot: Ballot;
    };
    if (!this.open) return refused('poll-not-open');
    if (!(await suite.verify(keys.publicKey, fromBase64url(signature), fromBase64url(token))))
      return refused('forged-token', 403);
    const hash = hex(await sha256(fromBase64url(token)));
    const before = this.urn.get(hash);
    if (before && canonical(before) !== canonical(ballot)) return refused('token-used');
    this.urn.set(hash, ballot);
    return this.#answer({ token: hash } as T);
  };

  #answer<T>(value: T): Answer<T> {
    if (this.lose === 0) return { type: 'ok', value };
    this.lose -= 1;
    return { type: 'unreachable' };
  }
}

/** A phone; `store` is what survives its reload. `again` does what it put off. */
function phone(server: Server, store = memoryStore(), participant = 'ada') {
  const waiting: (() => void)[] = [];
  const vote = new SecretVote({
    session: 's',
    poll: 'p',
    participant,
    wallets: new Wallets(store),
    asVoter: server.asVoter,
    asNobody: server.asNobody,
    later: (_, then) => void waiting.push(then),
  });
  const settle = async (): Promise<void> => {
    await vote.goOn();
    while (waiting.length > 0) {
      waiting.splice(0);
      await vote.goOn();
    }
  };
  return { vote, settle, store };
}

describe('a secret ballot', () => {
  test('takes one token for each unit of weight, and of the ballot only receipts stay', async () => {
    const server = new Server(3);
    const { vote, settle, store } = phone(server);
    await settle();
    expect(server.urn.size).toBe(0);
    vote.cast(yes, ['m']);
    await settle();
    await expect.poll(() => server.urn.size).toBe(3);
    await settle();
    expect([...server.urn.keys()].sort()).toEqual([...vote.receipts].sort());
    expect(store.getItem('convene.secret.p')).not.toContain('options');
    expect(store.getItem('convene.secret.p')).not.toContain('signature');
  });

  test('asks for its tokens by itself, and again with the same ones after a reload', async () => {
    const server = new Server(2);
    const first = phone(server);
    server.lose = 1;
    await first.vote.goOn();
    await first.vote.goOn();
    server.lose = 1;
    const { vote, settle } = phone(server, first.store);
    await settle();
    expect(vote.wallet?.purses[0]?.units.map(({ type }) => type)).toEqual(['signed', 'signed']);
    expect(vote.trouble).toBeNull();
  });

  test('that was on its way when the page was reloaded is cast once', async () => {
    const server = new Server(1);
    const first = phone(server);
    await first.settle();
    server.lose = 1;
    first.vote.cast(yes, ['m']);
    await expect.poll(() => server.urn.size).toBe(1);
    const { vote, settle } = phone(server, first.store);
    expect(vote.isCasting).toBe(true);
    await settle();
    expect(server.urn.size).toBe(1);
    expect(vote.receipts).toEqual([...server.urn.keys()]);
  });

  test('whose tokens another device had first is not cast here', async () => {
    const server = new Server(1);
    await phone(server).settle();
    const { vote, settle } = phone(server);
    await settle();
    expect(vote.wallet?.purses[0]?.elsewhere).toBe(true);
    expect(vote.waiting).toEqual([]);
  });

  test('that comes after the close is told as such and not kept', async () => {
    const server = new Server(1);
    const { vote, settle } = phone(server);
    await settle();
    server.open = false;
    vote.cast(yes, ['m']);
    await settle();
    await expect.poll(() => vote.trouble).toBe('closed');
    expect(vote.isCasting).toBe(false);
  });

  test('of a phone handed on is not the next one’s', async () => {
    const server = new Server(1);
    const first = phone(server);
    await first.settle();
    expect(phone(server, first.store, 'ben').vote.wallet).toBeNull();
  });
});

describe('a bundle', () => {
  const leaves = ['a', 'b', 'c'].map((token) => ({ token, ballot: yes }));

  async function bundle(): Promise<Bundle> {
    const hashes = await Promise.all(leaves.map((leaf) => sha256(Uint8Array.of(0), utf8(canonical(leaf)))));
    const [a, b, c] = hashes as [Uint8Array, Uint8Array, Uint8Array];
    const root = hex(await sha256(Uint8Array.of(1), await sha256(Uint8Array.of(1), a, b), c));
    const entry = { type: 'ballots', count: 3, root };
    const head = hex(await sha256(new Uint8Array(32), utf8(canonical(entry))));
    return { poll: 'p', entries: [{ entry, head }], ballots: leaves.map((leaf) => ({ leaf })) };
  }

  test('has the ballots of these receipts', async () => {
    expect(await included(await bundle(), ['a', 'c'])).toMatchObject({ type: 'counted', ballots: 2 });
    expect(await included(await bundle(), ['a', 'z'])).toEqual({ type: 'missing' });
  });

  test('that was changed anywhere is broken', async () => {
    const whole = await bundle();
    const ballots = [...whole.ballots.slice(0, 2), { leaf: { token: 'c', ballot: { type: 'abstain' } } }];
    expect(await included({ ...whole, ballots }, ['a'])).toEqual({ type: 'broken' });
    expect(await included({ ...whole, ballots: whole.ballots.slice(0, 2) }, ['a'])).toEqual({
      type: 'broken',
    });
    const entries = whole.entries.map(({ entry }) => ({ entry, head: 'f'.repeat(64) }));
    expect(await included({ ...whole, entries }, ['a'])).toEqual({ type: 'broken' });
  });
});

test('canonical JSON has its keys in order and nothing between', () => {
  expect(canonical({ b: [1, { d: null, c: 'é"' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"é\\"","d":null}]}',
  );
});
