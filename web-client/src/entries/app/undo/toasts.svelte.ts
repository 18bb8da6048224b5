import { announce } from '../../../features/announce/announcer.svelte';

/** One sentence about what was just done, with a way back where there is one. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  /** A newer one of the same topic takes its place: going on twice is taken back one step at a time. */
  readonly topic?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Long enough to read and to reach for; it stays while the pointer or the focus is on it. */
const stays = 15_000;
/** Past it the oldest one goes: they must not cover the room. */
const most = 3;

export class Toasts {
  all: readonly Toast[] = $state.raw([]);
  #count = 0;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  show(text: string, { action, topic }: Pick<Toast, 'action' | 'topic'> = {}): void {
    const toast: Toast = {
      id: ++this.#count,
      text,
      ...(action ? { action } : {}),
      ...(topic ? { topic } : {}),
    };
    const others = this.all.filter((each) => topic === undefined || each.topic !== topic);
    this.all = [...others, toast].slice(-most);
    announce(text);
    this.release(toast.id);
  }

  dismiss(id: number): void {
    this.hold(id);
    this.all = this.all.filter((toast) => toast.id !== id);
  }

  /** Takes back the newest thing that can be taken back. */
  undoLast(): void {
    const toast = this.all.findLast(({ action }) => action);
    if (toast) this.act(toast);
  }

  act(toast: Toast): void {
    this.dismiss(toast.id);
    toast.action?.run();
  }

  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  release(id: number): void {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), stays),
    );
  }
}
