import type { AgendaItem, AgendaKind, Text } from '../../../contract/live';
import { type Fields, gathered, spread } from '../conflict/merge';
import { type TextFlaw, textFlaw, written } from '../texts/texts';

/** What the form of an agenda item holds while it is being filled in. */
export interface ItemForm {
  title: Text;
  kind: AgendaKind;
  /** As the number field gives it: null while it is empty. */
  minutes: number | null;
  presenter: string;
  notes: string;
}

/** What the server takes: every field, blank ones left out. */
export interface ItemFields {
  readonly title: Text;
  readonly kind: AgendaKind;
  readonly minutes: number;
  readonly presenter?: string;
  readonly notes?: string;
}

/** The server's limits; what breaks past them is said in its rules. */
export const maxMinutes = 1440;
export const maxPresenter = 120;
export const maxNotes = 4000;

export const kinds: readonly AgendaKind[] = ['information', 'discussion', 'decision', 'break'];

const usualMinutes = 15;

export const emptyItem = (locale: string): ItemForm => ({
  title: { [locale]: '' },
  kind: 'discussion',
  minutes: usualMinutes,
  presenter: '',
  notes: '',
});

export const itemForm = (item: AgendaItem): ItemForm => ({
  title: { ...item.title },
  kind: item.kind,
  minutes: item.minutes,
  presenter: item.presenter ?? '',
  notes: item.notes ?? '',
});

export function itemFields({ title, kind, minutes, presenter, notes }: ItemForm): ItemFields {
  return {
    title: written(title),
    kind,
    minutes: minutes ?? 0,
    ...(presenter.trim() ? { presenter: presenter.trim() } : {}),
    ...(notes.trim() ? { notes: notes.trim() } : {}),
  };
}

export type ItemFlaw =
  | { readonly field: 'title'; readonly flaw: TextFlaw }
  | { readonly field: 'minutes' | 'presenter' | 'notes'; readonly flaw: 'limit' };

/** What the server would refuse, in the order of the fields. */
export function itemFlaws({ title, minutes, presenter, notes }: ItemForm): ItemFlaw[] {
  const inTitle = textFlaw(title);
  const found: (ItemFlaw | null)[] = [
    inTitle ? { field: 'title', flaw: inTitle } : null,
    isMinutes(minutes) ? null : { field: 'minutes', flaw: 'limit' },
    presenter.trim().length > maxPresenter ? { field: 'presenter', flaw: 'limit' } : null,
    notes.trim().length > maxNotes ? { field: 'notes', flaw: 'limit' } : null,
  ];
  return found.filter((flaw) => flaw !== null);
}

const isMinutes = (minutes: number | null): boolean =>
  minutes !== null && Number.isInteger(minutes) && minutes >= 0 && minutes <= maxMinutes;

/** Taken apart to be compared with somebody else's version. */
export const comparable = (form: ItemForm): Fields => {
  const { title, ...fields } = itemFields(form);
  return { ...spread('title', title), presenter: '', notes: '', ...fields };
};

export const fromComparable = (fields: Fields): ItemForm => ({
  title: gathered('title', fields),
  kind: fields.kind as AgendaKind,
  minutes: fields.minutes as number,
  presenter: String(fields.presenter),
  notes: String(fields.notes),
});
