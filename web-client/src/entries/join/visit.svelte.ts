import { browserWorld, followDevice } from '../../connection/browser';
import { Credentials } from '../../connection/credentials';
import { LiveRoom } from '../../connection/liveRoom.svelte';
import { deviceStore } from '../../connection/outbox';
import { type Answer, ask } from '../../connection/rest';
import type { Problem } from '../../contract/live';
import type { Joined, JoinInfo, JoinRequest } from '../../contract/rest';
import { hasJoined, rememberJoined } from './returning';

/** Where a guest is on the way in. */
export type Step =
  | { readonly type: 'code'; readonly wrong: string | null }
  | { readonly type: 'loading' }
  | { readonly type: 'notOpen'; readonly info: JoinInfo }
  | { readonly type: 'form'; readonly info: JoinInfo }
  | { readonly type: 'in'; readonly info: JoinInfo; readonly live: LiveRoom }
  | { readonly type: 'closed'; readonly info: JoinInfo }
  | { readonly type: 'removed' }
  | { readonly type: 'unreachable' }
  | { readonly type: 'failed'; readonly problem: Problem };

export type JoinDetails = Omit<JoinRequest, 'code' | 'role'> & { observer: boolean };

/** Asked again this often while a session is not open, or the server not reachable; spread so that a hall does not ask at once. */
const askAgainAfter = 8_000;

/** A guest's visit: finds the session, comes back as the same participant or joins, and holds the room. */
export class Visit {
  step: Step = $state.raw({ type: 'loading' });
  #credentials: Credentials | null = null;
  #path: string | null = null;
  #stop: () => void = () => {};

  /** Opens the session of a code or a meeting; with neither asks for a code. */
  async open(code: string | undefined, slug: string | undefined): Promise<void> {
    if (code) await this.#find(`/api/join/${encodeURIComponent(code)}`);
    else if (slug) await this.#find(`/api/join?slug=${encodeURIComponent(slug)}`);
    else this.step = { type: 'code', wrong: null };
  }

  async join(info: JoinInfo, { observer, ...details }: JoinDetails): Promise<Problem | 'unreachable' | null> {
    const body: JoinRequest = { ...details, code: info.code, role: observer ? 'observer' : 'participant' };
    const answer = await ask<Joined>(`/api/sessions/${info.session}/join`, { body });
    if (answer.type === 'ok') {
      this.#credentials?.accept(answer.value);
      rememberJoined(info.session);
      this.#enter(info);
    }
    return answer.type === 'ok' ? null : this.#notJoined(answer);
  }

  #notJoined(answer: Exclude<Answer<Joined>, { type: 'ok' }>): Problem | 'unreachable' {
    if (answer.type === 'unreachable') return 'unreachable';
    if (answer.problem.code === 'removed') this.step = { type: 'removed' };
    if (answer.problem.code === 'session-closed' || answer.problem.code === 'session-not-open')
      void this.#again();
    return answer.problem;
  }

  async #find(path: string): Promise<void> {
    this.#path = path;
    const answer = await ask<JoinInfo>(path, { method: 'GET' });
    if (answer.type === 'ok') await this.#found(answer.value);
    else if (answer.type === 'unreachable') this.#askLater({ type: 'unreachable' });
    else if (answer.status === 404) this.step = { type: 'code', wrong: path };
    else if (answer.status === 429) this.#askLater({ type: 'unreachable' });
    else this.step = { type: 'failed', problem: answer.problem };
  }

  async #found(info: JoinInfo): Promise<void> {
    if (info.state === 'planned') return this.#askLater({ type: 'notOpen', info });
    if (info.state === 'closed') {
      this.step = { type: 'closed', info };
      return;
    }
    this.#credentials ??= new Credentials(info.session);
    if (!hasJoined(info.session)) {
      this.step = { type: 'form', info };
      return;
    }
    const token = await this.#credentials.token();
    if (token.type === 'ok') this.#enter(info);
    else if (token.type === 'unreachable') this.#askLater({ type: 'unreachable' });
    else if (token.problem.code === 'removed') this.step = { type: 'removed' };
    else this.step = { type: 'form', info };
  }

  #enter(info: JoinInfo): void {
    const credentials = this.#credentials;
    if (!credentials) return;
    const world = browserWorld(() => credentials.ticket(info.session));
    const ask: LiveRoom['ask'] = (path, request) => credentials.ask(path, request);
    const live = new LiveRoom({ session: info.session, world, store: deviceStore(), ask });
    this.#stop();
    this.#stop = followDevice(live.link);
    live.link.start();
    this.step = { type: 'in', info, live };
  }

  #askLater(step: Step): void {
    this.step = step;
    setTimeout(() => void this.#again(), askAgainAfter * (0.75 + 0.5 * Math.random()));
  }

  async #again(): Promise<void> {
    if (this.#path) await this.#find(this.#path);
  }
}
