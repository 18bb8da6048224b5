import type { Organiser } from '../../../../connection/organiser';
import type { Checked, Wish } from '../../../../contract/organise';

/** While somebody types the server need not be asked about each letter. */
const pause = 400;

/** What would come of what is written, asked for again whenever that changes; the last answer stays meanwhile. */
export class Checking {
  checked: Checked | null = $state.raw(null);
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly organiser: Pick<Organiser, 'check'>) {}

  /** @param wish null while it cannot be asked about */
  ask(wish: Wish | null, meeting?: string): void {
    const question = wish ? JSON.stringify(considered(wish)) : '';
    if (question === this.#asked) return;
    this.#asked = question;
    clearTimeout(this.#timer);
    if (!wish) return;
    this.#timer = setTimeout(() => void this.#check(question, wish, meeting), this.checked ? pause : 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #check(question: string, wish: Wish, meeting: string | undefined): Promise<void> {
    const answer = await this.organiser.check({ ...wish, plan: titled(wish.plan) }, meeting);
    if (question !== this.#asked) return;
    this.checked = answer.type === 'ok' ? answer.value : null;
  }
}

/** Conflicts depend on these only: writing the title asks nothing. */
const considered = ({ slot, rule, plan }: Wish) => [
  slot,
  rule,
  plan.place,
  plan.speakers,
  plan.commitments,
  plan.link,
];

/** A plan without a title is refused, but its time can be asked about all the same. */
const titled = (plan: Wish['plan']): Wish['plan'] =>
  Object.keys(plan.title).length > 0 ? plan : { ...plan, title: { en: '…' } };
