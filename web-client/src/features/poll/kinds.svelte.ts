import type { Ballot, Method } from '../../contract/live';
import { t } from '../../messages/messages.svelte';
import { choice } from './ballots/choice';
import type { AnyKind, Ask } from './kind';

type Name = 'choice' | 'ranking' | 'points' | 'placements' | 'consent' | 'texts';

/** Which kind of ballot a method is answered with. */
export function kindName(method: Method): Name {
  switch (method.type) {
    case 'single-choice':
    case 'yes-no-abstain':
    case 'approval':
      return 'choice';
    case 'borda':
    case 'irv':
    case 'schulze':
    case 'ranked-pairs':
    case 'stv':
      return 'ranking';
    case 'equal-shares':
      return method.ballot === 'approval' ? 'choice' : 'points';
    case 'impact-feasibility':
      return 'placements';
    case 'consent':
      return 'consent';
    case 'open-text':
      return 'texts';
    default:
      return 'points';
  }
}

const load: Record<Name, () => Promise<AnyKind>> = {
  choice: async () => choice,
  ranking: async () => (await import('./ballots/ranking')).ranking,
  points: async () => (await import('./ballots/points')).points,
  placements: async () => (await import('./ballots/placements')).placements,
  consent: async () => (await import('./ballots/consent')).consent,
  texts: async () => (await import('./ballots/texts')).texts,
};

let known: Partial<Record<Name, AnyKind>> = $state.raw({ choice });

/** The kind of a method, once it is here: reactive. A phone downloads only those it meets. */
export const kindOf = (method: Method): AnyKind | null => known[kindName(method)] ?? null;

/** Brings the kind of a method. May be asked again: after a failure, and for nothing when it is here. */
export async function bring(method: Method): Promise<void> {
  const name = kindName(method);
  const kind = await load[name]();
  if (!known[name]) known = { ...known, [name]: kind };
}

/** A ballot in words, a line each; nothing until its kind is here. */
export function inWords(ask: Ask, ballot: Ballot): string[] {
  if (ballot.type === 'abstain') return [t('poll.abstain')];
  return kindOf(ask.method)?.inWords(ask, ballot) ?? [];
}
