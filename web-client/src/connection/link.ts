import type { ClientMessage, Hello, ServerMessage } from '../contract/live';
import { backoff } from './backoff';
import { type Ending, endingOf } from './closeCodes';

/** `connecting` before the first welcome, `lost` after one; `ended` is final. */
export type Status = 'connecting' | 'live' | 'lost' | 'ended';

/** Why a link ended: the server said so, nobody is signed in any more, or the page was left. */
export type End = Ending | 'sessionClosed' | 'signedOut' | 'refused' | 'left';

/** What asking for a one-time ticket may give. */
export type TicketAnswer =
  | { readonly type: 'ticket'; readonly ticket: string; readonly session: string }
  | { readonly type: 'unreachable' }
  | { readonly type: 'ended'; readonly end: End };

/** The part of a WebSocket that the link uses. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(data: string): void;
  close(code?: number): void;
}

/** The world outside, so that tests can be that world. */
export interface World {
  ticket(): Promise<TicketAnswer>;
  open(): Socket;
  /** Calls back after the time; returns how to call that off. */
  later(milliseconds: number, then: () => void): () => void;
  random(): number;
}

export interface LinkListener {
  /** What `hello` resumes from. */
  resumePoint(): { epoch: string; revision: number } | null;
  received(message: ServerMessage): void;
  changed(status: Status, end: End | null): void;
}

/** Longest wait for a welcome: past it the try counts as failed. */
const welcomeWithin = 10_000;
/** Until the welcome tells the real interval. */
const assumedHeartbeat = 15;
/** Silence of this many intervals means that the connection is lost, whatever the browser believes. */
const silentIntervals = 2.5;

/**
 * Keeps one socket to the session alive: fetches a ticket, says hello with the resume point, watches for silence, and
 * connects again with jittered backoff until a final code or {@link Link.stop}.
 */
export class Link {
  #socket: Socket | null = null;
  #status: Status = 'connecting';
  #attempt = 0;
  #heartbeat = assumedHeartbeat;
  #callOff: () => void = () => {};
  /** Counts tries, so that what belongs to an abandoned one is recognised. */
  #generation = 0;

  constructor(
    private readonly world: World,
    private readonly listener: LinkListener,
  ) {}

  start(): void {
    void this.#connect();
  }

  /** Ends the link for good. */
  stop(): void {
    this.#end('left');
  }

  /** Sends when live; false means that it was not sent and has to be sent again after the next welcome. */
  send(message: ClientMessage): boolean {
    if (this.#status !== 'live' || !this.#socket) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Connects again at once: after a gap, a return from sleep, or when the network is back. */
  reconnect(): void {
    if (this.#status === 'ended') return;
    this.#drop();
    this.#attempt = 0;
    void this.#connect();
  }

  /** The device says that it has no network: what stands on the socket now would only hang. */
  offline(): void {
    if (this.#status === 'ended') return;
    this.#drop();
    this.#wait();
  }

  async #connect(): Promise<void> {
    const generation = ++this.#generation;
    this.#callOff();
    const answer = await this.world.ticket();
    if (generation !== this.#generation) return;
    if (answer.type === 'ended') this.#end(answer.end);
    else if (answer.type === 'unreachable') this.#wait();
    else this.#hello(answer.ticket, answer.session, generation);
  }

  #hello(ticket: string, session: string, generation: number): void {
    const socket = this.world.open();
    this.#socket = socket;
    this.#expect(welcomeWithin);
    const hello: Hello = { type: 'hello', ticket, session, ...this.listener.resumePoint() };
    socket.onopen = () => socket.send(JSON.stringify(hello));
    socket.onmessage = ({ data }) => {
      if (generation === this.#generation) this.#received(parse(data));
    };
    socket.onclose = ({ code }) => {
      if (generation === this.#generation) this.#closed(code);
    };
  }

  #received(message: ServerMessage): void {
    if (message.type === 'welcome') {
      this.#attempt = 0;
      this.#heartbeat = message.limits.heartbeatSeconds;
    }
    this.#expect(this.#heartbeat * silentIntervals * 1000);
    this.listener.received(message);
    if (message.type === 'welcome') this.#become('live');
  }

  #closed(code: number): void {
    const ending = endingOf(code);
    this.#drop();
    if (ending) this.#end(ending);
    else this.#wait();
  }

  #expect(milliseconds: number): void {
    this.#callOff();
    this.#callOff = this.world.later(milliseconds, () => {
      this.#drop();
      this.#wait();
    });
  }

  #wait(): void {
    if (this.#status === 'live') this.#become('lost');
    const delay = backoff(this.#attempt++, this.world.random());
    this.#callOff();
    this.#callOff = this.world.later(delay, () => void this.#connect());
  }

  #drop(): void {
    this.#generation++;
    this.#callOff();
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  #end(end: End): void {
    this.#drop();
    this.#become('ended', end);
  }

  #become(status: Status, end: End | null = null): void {
    if (this.#status === status) return;
    this.#status = status;
    this.listener.changed(status, end);
  }
}

const utf8 = new TextDecoder();

/** The server sends binary frames of UTF-8 JSON, one encoding for all sockets; text frames are understood too. */
function parse(data: unknown): ServerMessage {
  return JSON.parse(typeof data === 'string' ? data : utf8.decode(data as ArrayBuffer)) as ServerMessage;
}
