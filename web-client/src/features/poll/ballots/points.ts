import { locale, t } from '../../../messages/messages.svelte';
import { read } from '../../../messages/text';
import type { Ask, Kind } from '../kind';
import PointsFields from './PointsFields.svelte';
import { budgetOf, costOf, type Points, spent } from './spending';

/** Numbers for options: points, dots, votes that cost their square, fingers, grades by their place. */
export const points: Kind<Points> = {
  name: 'points',
  Fields: PointsFields,
  empty: () => ({}),
  single: () => false,
  valueOf: (_, ballot) => (ballot.type === 'points' ? ballot.points : {}),
  ballotOf: (_, given) => ({ type: 'points', points: { ...given } }),

  flaw({ method, options }, given) {
    if (method.type === 'fist-of-five') {
      const missing = options.find(({ id }) => given[id] === undefined);
      return missing
        ? { words: t('points.lackingOne', { option: read(missing.label) }), at: missing.id }
        : null;
    }
    return Object.keys(given).length > 0 ? null : { words: t('points.lackingAny'), at: options[0]?.id };
  },

  instruction: ({ method }) => {
    switch (method.type) {
      case 'dots':
        return t('points.dots', { budget: method.budget, cap: method.cap });
      case 'quadratic':
        return t('points.quadratic', { credits: method.credits });
      case 'score':
        return t('points.score', { max: method.max });
      case 'majority-judgment':
        return method.unranked === 'last' ? t('points.gradesLast') : t('points.gradesNone');
      case 'fist-of-five':
        return t('points.fist');
      case 'equal-shares':
        return t('points.shares', { max: method.max });
      default:
        return '';
    }
  },

  progress({ method, options }, given) {
    const budget = budgetOf(method);
    if (budget !== null) {
      const left = budget - spent(method, given);
      return { words: t('points.left', { left, budget }), full: left === 0 };
    }
    const count = Object.keys(given).length;
    return { words: t('points.answered', { count, max: options.length }), full: count === options.length };
  },

  inWords(ask, ballot) {
    const given = ballot.type === 'points' ? ballot.points : {};
    const lines = ask.options.flatMap(({ id, label }) => {
      const value = given[id];
      return value === undefined ? [] : [`${read(label)}: ${valueInWords(ask, value)}`];
    });
    const left = ask.options.filter(({ id }) => given[id] === undefined).map(({ label }) => read(label));
    return left.length === 0 ? lines : [...lines, `${t('points.nothing')}: ${left.join(', ')}`];
  },
};

export function valueInWords({ method }: Ask, value: number): string {
  if (method.type === 'majority-judgment') {
    const grade = method.grades[value];
    return grade ? read(grade) : `${value}`;
  }
  const number = value.toLocaleString(locale());
  return method.type === 'quadratic'
    ? `${number} (${t('points.costs', { cost: costOf(method, value) })})`
    : number;
}
