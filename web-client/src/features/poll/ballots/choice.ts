import type { Method } from '../../../contract/live';
import { t } from '../../../messages/messages.svelte';
import { read } from '../../../messages/text';
import type { Ask, Kind } from '../kind';
import ChoiceFields from './ChoiceFields.svelte';

/** How many options a ballot names. */
export interface Rules {
  readonly min: number;
  readonly max: number;
}

const one: Rules = { min: 1, max: 1 };

export function rulesOf(method: Method, options: number): Rules {
  if (method.type === 'approval') return method;
  return method.type === 'equal-shares' ? { min: 1, max: options } : one;
}

const rules = ({ method, options }: Ask): Rules => rulesOf(method, options.length);

/** Marks an option or takes its mark away; past the most that is allowed nothing changes. */
export function toggled({ max }: Rules, chosen: readonly string[], option: string): readonly string[] {
  if (max === 1) return [option];
  if (chosen.includes(option)) return chosen.filter((each) => each !== option);
  return chosen.length >= max ? chosen : [...chosen, option];
}

/** Named options: of one of them, of several, or of as many as one likes. */
export const choice: Kind<readonly string[]> = {
  name: 'choice',
  Fields: ChoiceFields,
  empty: () => [],
  single: (ask) => rules(ask).max === 1,
  valueOf: (_, ballot) => (ballot.type === 'options' ? ballot.options : []),
  ballotOf: (_, chosen) => ({ type: 'options', options: [...chosen] as [string, ...string[]] }),

  flaw(ask, { length }) {
    const { min } = rules(ask);
    if (length >= min) return null;
    const words =
      length === 0 && min <= 1 ? t('ballot.lackingAny') : t('ballot.lacking', { count: min - length });
    return { words };
  },

  instruction(ask) {
    const { min, max } = rules(ask);
    if (max === 1) return t('ballot.chooseOne');
    if (min === max) return t('ballot.chooseExactly', { count: max });
    return min <= 1 ? t('ballot.chooseUpTo', { count: max }) : t('ballot.chooseBetween', { min, max });
  },

  progress(ask, { length }) {
    const { max } = rules(ask);
    return max === 1 ? null : { words: t('ballot.chosen', { count: length, max }), full: length >= max };
  },

  inWords({ options }, ballot) {
    const chosen: readonly string[] = ballot.type === 'options' ? ballot.options : [];
    return options.filter(({ id }) => chosen.includes(id)).map(({ label }) => read(label));
  },
};
