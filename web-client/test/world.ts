import type { Socket, TicketAnswer, World } from '../src/connection/link';
import type { Store } from '../src/connection/outbox';
import type { ClientMessage, ServerMessage } from '../src/contract/live';

/** A server's end of one socket, played by the test. */
export class TestSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly sent: ClientMessage[] = [];
  closed = false;

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  close(): void {
    this.closed = true;
  }

  says(message: ServerMessage): void {
    this.onmessage?.({ data: new TextEncoder().encode(JSON.stringify(message)).buffer });
  }

  drops(code = 1006): void {
    this.onclose?.({ code });
  }
}

interface Timer {
  readonly at: number;
  readonly then: () => void;
}

/** A world whose sockets, tickets and time the test decides. */
export class TestWorld implements World {
  readonly sockets: TestSocket[] = [];
  answer: TicketAnswer = { type: 'ticket', ticket: 'ticket', session: 'session' };
  now = 0;
  #timers: Timer[] = [];

  ticket = (): Promise<TicketAnswer> => Promise.resolve(this.answer);
  random = (): number => 1;

  open = (): Socket => {
    const socket = new TestSocket();
    this.sockets.push(socket);
    return socket;
  };

  later = (milliseconds: number, then: () => void): (() => void) => {
    const timer = { at: this.now + milliseconds, then };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  };

  get socket(): TestSocket {
    const last = this.sockets.at(-1);
    if (!last) throw new Error('nobody has connected');
    return last;
  }

  /** Lets time pass and what waits for it happen. */
  async passes(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    const due = this.#timers.filter((timer) => timer.at <= this.now);
    this.#timers = this.#timers.filter((timer) => timer.at > this.now);
    for (const timer of due) timer.then();
    await settled();
  }
}

/** After everything that only waited for a promise. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

export function memoryStore(): Store {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}
