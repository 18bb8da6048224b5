import type { AgendaItem } from '../../../contract/live';
import { locale } from '../../../messages/messages.svelte';
import { Editing, type Subject } from '../conflict/editing.svelte';
import type { Host } from '../host/host.svelte';
import {
  comparable,
  emptyItem,
  fromComparable,
  type ItemForm,
  itemFields,
  itemFlaws,
  itemForm,
} from './itemForm';

export type ItemEditing = Editing<ItemForm, AgendaItem>;

const subject = (parent: string | undefined): Subject<ItemForm, AgendaItem> => ({
  place: 'item-editor',
  form: itemForm,
  apart: comparable,
  together: fromComparable,
  isFlawed: (form) => itemFlaws(form).length > 0,
  command: (form, base) =>
    base
      ? { type: 'editAgendaItem', item: base.id, base: base.revision, ...itemFields(form) }
      : { type: 'addAgendaItem', ...itemFields(form), ...(parent ? { parent } : {}) },
  theirs: (problem) => problem.currentItem,
});

/** Opens the editor of an item, or of a new one under a parent. */
export function editItem(host: Host, item: AgendaItem | null, parent?: string): void {
  const form = item ? itemForm(item) : emptyItem(host.languages[0] ?? locale());
  const send: Host['run'] = (place, command) => host.run(place, command);
  host.forget('item-editor');
  host.open = { type: 'item', editing: new Editing(subject(parent), send, item, form) };
}
