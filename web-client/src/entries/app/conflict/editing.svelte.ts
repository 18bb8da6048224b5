import type { Ack, Command, Problem } from '../../../contract/live';
import { type Difference, differences, type Fields, merged, type Side } from './merge';

/** What an editor has to know of the thing that it edits. `F` is its form, `T` the thing as the server has it, `C` what is sent. */
export interface Subject<F, T, C = Command> {
  readonly place: string;
  form(thing: T): F;
  /** A form taken apart into the fields that are compared. */
  apart(form: F): Fields;
  together(fields: Fields): F;
  isFlawed(form: F): boolean;
  command(form: F, base: T | null): C;
  /** The other version, in a refusal because of it. */
  theirs(problem: Problem): T | undefined;
}

export type Sent =
  | { readonly type: 'done'; readonly ack: Ack | null }
  | { readonly type: 'rejected'; readonly problem: Problem }
  | { readonly type: 'offline' | 'busy' };
export type Saved =
  | { readonly type: 'saved'; readonly revision: number | undefined }
  | { readonly type: 'flawed' | 'not' };

/**
 * Writing a thing, from opening the form to the server's yes. Nothing written is lost: a refusal leaves the form as it
 * is, another's edit is laid beside it, and a form closed by mistake is opened again with the same object.
 */
export class Editing<F, T, C = Command> {
  form: F;
  /** From the first try to save on, flaws are shown. */
  complained = $state(false);
  conflict: { readonly theirs: T; readonly found: readonly Difference[] } | null = $state.raw(null);
  #saved = false;
  #base: T | null = $state.raw(null);
  readonly #untouched: string;

  /** @param base the thing as it is now; null for a new one, which then begins as `form` */
  constructor(
    private readonly subject: Subject<F, T, C>,
    private readonly send: (place: string, command: C) => Promise<Sent>,
    base: T | null,
    form: F,
  ) {
    this.form = $state(form);
    this.#base = base;
    this.#untouched = JSON.stringify(form);
  }

  get isNew(): boolean {
    return this.#base === null;
  }

  get place(): string {
    return this.subject.place;
  }

  /** Whether closing now would lose something. */
  get isUnsaved(): boolean {
    return !this.#saved && JSON.stringify(this.form) !== this.#untouched;
  }

  async save(): Promise<Saved> {
    this.complained = true;
    const form = this.#written();
    if (this.subject.isFlawed(form)) return { type: 'flawed' };
    const sent = await this.send(this.place, this.subject.command(form, this.#base));
    if (sent.type === 'done') return this.#done(sent.ack?.revision);
    const theirs = sent.type === 'rejected' ? this.subject.theirs(sent.problem) : undefined;
    return theirs === undefined ? { type: 'not' } : this.#collided(theirs);
  }

  /** Goes on from the other's version with what was chosen of mine, and saves that. */
  async choose(choice: Readonly<Record<string, Side>>): Promise<Saved> {
    if (!this.conflict) return { type: 'not' };
    const { theirs, found } = this.conflict;
    this.form = this.subject.together(merged(this.#apart(theirs), found, choice));
    this.#base = theirs;
    this.conflict = null;
    return this.save();
  }

  #collided(theirs: T): Saved {
    const base = this.#base ? this.#apart(this.#base) : {};
    const found = differences(base, this.subject.apart(this.#written()), this.#apart(theirs));
    if (found.length === 0) return this.#done(undefined);
    this.conflict = { theirs, found };
    return { type: 'not' };
  }

  #done(revision: number | undefined): Saved {
    this.#saved = true;
    return { type: 'saved', revision };
  }

  #apart(thing: T): Fields {
    return this.subject.apart(this.subject.form(thing));
  }

  #written(): F {
    return $state.snapshot(this.form) as F;
  }
}
