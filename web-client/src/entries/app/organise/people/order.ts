import type { MeetingAttendee } from '../../../../contract/organise';

/** Whoever needs an answer first, then those with a place, those who wait in their order, and the rest. */
const order: readonly MeetingAttendee['place'][] = [
  'requested',
  'confirmed',
  'waiting',
  'none',
  'refused',
  'cancelled',
];

export const byNeed = (people: readonly MeetingAttendee[]): MeetingAttendee[] =>
  [...people].sort(
    (a, b) =>
      order.indexOf(a.place) - order.indexOf(b.place) ||
      (a.position ?? 0) - (b.position ?? 0) ||
      a.name.localeCompare(b.name),
  );
