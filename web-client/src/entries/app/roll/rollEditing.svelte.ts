import type { Answer } from '../../../connection/rest';
import type { Staff } from '../../../connection/staff';
import type { Problem } from '../../../contract/live';
import type { CommitmentRef, Roll } from '../../../contract/rest';
import { t } from '../../../messages/messages.svelte';
import { refusalText } from '../parts/refusals';
import { type Change, changes } from './rollChanges';
import { isRefused, lineFlaws, warnings } from './rollFlaws';
import { type Line, type RollForm, rollDraft, rollForm } from './rollForm';

type Rolls = Pick<Staff, 'roll' | 'prepareRoll' | 'checkRollCsv' | 'rollLinks'>;

/** A personal link, told once. */
export interface PersonalLink {
  readonly who: string;
  readonly link: string;
}

/** The roll of a session while it is edited: what was typed or read from a table is kept until it is saved. */
export class RollEditing {
  form: RollForm | null = $state(null);
  failure: string | null = $state(null);
  /** The mandate that the server's last refusal is about. */
  refused: string | null = $state(null);
  links: readonly PersonalLink[] = $state.raw([]);
  complained = $state(false);
  busy = $state(false);
  #saved: readonly Line[] = $state.raw([]);

  constructor(
    private readonly staff: Rolls,
    private readonly session: string,
    private readonly newId: () => string = () => crypto.randomUUID(),
  ) {}

  get changes(): readonly Change[] {
    return this.form ? changes(this.#saved, this.form.lines) : [];
  }

  async load(): Promise<void> {
    const roll = await this.#ask(this.staff.roll(this.session));
    if (roll) this.#stands(roll);
  }

  async save(): Promise<boolean> {
    if (!this.form) return false;
    this.complained = true;
    const form = $state.snapshot(this.form) as RollForm;
    if (lineFlaws(form).size > 0 || warnings(form).some(isRefused)) return false;
    const roll = await this.#ask(this.staff.prepareRoll(this.session, rollDraft(form, this.newId)));
    if (roll) this.#stands(roll);
    return roll !== null;
  }

  /** Reads a table over what is there; nothing is saved before it was looked at. */
  async read(csv: string): Promise<boolean> {
    const roll = await this.#ask(this.staff.checkRollCsv(this.session, csv));
    if (roll) this.form = rollForm(roll);
    return roll !== null;
  }

  /** A commitment, or else a person. */
  add(commitment?: CommitmentRef): void {
    const who = commitment
      ? ({ of: 'commitment', id: commitment.id, name: commitment.name } as const)
      : ({ of: 'person', id: this.newId(), name: '' } as const);
    this.form?.lines.push({ ...who, kind: '', weight: '1', delegates: '', lentTo: '' });
  }

  /** Who had lent their mandate to it votes alone again. */
  remove(id: string): void {
    if (!this.form) return;
    this.form.lines = this.form.lines.filter((line) => line.id !== id);
    for (const line of this.form.lines) if (line.lentTo === id) line.lentTo = '';
  }

  /** As it stands on the server. */
  reset(): void {
    if (this.form) this.form.lines = this.#saved.map((line) => ({ ...line }));
    this.complained = false;
  }

  /** New links for those who hold this mandate; earlier ones lead nowhere from then on. */
  async link(line: Line): Promise<void> {
    const ids = this.#holdersOf(line.id);
    const made = await this.#ask(this.staff.rollLinks(this.session, ids));
    if (made) this.links = made.links.map(({ name, email, link }) => ({ who: name ?? email ?? '', link }));
  }

  #holders = new Map<string, string[]>();

  #holdersOf(mandate: string): string[] {
    return this.#holders.get(mandate) ?? [];
  }

  /** Links are of those who stand on the saved roll. */
  mayLink(line: Line): boolean {
    return this.changes.every(({ id }) => id !== line.id) && this.#holdersOf(line.id).length > 0;
  }

  #stands(roll: Roll): void {
    this.#holders = new Map(roll.mandates.map(({ id, holders }) => [id, holders]));
    this.#saved = rollForm(roll).lines;
    this.form = rollForm(roll);
    this.complained = false;
  }

  async #ask<T>(asked: Promise<Answer<T>>): Promise<T | null> {
    this.busy = true;
    const answer = await asked;
    this.busy = false;
    this.failure = null;
    this.refused = null;
    if (answer.type === 'ok') return answer.value;
    this.failure = answer.type === 'refused' ? refusalText(answer.problem) : t('refusal.offline');
    if (answer.type === 'refused') this.refused = mandateOf(answer.problem);
    return null;
  }
}

const mandateOf = (problem: Problem): string | null => {
  const { mandate } = problem as { mandate?: unknown };
  return typeof mandate === 'string' ? mandate : null;
};
