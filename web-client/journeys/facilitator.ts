import type { Browser, Page } from '@playwright/test';
import type { Command, State } from '../src/contract/live';
import type { House } from './house';

interface Wire {
  send(command: Command): Promise<void>;
  state(): State;
}

declare global {
  interface Window {
    facilitator: Wire;
  }
}

/**
 * A facilitator who speaks the protocol from a page of the server, without the console: what participants and the wall
 * see must not depend on which client moves the session.
 */
export class Facilitator {
  private constructor(private readonly page: Page) {}

  static async signIn(browser: Browser, house: House): Promise<Facilitator> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${house.url}/j`);
    await page.evaluate(connect, { token: house.facilitator.split('#token=')[1] ?? '', code: house.code });
    return new Facilitator(page);
  }

  /** Sends a command and waits until it is acknowledged and what it changed has come: the two come in either order. */
  async does(command: Command): Promise<void> {
    await this.page.evaluate((sent) => window.facilitator.send(sent), command);
  }

  state(): Promise<State> {
    return this.page.evaluate(() => window.facilitator.state());
  }
}

/** Runs in the page. */
async function connect({ token, code }: { token: string; code: string }): Promise<void> {
  const ask = async (path: string, body?: unknown, bearer?: string) => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (bearer) headers.authorization = `Bearer ${bearer}`;
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(path, init);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  const { accessToken } = await ask('/api/auth/sign-in', { token });
  const { session } = await ask(`/api/join/${code}`);
  const { ticket } = await ask(`/api/sessions/${session}/ticket`, {}, accessToken);

  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/live`, 'convene.v1');
  const waiting = new Map<string, { resolve: () => void; reject: (reason: Error) => void }>();
  const acknowledged: { revision: number; resolve: () => void }[] = [];
  let state: State;
  let revision = 0;
  const reached = (to: number) => {
    revision = Math.max(revision, to);
    for (const each of acknowledged) if (each.revision <= revision) each.resolve();
  };
  socket.binaryType = 'arraybuffer';
  const snapshot = new Promise<void>((resolve) => {
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(typeof data === 'string' ? data : new TextDecoder().decode(data));
      if (message.type === 'snapshot') {
        state = message.state;
        reached(message.revision);
        resolve();
      }
      for (const event of message.events ?? []) if (event.type === 'pollAdded') state.polls.push(event.poll);
      if (message.type === 'events') reached(message.to);
      if (message.type === 'ack') {
        acknowledged.push({
          revision: message.revision ?? 0,
          resolve: () => waiting.get(message.id)?.resolve(),
        });
        reached(0);
      }
      if (message.type === 'rejected')
        waiting.get(message.id)?.reject(new Error(JSON.stringify(message.problem)));
    };
  });
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  socket.send(JSON.stringify({ type: 'hello', ticket, session }));
  await snapshot;
  window.facilitator = {
    state: () => state,
    send: (command) =>
      new Promise((resolve, reject) => {
        const id = crypto.randomUUID();
        waiting.set(id, { resolve, reject });
        socket.send(JSON.stringify({ type: 'command', id, command }));
      }),
  };
}
