import type { Text } from '../../../contract/live';
import { locale } from '../../../messages/messages.svelte';
import { written } from './texts';

/** Which languages a form shows for its texts: the first of the initiative, and whatever is written already. */
export class Languages {
  readonly all: readonly string[];
  chosen: readonly string[] = $state.raw([]);

  constructor(known: readonly string[], texts: () => readonly Text[]) {
    const first = known[0] ?? locale();
    const used = new Set(texts().flatMap((text) => Object.keys(written(text))));
    this.all = [...new Set([first, ...known, ...used])];
    this.chosen = this.all.filter((tag) => used.has(tag) || (tag === first && used.size === 0));
  }

  /** At least one stays: a form without a language has no fields. */
  show(tag: string, on: boolean): void {
    const next = this.all.filter((each) => (each === tag ? on : this.chosen.includes(each)));
    if (next.length > 0) this.chosen = next;
  }
}
