import type { RankingBallot } from '../../../contract/live';
import { t } from '../../../messages/messages.svelte';
import { read } from '../../../messages/text';
import type { Ask, Kind } from '../kind';
import RankingFields from './RankingFields.svelte';
import { type Ranks, rankOf } from './ranks';

/** Whether what is left out counts as ranked below all the rest. */
export const unrankedIsLast = ({ method }: Ask): boolean =>
  'unranked' in method && method.unranked === 'last';

export const unrankedInWords = (ask: Ask): string =>
  unrankedIsLast(ask) ? t('rank.leftOutLast') : t('rank.leftOutNone');

const restInWords = (ask: Ask, options: string): string =>
  unrankedIsLast(ask) ? t('rank.restLast', { options }) : t('rank.restNone', { options });

/** An order of preference, with ties and gaps. */
export const ranking: Kind<Ranks> = {
  name: 'ranking',
  Fields: RankingFields,
  empty: () => [],
  single: () => false,
  valueOf: (_, ballot) => (ballot.type === 'ranking' ? ballot.ranks : []),
  ballotOf: (_, ranks) => ({
    type: 'ranking',
    ranks: ranks.map((rank) => [...rank]) as RankingBallot['ranks'],
  }),
  flaw: (_, ranks) => (ranks.length > 0 ? null : { words: t('rank.lacking') }),
  instruction: () => t('rank.instruction'),

  progress({ options }, ranks) {
    const count = ranks.flat().length;
    return { words: t('rank.progress', { count, max: options.length }), full: count === options.length };
  },

  inWords(ask, ballot) {
    const ranks = ballot.type === 'ranking' ? ballot.ranks : [];
    const lines = ranks.map((rank, at) => `${at + 1}. ${labels(ask, (id) => rank.includes(id)).join(' = ')}`);
    const left = labels(ask, (id) => rankOf(ranks, id) < 0);
    return left.length === 0 ? lines : [...lines, restInWords(ask, left.join(', '))];
  },
};

const labels = ({ options }: Ask, which: (id: string) => boolean): string[] =>
  options.filter(({ id }) => which(id)).map(({ label }) => read(label));
