import type { AgendaItem } from '../../../contract/live';

/** Where an item goes: under a parent, before a sibling; without `before` at the end. */
export interface Place {
  readonly parent?: string;
  readonly before?: string;
}

export type Step = 'up' | 'down' | 'indent' | 'outdent';

/** Past it the tree no longer fits a phone's width; the server holds the same limit. */
export const maxDepth = 3;

const siblings = (agenda: readonly AgendaItem[], parent: string | undefined): AgendaItem[] =>
  agenda.filter((item) => item.parent === parent);

/** The item and everything below it, in reading order. */
export function subtree(agenda: readonly AgendaItem[], root: string): AgendaItem[] {
  const found = new Set([root]);
  return agenda.filter((item) => {
    const within = found.has(item.id) || (item.parent !== undefined && found.has(item.parent));
    if (within) found.add(item.id);
    return within;
  });
}

/** Levels above and at the item: 1 at the top level, 0 for no item. */
export function depthOf(agenda: readonly AgendaItem[], id: string | undefined): number {
  const item = agenda.find((each) => each.id === id);
  return item ? depthOf(agenda, item.parent) + 1 : 0;
}

/** Levels of the subtree: 1 for an item without children. */
const heightOf = (agenda: readonly AgendaItem[], id: string): number =>
  Math.max(...subtree(agenda, id).map((item) => depthOf(agenda, item.id))) - depthOf(agenda, id) + 1;

/** Where the item stands now: what a move back needs. */
export function placeOf(agenda: readonly AgendaItem[], item: AgendaItem): Place {
  const row = siblings(agenda, item.parent);
  return place(item.parent, row[row.findIndex((each) => each.id === item.id) + 1]);
}

/** Where a step takes the item, or nothing when it cannot go there. */
export function stepped(agenda: readonly AgendaItem[], item: AgendaItem, step: Step): Place | null {
  const row = siblings(agenda, item.parent);
  const at = row.findIndex((each) => each.id === item.id);
  switch (step) {
    case 'up':
      return at > 0 ? place(item.parent, row[at - 1]) : null;
    case 'down':
      return at < row.length - 1 ? place(item.parent, row[at + 2]) : null;
    case 'indent':
      return indented(agenda, item, row[at - 1]);
    case 'outdent':
      return outdented(agenda, item);
  }
}

function indented(
  agenda: readonly AgendaItem[],
  item: AgendaItem,
  above: AgendaItem | undefined,
): Place | null {
  return above && fits(agenda, item.id, above.id) ? { parent: above.id } : null;
}

function outdented(agenda: readonly AgendaItem[], item: AgendaItem): Place | null {
  const parent = agenda.find((each) => each.id === item.parent);
  return parent ? placeOf(agenda, parent) : null;
}

/** Where an item dropped on another one goes: before it; nothing when it would land in itself or too deep. */
export function dropped(agenda: readonly AgendaItem[], item: string, target: string): Place | null {
  const onto = agenda.find((each) => each.id === target);
  const itself = subtree(agenda, item).some((each) => each.id === target);
  return onto && !itself && fits(agenda, item, onto.parent) ? place(onto.parent, onto) : null;
}

const fits = (agenda: readonly AgendaItem[], item: string, parent: string | undefined): boolean =>
  depthOf(agenda, parent) + heightOf(agenda, item) <= maxDepth;

const place = (parent: string | undefined, before: AgendaItem | undefined): Place => ({
  ...(parent === undefined ? {} : { parent }),
  ...(before === undefined ? {} : { before: before.id }),
});
