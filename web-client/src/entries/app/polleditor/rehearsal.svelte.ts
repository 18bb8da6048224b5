import type { Staff } from '../../../connection/staff';
import type { Ballot, Poll, PollDraft } from '../../../contract/live';
import type { Rehearsed } from '../../../contract/rest';
import { t } from '../../../messages/messages.svelte';
import { refusalText } from '../parts/refusals';
import { randomBallot, taste } from './randomBallot';

/** Past it the server takes no more. */
export const mostBallots = 500;

/** Ballots that a facilitator tries out, and what they would come to. Nothing of it leaves the editor but to be counted. */
export class Rehearsal {
  ballots: readonly Ballot[] = $state.raw([]);
  result: Rehearsed | null = $state.raw(null);
  failure: string | null = $state(null);
  #liked: readonly number[] | null = null;
  #asked = 0;

  constructor(
    private readonly staff: Pick<Staff, 'rehearse'>,
    private readonly session: string,
    private readonly random: () => number = Math.random,
  ) {}

  add(draft: PollDraft, ballot: Ballot): Promise<void> {
    return this.#count(draft, [ballot]);
  }

  /** @param words that somebody might write */
  addRandom(draft: PollDraft, poll: Poll, count: number, words: readonly string[]): Promise<void> {
    const liked = this.#liked ?? taste(poll, this.random);
    this.#liked = liked;
    const more = Array.from({ length: count }, () => randomBallot(poll, liked, words, this.random));
    return this.#count(draft, more);
  }

  /** The poll is another one now, or one begins anew. */
  clear(): void {
    this.#asked++;
    this.#liked = null;
    this.ballots = [];
    this.result = null;
    this.failure = null;
  }

  async #count(draft: PollDraft, more: readonly Ballot[]): Promise<void> {
    this.ballots = [...this.ballots, ...more].slice(0, mostBallots);
    const asked = ++this.#asked;
    const answer = await this.staff.rehearse(this.session, draft, this.ballots);
    if (asked !== this.#asked) return;
    this.failure = null;
    if (answer.type === 'ok') this.result = answer.value;
    else this.failure = answer.type === 'refused' ? refusalText(answer.problem) : t('refusal.offline');
  }
}
