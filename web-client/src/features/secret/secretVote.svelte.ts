import type { Answer, Request } from '../../connection/rest';
import type { Ballot } from '../../contract/live';
import { fromBase64url, hex, sha256 } from './bytes';
import { type Bundle, type Inclusion, included } from './inclusion';
import { blind, unblind } from './tokens';
import { isInUrn, isSigned, type Purse, receipts, type Unit, type Wallet, type Wallets } from './wallet';

/** Asks the server, signed in or as nobody. */
export type AskServer = <T>(path: string, request?: Request) => Promise<Answer<T>>;

interface TokenKeys {
  readonly keys: readonly { readonly class?: string; readonly key: JsonWebKey }[];
  readonly mandates: readonly { readonly mandate: string; readonly class?: string; readonly units: number }[];
}

/** Why there is no voting here. */
export type Trouble = 'insecure' | 'notOnRoll' | 'notKept' | 'closed' | 'broken';

export interface SecretVoteOptions {
  readonly session: string;
  readonly poll: string;
  readonly participant: string;
  readonly wallets: Wallets;
  /** With the voter's access token: only for tokens. */
  readonly asVoter: AskServer;
  /** Without anything that says who asks: for ballots. */
  readonly asNobody: AskServer;
  readonly later: (milliseconds: number, then: () => void) => void;
}

/** The server signs at most so many in one request. */
const inOneRequest = 40;
/** After a request that did not come through, in milliseconds. */
const again = 3_000;

/**
 * A secret ballot from its tokens to the urn. The tokens are asked for as soon as the poll is seen, so that asking says
 * nothing about voting; the ballot goes apart from the signed-in connection, again and again with the same token until
 * the urn has said that it is in. Every step is on the phone before it leaves it.
 */
export class SecretVote {
  wallet: Wallet | null = $state.raw(null);
  trouble: Trouble | null = $state(null);
  inclusion: Inclusion | null = $state.raw(null);
  #busy = false;

  constructor(private readonly options: SecretVoteOptions) {
    this.wallet = options.wallets.read(options.poll, options.participant);
    if (!globalThis.crypto?.subtle) this.trouble = 'insecure';
  }

  /** Mandates whose ballot is still to be filled in. */
  get waiting(): readonly Purse[] {
    return this.wallet?.purses.filter((purse) => !isInUrn(purse) && !purse.ballot) ?? [];
  }

  get isCasting(): boolean {
    return this.wallet?.purses.some(({ ballot }) => ballot) ?? false;
  }

  get receipts(): readonly string[] {
    return receipts(this.wallet?.purses ?? []);
  }

  /** Casts a ballot for these mandates. It may still wait for its tokens, or for the network. */
  cast(ballot: Ballot, mandates: readonly string[]): void {
    this.#change(({ purses }) =>
      purses.map((purse) =>
        mandates.includes(purse.mandate) && !isInUrn(purse)
          ? { ...purse, ballot: purse.ballot ?? ballot }
          : purse,
      ),
    );
    void this.goOn();
  }

  /** Does what is to be done next, as far as it gets. */
  async goOn(): Promise<void> {
    if (this.#busy || this.trouble) return;
    this.#busy = true;
    const done = await this.#steps().catch(() => {
      this.trouble = 'broken';
      return true;
    });
    this.#busy = false;
    if (!done && !this.trouble) this.options.later(again, () => void this.goOn());
  }

  /** Looks for the ballots among those that were counted, by asking for all of them. */
  async check(): Promise<void> {
    if (this.inclusion || this.receipts.length === 0) return;
    const { session, poll, asNobody } = this.options;
    const answer = await asNobody<Bundle>(`/api/sessions/${session}/polls/${poll}/bundle`, { method: 'GET' });
    if (answer.type === 'ok') this.inclusion = await included(answer.value, this.receipts);
  }

  async #steps(): Promise<boolean> {
    return (await this.#open()) && (await this.#sign()) && (await this.#deliver());
  }

  async #open(): Promise<boolean> {
    if (this.wallet) return true;
    const { session, poll, asVoter, participant } = this.options;
    const answer = await asVoter<TokenKeys>(`/api/sessions/${session}/polls/${poll}/token-key`, {
      method: 'GET',
    });
    if (answer.type !== 'ok') return this.#refused(answer);
    const { keys, mandates } = answer.value;
    const purses: Purse[] = [];
    for (const { mandate, class: kind, units } of mandates) {
      const key = keys.find((each) => each.class === kind)?.key;
      if (key) purses.push({ mandate, key, units: await blinded(key, units) });
    }
    this.#keep({ participant, purses });
    return this.trouble === null;
  }

  async #sign(): Promise<boolean> {
    for (const purse of this.wallet?.purses ?? []) {
      if (!isSigned(purse) && !purse.elsewhere && !(await this.#signPurse(purse))) return false;
    }
    return true;
  }

  async #signPurse({ mandate, key, units }: Purse): Promise<boolean> {
    const { session, poll, asVoter } = this.options;
    for (let from = 0; from < units.length; from += inOneRequest) {
      const batch = units
        .slice(from, from + inOneRequest)
        .flatMap((unit) => (unit.type === 'blinded' ? [unit] : []));
      if (batch.length === 0) continue;
      const body = { mandate, from, blinded: batch.map((unit) => unit.blinded) };
      const answer = await asVoter<{ signatures: string[] }>(
        `/api/sessions/${session}/polls/${poll}/tokens`,
        { body },
      );
      if (answer.type === 'refused' && answer.problem.code === 'tokens-issued') {
        this.#changePurse(mandate, (purse) => ({ ...purse, elsewhere: true }));
        return true;
      }
      if (answer.type !== 'ok') return this.#refused(answer);
      const signed = await Promise.all(
        batch.map(async (unit, index) => ({
          type: 'signed' as const,
          token: unit.token,
          signature: await unblind(key, unit, answer.value.signatures[index] ?? ''),
        })),
      );
      this.#changePurse(mandate, (purse) => ({
        ...purse,
        units: purse.units.toSpliced(from, signed.length, ...signed),
      }));
    }
    return true;
  }

  async #deliver(): Promise<boolean> {
    for (const { mandate, ballot, units } of this.wallet?.purses ?? []) {
      if (!ballot) continue;
      for (const [at, unit] of units.entries())
        if (unit.type === 'signed' && !(await this.#deliverUnit(mandate, at, unit, ballot))) return false;
      this.#changePurse(mandate, ({ ballot: _, ...purse }) => purse);
    }
    return true;
  }

  async #deliverUnit(
    mandate: string,
    at: number,
    { token, signature }: Extract<Unit, { type: 'signed' }>,
    ballot: Ballot,
  ): Promise<boolean> {
    const path = `/api/polls/${this.options.poll}/secret-ballots`;
    const answer = await this.options.asNobody(path, { body: { token, signature, ballot } });
    const used = answer.type === 'refused' && answer.problem.code === 'token-used';
    if (answer.type !== 'ok' && !used) return this.#refused(answer);
    const receipt = hex(await sha256(fromBase64url(token)));
    this.#changePurse(mandate, (purse) => ({
      ...purse,
      units: purse.units.with(at, { type: 'urn', receipt }),
    }));
    return true;
  }

  /** Too much at once, or a server in trouble, passes; everything else is final. */
  #refused(answer: Exclude<Answer<unknown>, { type: 'ok' }>): boolean {
    if (answer.type === 'unreachable' || answer.status === 429 || answer.status >= 500) return false;
    const { code } = answer.problem;
    if (code === 'poll-not-open') this.#close();
    else this.trouble = answer.status === 403 && code !== 'forged-token' ? 'notOnRoll' : 'broken';
    return false;
  }

  /** What did not reach the urn in time is not kept any longer. */
  #close(): void {
    this.#change(({ purses }) => purses.map(({ ballot: _, ...purse }) => purse));
    this.trouble = 'closed';
  }

  #changePurse(mandate: string, change: (purse: Purse) => Purse): void {
    this.#change(({ purses }) => purses.map((purse) => (purse.mandate === mandate ? change(purse) : purse)));
  }

  #change(change: (wallet: Wallet) => readonly Purse[]): void {
    if (this.wallet) this.#keep({ ...this.wallet, purses: change(this.wallet) });
  }

  #keep(wallet: Wallet): void {
    try {
      this.options.wallets.write(this.options.poll, wallet);
      this.wallet = wallet;
    } catch {
      this.trouble = 'notKept';
    }
  }
}

async function blinded(key: JsonWebKey, count: number): Promise<Unit[]> {
  const units: Unit[] = [];
  for (let made = 0; made < count; made++) units.push({ type: 'blinded', ...(await blind(key)) });
  return units;
}
