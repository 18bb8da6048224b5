import { createContext } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { LiveRoom, Reply } from '../../../connection/liveRoom.svelte';
import type { Staff } from '../../../connection/staff';
import type { Command, Poll, Problem, State } from '../../../contract/live';
import { t } from '../../../messages/messages.svelte';
import { read } from '../../../messages/text';
import { Clock } from '../../clock.svelte';
import type { PollEditing } from '../polleditor/pollEditing';
import type { ItemEditing } from '../runlist/itemEditing';
import { Toasts } from '../undo/toasts.svelte';
import { type Undo, undoOf } from '../undo/undo';
import { loose, type Selection } from './atHand';
import { settlesIn } from './hasty';

/** The dialog that is open. An editor that is opened again goes on with what was written in it. */
export type Open =
  | { readonly type: 'item'; readonly editing: ItemEditing }
  | { readonly type: 'poll'; readonly editing: PollEditing }
  | { readonly type: 'cancel'; readonly poll: Poll }
  | { readonly type: 'attendance' }
  | { readonly type: 'roll' }
  | { readonly type: 'help' };

/** What became of a command: answered, or not sent because there is no connection. */
export type Outcome = Reply | { readonly type: 'offline' } | { readonly type: 'busy' };

/** Said beside a button that was pressed without a connection. */
const offline: Problem = { type: 'about:blank', title: 'No connection', status: 0, code: 'offline' };

/**
 * The facilitator's console: the room, what is selected, and commands with what became of them. A `place` names what a
 * command is about, such as `poll:<id>`: while one is on its way no second one leaves from there, and a refusal is
 * shown there.
 */
export class Host {
  selection: Selection = $state.raw({ item: null, poll: null });
  open: Open | null = $state.raw(null);
  /** Languages to write in; the first is the initiative's own. */
  languages: readonly string[] = $state.raw([]);
  readonly toasts = new Toasts();
  readonly clock: Clock;
  #made: number | null = null;
  readonly #pending = new SvelteSet<string>();
  readonly #refusals = new SvelteMap<string, Problem>();

  constructor(
    readonly session: string,
    readonly live: LiveRoom,
    readonly staff: Staff,
    /** Where people reach this server: what stands on the wall and in the QR code. */
    readonly publicUrl: string,
  ) {
    this.clock = new Clock(() => live.now());
  }

  get state(): State | null {
    return this.live.room.state;
  }

  get online(): boolean {
    return this.live.status === 'live';
  }

  isPending(place: string): boolean {
    return this.#pending.has(place);
  }

  /** Milliseconds until a command is sent if its button is pressed, because the step before it has only just been taken. */
  settlesIn(command: Command): number {
    return this.state ? settlesIn(command, this.state, this.live.now()) : 0;
  }

  refusal(place: string): Problem | null {
    return this.#refusals.get(place) ?? null;
  }

  forget(place: string): void {
    this.#refusals.delete(place);
  }

  /** The connection is back: what was not done for the lack of it may be tried again. */
  cameBack(): void {
    for (const [place, { code }] of this.#refusals) if (code === offline.code) this.forget(place);
  }

  /** Sends a command, once. Nothing waits for a connection: what is pressed without one is said to be not done. */
  async run(place: string, command: Command): Promise<Outcome> {
    const before = this.state;
    if (this.isPending(place)) return { type: 'busy' };
    if (!this.online || !before) return this.#notSent(place);
    if (this.settlesIn(command) > 0) return { type: 'busy' };
    this.#pending.add(place);
    this.forget(place);
    const reply = await this.live.send(command);
    this.#pending.delete(place);
    if (reply.type === 'rejected') this.#refusals.set(place, reply.problem);
    else this.#done(place, command, before);
    return reply;
  }

  view(item: string | null, poll: string | null = null): void {
    this.selection = { item, poll };
  }

  /** Closes the open dialog. What was written and not saved can be had back: closing is not losing. */
  close(): void {
    const { open } = this;
    this.open = null;
    if ((open?.type !== 'item' && open?.type !== 'poll') || !open.editing.isUnsaved) return;
    const again = () => {
      this.open = open;
    };
    this.toasts.show(t('editor.notSaved'), { action: { label: t('editor.again'), run: again } });
  }

  /** Selects the poll that an acknowledged command has just made, once its event is here. */
  viewMade(revision: number): void {
    this.#made = revision;
  }

  /** To be called when the state has changed. */
  followMade(): void {
    const poll = this.state?.polls.find(({ revision }) => revision === this.#made);
    if (!poll) return;
    this.#made = null;
    this.view(poll.item ?? loose, poll.id);
  }

  /** Whoever starts an item wants to see it, whatever was looked at before. */
  #done(place: string, command: Command, before: State): void {
    if (command.type === 'startAgendaItem') this.view(null);
    this.#offerUndo(place, undoOf(command, before));
  }

  #notSent(place: string): Outcome {
    this.#refusals.set(place, offline);
    return { type: 'offline' };
  }

  #offerUndo(place: string, undo: Undo | null): void {
    if (!undo) return;
    const text = t(`undo.${undo.done}`, { title: undo.title ? read(undo.title) : '' });
    const action = { label: t('undo.undo'), run: () => void this.#takeBack(place, undo) };
    this.toasts.show(text, { action, ...(undo.done === 'itemStarted' ? { topic: undo.done } : {}) });
  }

  async #takeBack(place: string, undo: Undo): Promise<void> {
    const command = this.state ? undo.back(this.state) : null;
    const outcome = command ? await this.run(place, command) : null;
    if (outcome?.type !== 'done') this.toasts.show(t('undo.failed'));
  }
}

export const [getHost, setHost] = createContext<Host>();
