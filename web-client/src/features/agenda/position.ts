import type { Schedule, Slot } from './schedule';

export interface Position {
  readonly current: Slot | null;
  readonly next: Slot | null;
  /** Counted over the items that take time of their own; 0 while none is current. */
  readonly position: number;
  readonly total: number;
}

/** Where the session is on its agenda. */
export function positionIn({ slots }: Schedule): Position {
  const points = slots.filter((slot) => !slot.hasChildren && slot.item.state !== 'skipped');
  const index = points.findIndex((slot) => slot.item.state === 'current');
  const next = points.slice(index + 1).find((slot) => slot.item.state === 'planned') ?? null;
  return { current: points[index] ?? null, next, position: index + 1, total: points.length };
}

/** What comes after the current point, the first few; before the start the first of all. */
export function comingUp({ slots }: Schedule, count: number): readonly Slot[] {
  const current = slots.findIndex((slot) => slot.item.state === 'current' && !slot.hasChildren);
  const planned = slots
    .slice(current + 1)
    .filter((slot) => !slot.hasChildren && slot.item.state === 'planned');
  return planned.slice(0, count);
}
