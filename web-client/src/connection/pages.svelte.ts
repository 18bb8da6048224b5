import type { Answer } from './rest';

/** One page of a list; `next` asks for the one after it and is absent on the last. */
export interface Page {
  readonly next?: string | undefined;
}

/** A list that the server gives in pages, reactive. What was loaded stays on the screen while it is asked for again. */
export class Pages<P extends Page> {
  pages: readonly P[] = $state.raw([]);
  /** The last answer that was none, until the next one is. */
  failure: Exclude<Answer<P>, { type: 'ok' }> | null = $state.raw(null);
  busy = $state(false);
  #stale = false;

  constructor(private readonly fetchPage: (after: string | undefined) => Promise<Answer<P>>) {}

  get hasMore(): boolean {
    return this.pages.at(-1)?.next !== undefined;
  }

  /** Loads again as many pages as are shown, at least one. Asked for while it runs, it runs once more afterwards. */
  async refresh(): Promise<void> {
    this.#stale = true;
    if (this.busy) return;
    while (this.#stale) {
      this.#stale = false;
      await this.#load([], Math.max(1, this.pages.length));
    }
  }

  async more(): Promise<void> {
    if (this.busy || !this.hasMore) return;
    await this.#load(this.pages, this.pages.length + 1);
    if (this.#stale) await this.refresh();
  }

  async #load(from: readonly P[], count: number): Promise<void> {
    this.busy = true;
    const answer = await this.#upTo(from, count);
    this.busy = false;
    this.failure = answer.type === 'ok' ? null : answer;
    if (answer.type === 'ok') this.pages = answer.value;
  }

  async #upTo(from: readonly P[], count: number): Promise<Answer<readonly P[]>> {
    let loaded = from;
    while (loaded.length < count) {
      const last = loaded.at(-1);
      if (last && last.next === undefined) break;
      const answer = await this.fetchPage(last?.next);
      if (answer.type !== 'ok') return answer;
      loaded = [...loaded, answer.value];
    }
    return { type: 'ok', value: loaded };
  }
}
