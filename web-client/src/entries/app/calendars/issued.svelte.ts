import type { Issue, Named } from '../../../connection/ownCalendars';
import type { Answer } from '../../../connection/rest';

/** What has been issued and not revoked, and what was just made with its secret. */
export class Issued<Row extends Named, Fresh, Made> {
  rows: readonly Row[] | null = $state.raw(null);
  /** Holds the secret until it is put away: nothing can show it again. */
  made: Made | null = $state.raw(null);
  failure: string | null = $state(null);
  busy = $state(false);

  constructor(
    private readonly issue: Issue<Row, Fresh, Made>,
    private readonly failureOf: (answer: Answer<unknown>) => string | null,
  ) {}

  async load(): Promise<void> {
    const answer = await this.issue.list();
    this.failure = this.failureOf(answer);
    if (answer.type === 'ok') this.rows = answer.value;
  }

  /** True once it is made; a second press while the first is on its way does nothing. */
  async add(fresh: Fresh): Promise<boolean> {
    const made = await this.#alone(() => this.issue.add(fresh));
    if (made === undefined) return false;
    this.made = made;
    await this.load();
    return true;
  }

  /** True once it is good for nothing, by us or by somebody else before. */
  async revoke(id: string): Promise<boolean> {
    const gone = await this.#alone(async () => {
      const answer = await this.issue.revoke(id);
      return answer.type === 'refused' && answer.status === 404 ? { type: 'ok', value: null } : answer;
    });
    if (gone === undefined) return false;
    this.rows = this.rows?.filter((row) => row.id !== id) ?? null;
    return true;
  }

  async #alone<T>(ask: () => Promise<Answer<T>>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    const answer = await ask();
    this.busy = false;
    this.failure = this.failureOf(answer);
    return answer.type === 'ok' ? answer.value : undefined;
  }
}
