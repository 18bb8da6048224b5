import type { AgendaItem } from '../../../contract/live';

/** The items one works through: those without children. An item with children is a heading. */
export function steps(agenda: readonly AgendaItem[]): AgendaItem[] {
  const parents = new Set(agenda.flatMap((item) => item.parent ?? []));
  return agenda.filter((item) => !parents.has(item.id));
}

/**
 * The item that comes after the current one in reading order; before the first start, the first still to come. A done
 * item is passed over, unless going back to the current one is what ended it: after an undone "next" it comes again.
 */
export function nextItem(agenda: readonly AgendaItem[]): AgendaItem | null {
  const all = steps(agenda);
  const at = all.findIndex((item) => item.state === 'current');
  const current = all[at];
  if (current) return all.slice(at + 1).find((item) => isAhead(item, current)) ?? null;
  const last = all.findLastIndex((item) => item.state === 'done');
  return all.slice(last + 1).find(isPlanned) ?? all.find(isPlanned) ?? null;
}

const isPlanned = (item: AgendaItem): boolean => item.state === 'planned';

const isAhead = (item: AgendaItem, current: AgendaItem): boolean =>
  isPlanned(item) || (item.state === 'done' && (item.finishedAt ?? '') >= (current.startedAt ?? ''));
