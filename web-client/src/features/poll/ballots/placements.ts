import { t } from '../../../messages/messages.svelte';
import { read } from '../../../messages/text';
import type { Kind } from '../kind';
import PlacementFields from './PlacementFields.svelte';

/** Where an option stands so far; an axis that was not touched is missing. */
export interface Place {
  readonly impact?: number;
  readonly feasibility?: number;
}

export type Places = Readonly<Record<string, Place>>;

const isWhole = (place: Place | undefined): place is Required<Place> =>
  place?.impact !== undefined && place.feasibility !== undefined;

const isHalf = (place: Place | undefined): boolean =>
  (place?.impact === undefined) !== (place?.feasibility === undefined);

/** Options on two axes. */
export const placements: Kind<Places> = {
  name: 'placements',
  Fields: PlacementFields,
  empty: () => ({}),
  single: () => false,
  valueOf: (_, ballot) => (ballot.type === 'placements' ? ballot.placements : {}),

  ballotOf(_, places) {
    const whole = Object.entries(places).flatMap(([id, place]) =>
      isWhole(place) ? [[id, place] as const] : [],
    );
    return { type: 'placements', placements: Object.fromEntries(whole) };
  },

  flaw({ options }, places) {
    const half = options.find(({ id }) => isHalf(places[id]));
    if (half) return { words: t('place.half', { option: read(half.label) }), at: half.id };
    return options.some(({ id }) => isWhole(places[id]))
      ? null
      : { words: t('place.lacking'), at: options[0]?.id };
  },

  instruction: ({ method }) =>
    t('place.instruction', { scale: method.type === 'impact-feasibility' ? method.scale : 0 }),

  progress({ options }, places) {
    const count = options.filter(({ id }) => isWhole(places[id])).length;
    return { words: t('place.progress', { count, max: options.length }), full: count === options.length };
  },

  inWords({ options }, ballot) {
    const places: Places = ballot.type === 'placements' ? ballot.placements : {};
    return options.flatMap(({ id, label }) => {
      const place = places[id];
      return isWhole(place) ? [t('place.words', { option: read(label), ...place })] : [];
    });
  },
};
