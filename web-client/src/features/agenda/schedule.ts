import type { AgendaItem, Session } from '../../contract/live';

/** One item with its times, in milliseconds. Planned times follow the plan; start and end what happened or will. */
export interface Slot {
  readonly item: AgendaItem;
  /** 0 at the top level. */
  readonly depth: number;
  readonly hasChildren: boolean;
  /** Planned minutes; of an item with children those of its children together. */
  readonly minutes: number;
  readonly plannedStart: number;
  readonly start: number;
  readonly end: number;
}

export interface Schedule {
  readonly slots: readonly Slot[];
  readonly plannedEnd: number;
  /** When the session will end if everything still to come takes the time it was given. */
  readonly projectedEnd: number;
  /** Whole minutes behind the plan; negative when ahead. */
  readonly delay: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const minute = 60_000;

/**
 * Planned and real times of an agenda in reading order. Only items without children take time of their own; what is
 * still to come follows the current item in order, and the current item ends no earlier than now.
 */
export function schedule(
  agenda: readonly AgendaItem[],
  session: Pick<Session, 'plannedStart' | 'startedAt' | 'state' | 'closedAt'>,
  now: number,
): Schedule {
  const tree = treeOf(agenda);
  const leaves = agenda.filter((item) => !tree.parents.has(item.id));
  const planned = plan(leaves, Date.parse(session.plannedStart));
  const real = project(leaves, cursorOf(leaves, session, now), now);
  const slots = agenda.map((item) => slotOf(item, tree, planned, real));
  const plannedEnd = lastEnd(planned, Date.parse(session.plannedStart));
  const projectedEnd = session.closedAt ? Date.parse(session.closedAt) : lastEnd(real, plannedEnd);
  return { slots, plannedEnd, projectedEnd, delay: Math.round((projectedEnd - plannedEnd) / minute) };
}

interface Tree {
  readonly parents: ReadonlySet<string>;
  readonly byId: ReadonlyMap<string, AgendaItem>;
  /** The items without children below each item, itself when it has none. */
  readonly leavesOf: (item: AgendaItem) => readonly AgendaItem[];
}

function treeOf(agenda: readonly AgendaItem[]): Tree {
  const parents = new Set(agenda.flatMap((item) => item.parent ?? []));
  const byId = new Map(agenda.map((item) => [item.id, item]));
  const childrenOf = (id: string) => agenda.filter((item) => item.parent === id);
  const leavesOf = (item: AgendaItem): readonly AgendaItem[] =>
    parents.has(item.id) ? childrenOf(item.id).flatMap(leavesOf) : [item];
  return { parents, byId, leavesOf };
}

function plan(leaves: readonly AgendaItem[], from: number): ReadonlyMap<string, Span> {
  let cursor = from;
  return new Map(
    leaves.map((item) => {
      const start = cursor;
      cursor += item.minutes * minute;
      return [item.id, { start, end: cursor }];
    }),
  );
}

/** When the first of the items still to come can begin. */
function cursorOf(
  leaves: readonly AgendaItem[],
  session: Parameters<typeof schedule>[1],
  now: number,
): number {
  const current = leaves.find((item) => item.state === 'current');
  if (current?.startedAt) return Math.max(now, Date.parse(current.startedAt) + current.minutes * minute);
  return session.startedAt ? now : Math.max(now, Date.parse(session.plannedStart));
}

function project(leaves: readonly AgendaItem[], from: number, now: number): ReadonlyMap<string, Span> {
  let cursor = from;
  return new Map(
    leaves.map((item) => {
      const span = spanOf(item, cursor, now);
      if (item.state === 'planned') cursor = span.end;
      return [item.id, span];
    }),
  );
}

function spanOf(item: AgendaItem, cursor: number, now: number): Span {
  const started = item.startedAt ? Date.parse(item.startedAt) : cursor;
  switch (item.state) {
    case 'planned':
      return { start: cursor, end: cursor + item.minutes * minute };
    case 'current':
      return { start: started, end: Math.max(now, started + item.minutes * minute) };
    case 'done':
      return { start: started, end: item.finishedAt ? Date.parse(item.finishedAt) : started };
    case 'skipped':
      return { start: started, end: started };
  }
}

function slotOf(
  item: AgendaItem,
  tree: Tree,
  planned: ReadonlyMap<string, Span>,
  real: ReadonlyMap<string, Span>,
): Slot {
  const leaves = tree.leavesOf(item);
  const spans = leaves.flatMap((leaf) => real.get(leaf.id) ?? []);
  return {
    item,
    depth: depthOf(item, tree),
    hasChildren: tree.parents.has(item.id),
    minutes: leaves.reduce((sum, leaf) => sum + leaf.minutes, 0),
    plannedStart: Math.min(...leaves.flatMap((leaf) => planned.get(leaf.id)?.start ?? [])),
    start: Math.min(...spans.map((span) => span.start)),
    end: Math.max(...spans.map((span) => span.end)),
  };
}

function depthOf(item: AgendaItem, tree: Tree): number {
  const parent = item.parent === undefined ? undefined : tree.byId.get(item.parent);
  return parent ? depthOf(parent, tree) + 1 : 0;
}

const lastEnd = (spans: ReadonlyMap<string, Span>, otherwise: number): number =>
  spans.size === 0 ? otherwise : Math.max(...[...spans.values()].map((span) => span.end));
