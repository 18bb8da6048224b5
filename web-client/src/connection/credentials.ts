import type { Refreshed, Ticket } from '../contract/rest';
import type { End, TicketAnswer } from './link';
import { type Answer, ask, type Request } from './rest';

/** What joining, signing in and refreshing give. */
type Grant = Pick<Refreshed, 'accessToken' | 'expiresIn' | 'ticket'>;

/** Renewed this many seconds early, so that no request leaves with a token that dies on the way. */
const renewBefore = 30;

/**
 * Holds an access token, in memory only, renews it from the refresh cookie, which is out of a script's reach, and fetches
 * tickets for the socket with it. A guest's first ticket comes along, so that a connection costs no round trip more.
 */
export class Credentials {
  #token: string | null = null;
  #validUntil = 0;
  #cameAlong: { readonly ticket: string; readonly until: number } | null = null;

  /** @param guestSession the session whose guest this is; null for an account */
  constructor(private readonly guestSession: string | null) {}

  accept(grant: Grant): void {
    this.#token = grant.accessToken;
    this.#validUntil = Date.now() + (grant.expiresIn - renewBefore) * 1000;
    this.#cameAlong = grant.ticket
      ? { ticket: grant.ticket.ticket, until: Date.now() + (grant.ticket.expiresIn / 2) * 1000 }
      : null;
  }

  /** A token that is valid now, or why there is none. */
  async token(): Promise<Answer<string>> {
    if (this.#token && Date.now() < this.#validUntil) return { type: 'ok', value: this.#token };
    const answer = await ask<Grant>('/api/auth/refresh', { body: { session: this.guestSession } });
    if (answer.type !== 'ok') return answer;
    this.accept(answer.value);
    return { type: 'ok', value: answer.value.accessToken };
  }

  /** Asks with the token, and once more with a new one when the server no longer accepts it. */
  async ask<T>(path: string, request: Request = {}): Promise<Answer<T>> {
    const answer = await this.#askOnce<T>(path, request);
    if (answer.type !== 'refused' || answer.status !== 401) return answer;
    this.#token = null;
    return this.#askOnce<T>(path, request);
  }

  async #askOnce<T>(path: string, request: Request): Promise<Answer<T>> {
    const token = await this.token();
    return token.type === 'ok' ? ask<T>(path, { ...request, accessToken: token.value }) : token;
  }

  /** The one that came along is good once, and not used late: it must not die on the way to the server. */
  async ticket(session: string): Promise<TicketAnswer> {
    const token = await this.token();
    if (token.type !== 'ok') return ticketOf(session, token);
    const first = this.#cameAlong;
    this.#cameAlong = null;
    if (first && Date.now() < first.until) return { type: 'ticket', ticket: first.ticket, session };
    return ticketOf(session, await this.ask<Ticket>(`/api/sessions/${session}/ticket`));
  }
}

/** Too many requests or a fault of the server pass; any other refusal is final. */
export function ticketOf(session: string, answer: Answer<{ ticket: string }>): TicketAnswer {
  if (answer.type === 'ok') return { type: 'ticket', ticket: answer.value.ticket, session };
  if (answer.type === 'unreachable' || answer.status === 429 || answer.status >= 500)
    return { type: 'unreachable' };
  return { type: 'ended', end: endOf(answer.status, answer.problem.code) };
}

function endOf(status: number, code: string): End {
  if (status === 401) return 'signedOut';
  if (code === 'removed') return 'removed';
  return code === 'session-closed' ? 'sessionClosed' : 'refused';
}
