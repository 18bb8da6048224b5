import type { Answer } from '../../../connection/rest';
import type { Staff } from '../../../connection/staff';
import type { PollDraft, Text } from '../../../contract/live';
import type { PollTemplate } from '../../../contract/rest';
import { t } from '../../../messages/messages.svelte';
import { refusalText } from '../parts/refusals';

type Kept = Pick<Staff, 'templates' | 'addTemplate' | 'replaceTemplate' | 'removeTemplate'>;

/** The polls that the initiative keeps; null until they are here. What was refused says why. */
export class Templates {
  all: readonly PollTemplate[] | null = $state.raw(null);
  failure: string | null = $state(null);

  constructor(
    private readonly staff: Kept,
    private readonly session: string,
  ) {}

  async load(): Promise<void> {
    const found = this.#read(await this.staff.templates(this.session));
    if (found) this.all = found.templates;
  }

  async add(name: Text, poll: PollDraft): Promise<boolean> {
    const kept = this.#read(await this.staff.addTemplate(this.session, name, poll));
    if (kept) this.all = [...(this.all ?? []), kept];
    return kept !== null;
  }

  async rename(template: PollTemplate, name: Text): Promise<boolean> {
    const kept = this.#read(await this.staff.replaceTemplate(this.session, { ...template, name }));
    if (kept) this.all = (this.all ?? []).map((each) => (each.id === kept.id ? kept : each));
    return kept !== null;
  }

  async remove({ id }: PollTemplate): Promise<boolean> {
    const answer = await this.staff.removeTemplate(this.session, id);
    this.#read(answer);
    if (answer.type === 'ok') this.all = (this.all ?? []).filter((each) => each.id !== id);
    return answer.type === 'ok';
  }

  #read<T>(answer: Answer<T>): T | null {
    this.failure = null;
    if (answer.type === 'ok') return answer.value;
    this.failure = answer.type === 'refused' ? refusalText(answer.problem) : t('refusal.offline');
    return null;
  }
}
