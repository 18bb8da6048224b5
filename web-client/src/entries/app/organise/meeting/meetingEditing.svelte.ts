import type { Answer } from '../../../../connection/rest';
import type { Problem } from '../../../../contract/live';
import type { Planned, Scope } from '../../../../contract/organise';
import { locale } from '../../../../messages/messages.svelte';
import { Editing, type Sent, type Subject } from '../../conflict/editing.svelte';
import type { Side } from '../../conflict/merge';
import { Languages } from '../../texts/languages.svelte';
import type { Known, Organise } from '../organise.svelte';
import { never } from '../when/repeat';
import { localAt } from '../when/zones';
import {
  comparable,
  type Flaw,
  flaws,
  fromComparable,
  isAskable,
  isRepeatTouched,
  type MeetingForm,
  meetingForm,
  wishOf,
} from './meetingForm';
import { emptyPlan } from './planForm';

/** How it is saved: a new one as a draft or published, an existing one with or without telling people. */
export interface Way {
  readonly status: 'draft' | 'confirmed';
  readonly notify: boolean;
}

/** A form as it is sent, and the version that it was made from. */
interface Writing {
  readonly form: MeetingForm;
  readonly base: Planned | null;
}

/** Writing one meeting, new or planned already: its form, how far a change goes, and what became of saving. */
export class MeetingEditing {
  planned: Planned | null = $state.raw(null);
  scope: Scope = $state('this');
  busy = $state(false);
  failure: string | null = $state(null);
  editing: Editing<MeetingForm, Planned, Writing>;
  readonly languages: Languages;
  #forgotten = false;
  #way: Way = { status: 'draft', notify: false };

  constructor(
    private readonly organise: Organise,
    readonly known: Known,
    planned: Planned | null,
  ) {
    this.planned = planned;
    this.editing = $state.raw(this.#begin(planned));
    this.languages = new Languages(known.locales, () => {
      const { title, about, accessibility, interpretation } = this.editing.form;
      return [title, about, accessibility, interpretation];
    });
  }

  get form(): MeetingForm {
    return this.editing.form;
  }

  /** The form as it was before anything was written. */
  get base(): MeetingForm | undefined {
    return this.planned ? meetingForm(this.planned) : undefined;
  }

  get flaws(): readonly Flaw[] {
    return this.editing.complained ? flaws(this.editing.form, this.base) : [];
  }

  get isAskable(): boolean {
    return isAskable(this.editing.form, this.base);
  }

  get repeatTouched(): boolean {
    return isRepeatTouched(this.editing.form, this.base);
  }

  /** Whether leaving now would lose something. */
  get isUnsaved(): boolean {
    return !this.#forgotten && this.editing.isUnsaved;
  }

  /** What is written is of no use any more: its meeting is gone. */
  forget(): void {
    this.#forgotten = true;
  }

  /** The revision that a change of so many dates is based on; a new meeting has none. */
  static revisionOf({ meeting, series }: Planned, scope: Scope): number {
    return scope === 'this' || !series ? meeting.revision.number : series.revision.number;
  }

  save(way: Way): Promise<boolean> {
    this.#way = way;
    return this.#during(() => this.editing.save());
  }

  choose(choice: Readonly<Record<string, Side>>): Promise<boolean> {
    return this.#during(() => this.editing.choose(choice));
  }

  /** What the server says of it now stands in the form. */
  stands(planned: Planned): void {
    this.planned = planned;
    this.editing = this.#begin(planned);
    if (!planned.series) this.scope = 'this';
  }

  async #during(save: () => Promise<{ type: string }>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    const saved = await save();
    this.busy = false;
    return saved.type === 'saved';
  }

  #begin(planned: Planned | null): Editing<MeetingForm, Planned, Writing> {
    const send = (_place: string, writing: Writing) => this.#send(writing);
    return new Editing(
      subject(() => this.base),
      send,
      planned,
      planned ? meetingForm(planned) : this.#fresh(),
    );
  }

  #fresh(): MeetingForm {
    const zone = this.known.zone;
    const inAWeek = localAt(Date.now() + 7 * 24 * 60 * 60 * 1000, zone).slice(0, 10);
    return {
      ...emptyPlan(this.known.locales[0] ?? locale()),
      when: { date: inAWeek, start: '14:00', end: '15:00', lastDay: '', zone },
      repeat: { ...never },
    };
  }

  async #send({ form, base }: Writing): Promise<Sent> {
    const { status, notify } = this.#way;
    const wish = wishOf(form, base ? meetingForm(base) : undefined);
    const { organiser } = this.organise;
    const answer = base
      ? await organiser.change(base.meeting.id, {
          ...wish,
          scope: this.scope,
          revision: MeetingEditing.revisionOf(base, this.scope),
          notify,
        })
      : await organiser.plan(wish, status, notify);
    return this.#sent(answer);
  }

  #sent(answer: Answer<Planned>): Sent {
    if (answer.type === 'ok') {
      this.planned = answer.value;
      return { type: 'done', ack: null };
    }
    if (answer.type === 'unreachable') {
      this.failure = this.organise.failureOf(answer);
      return { type: 'offline' };
    }
    if (!theirs(answer.problem)) this.failure = this.organise.failureOf(answer);
    return { type: 'rejected', problem: answer.problem };
  }
}

const theirs = (problem: Problem): Planned | undefined => {
  const { current } = problem as { current?: Planned };
  return problem.code === 'edit-conflict' ? current : undefined;
};

const subject = (base: () => MeetingForm | undefined): Subject<MeetingForm, Planned, Writing> => ({
  place: 'meeting',
  form: meetingForm,
  apart: comparable,
  together: fromComparable,
  isFlawed: (form) => flaws(form, base()).length > 0,
  command: (form, base) => ({ form, base }),
  theirs,
});
