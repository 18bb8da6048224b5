import type {
  Ack,
  Ballot,
  Cast,
  Command,
  CommandMessage,
  OwnBallot,
  Problem,
  ServerMessage,
} from '../contract/live';
import { reduce } from '../room/reduce';
import { emptyRoom, type Room, resumePoint } from '../room/room';
import { savedBallot } from '../room/select';
import { type End, Link, type LinkListener, type Status, type World } from './link';
import { isOf, type KeptBallot, Outbox, type Store, supersedes } from './outbox';
import type { Answer, Request } from './rest';

/** What became of a command or ballot. */
export type Reply =
  | { readonly type: 'done'; readonly ack: Ack }
  | { readonly type: 'rejected'; readonly problem: Problem };

/** A ballot and whose it is; without a mandate the one that the voter has. */
interface Vote {
  readonly poll: string;
  readonly mandate: string | undefined;
  readonly ballot: Ballot;
}

interface Waiting {
  readonly message: CommandMessage | Cast;
  readonly reply: (reply: Reply) => void;
}

/** How long to wait, in milliseconds, when the server says not now. */
const notNow = 1_500;

export interface LiveRoomOptions {
  readonly session: string;
  readonly world: World;
  readonly store: Store;
  readonly newId?: () => string;
  readonly now?: () => number;
  /** Asks over REST as whoever is connected. */
  readonly ask?: AskServer;
}

type AskServer = <T>(path: string, request?: Request) => Promise<Answer<T>>;

/**
 * A session as this client sees it, reactive: the room, the state of the connection, the ballots kept on this device.
 * Commands and ballots that were not answered are sent again after each welcome, with the same ids, in their order.
 */
export class LiveRoom implements LinkListener {
  room: Room = $state.raw(emptyRoom);
  status: Status = $state('connecting');
  end: End | null = $state(null);
  /** Ballots not acknowledged yet, oldest first. */
  kept: readonly KeptBallot[] = $state.raw([]);
  /** The last ballot that the server refused, until the next one is sent. */
  refused: { readonly poll: string; readonly problem: Problem } | null = $state.raw(null);

  readonly link: Link;
  readonly ask: AskServer;
  readonly #outbox: Outbox;
  readonly #later: World['later'];
  readonly #waiting = new Map<string, Waiting>();
  readonly #newId: () => string;
  readonly #now: () => number;
  /** Milliseconds by which the server's clock is ahead of this device's. */
  #clockAhead = 0;

  constructor({ session, world, store, newId = randomId, now = Date.now, ask = noServer }: LiveRoomOptions) {
    this.ask = ask;
    this.#newId = newId;
    this.#now = now;
    this.#later = world.later;
    this.#outbox = new Outbox(session, store);
    this.kept = this.#outbox.all();
    this.link = new Link(world, this);
  }

  /** The server's time now, in milliseconds. */
  now(): number {
    return this.#now() + this.#clockAhead;
  }

  /** Sends a command; resolves when the server has answered, however many reconnects later. */
  send(command: Command): Promise<Reply> {
    return this.#send({ type: 'command', id: this.#newId(), command });
  }

  /** Casts a ballot: kept on this device first, then sent until it is answered. `kept` and `refused` tell what became of it. */
  cast(poll: string, ballot: Ballot, mandate?: string): void {
    this.refused = null;
    this.#keep(this.room.you?.participant ?? '', { poll, mandate, ballot }, this.now());
  }

  /** A ballot of this poll that is still on its way. */
  keptBallot(poll: string, mandate?: string): KeptBallot | null {
    return this.kept.find((each) => isOf(each, poll, mandate)) ?? null;
  }

  resumePoint(): { epoch: string; revision: number } | null {
    return resumePoint(this.room);
  }

  received(message: ServerMessage): void {
    this.room = reduce(this.room, message);
    if (message.type === 'welcome') this.#clockAhead = Date.parse(message.at) - this.#now();
    if (message.type === 'ack') this.#answered(message.id, { type: 'done', ack: message });
    if (message.type === 'rejected' && message.id) this.#rejected(message.id, message.problem);
    if (this.room.gap) this.link.reconnect();
  }

  changed(status: Status, end: End | null): void {
    this.status = status;
    this.end = end;
    if (status === 'live') this.#sendAgain();
  }

  #send(message: CommandMessage | Cast): Promise<Reply> {
    return new Promise((reply) => {
      this.#waiting.set(message.id, { message, reply });
      this.link.send(message);
    });
  }

  #sendAgain(): void {
    this.#outbox.keepOnlyOf(this.room.you?.participant ?? '');
    this.kept = this.#outbox.all();
    for (const { cast } of this.kept)
      if (!this.#waiting.has(cast.id)) this.#waiting.set(cast.id, { message: cast, reply: () => {} });
    for (const { message } of this.#waiting.values()) this.link.send(message);
  }

  #keep(participant: string, { poll, mandate, ballot }: Vote, at: number): void {
    const replaced = this.keptBallot(poll, mandate);
    if (replaced) this.#waiting.delete(replaced.cast.id);
    const rev = (savedBallot(this.room, poll, mandate)?.rev ?? 0) + 1;
    const named = mandate === undefined ? {} : { mandate };
    const cast: Cast = { type: 'cast', id: this.#newId(), poll, ...named, rev, ballot };
    this.#outbox.keep({ participant, ...named, cast, at });
    this.kept = this.#outbox.all();
    void this.#send(cast);
  }

  /** "Not now" is not an answer: what was asked too fast, or of a server that is starting, is asked again. */
  #rejected(id: string, problem: Problem): void {
    if (problem.status !== 429 && problem.status !== 503) this.#answered(id, { type: 'rejected', problem });
    else this.#later(notNow, () => this.#sendOne(id));
  }

  #sendOne(id: string): void {
    const waiting = this.#waiting.get(id);
    if (waiting) this.link.send(waiting.message);
  }

  #answered(id: string, reply: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    const ballot = this.#outbox.settle(id);
    this.kept = this.#outbox.all();
    if (ballot) this.#ballotAnswered(ballot, reply);
    waiting?.reply(reply);
  }

  #ballotAnswered(kept: KeptBallot, reply: Reply): void {
    if (reply.type === 'rejected') this.#ballotRefused(kept, reply.problem);
    else this.#save(savedAs(kept, reply.ack));
  }

  /** A newer wish of the same person than what the server has is cast again, on top of that. */
  #ballotRefused(kept: KeptBallot, problem: Problem): void {
    const { currentBallot: current } = problem;
    const { mandate, cast } = kept;
    const { poll, ballot } = cast;
    if (current) this.#save(current);
    if (current && supersedes(kept, current))
      this.#keep(kept.participant, { poll, mandate, ballot }, kept.at);
    else this.refused = { poll, problem };
  }

  #save(ballot: OwnBallot): void {
    this.room = reduce(this.room, { type: 'ballotSaved', ballot });
  }
}

const noServer: AskServer = async () => ({ type: 'unreachable' });

const savedAs = ({ cast, mandate, participant }: KeptBallot, { rev = cast.rev, at }: Ack): OwnBallot => ({
  poll: cast.poll,
  mandate: mandate ?? participant,
  rev,
  ballot: cast.ballot,
  at,
});

/** `crypto.randomUUID` exists only in secure contexts; a workshop's server in the same building may be plain http. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
