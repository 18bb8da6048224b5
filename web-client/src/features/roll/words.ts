import type { Mandate } from '../../contract/live';
import { locale, t } from '../../messages/messages.svelte';
import { number } from '../results/numbers';

/** `Ghent, weight 2`; a weight of one goes without saying. */
export function nameOf({ name, weight }: Mandate): string {
  return weight === 1 ? name : t('roll.weighs', { name, weight: number(weight) });
}

/** `You vote for Ghent, weight 2, and as proxy for Leuven.` */
export function votesFor(mandates: readonly Mandate[]): string {
  const own = mandates.filter((mandate) => mandate.as !== 'proxy').map(nameOf);
  const lent = mandates.filter((mandate) => mandate.as === 'proxy').map(nameOf);
  const list = new Intl.ListFormat(locale());
  if (lent.length === 0) return t('roll.votesFor', { names: list.format(own) });
  if (own.length === 0) return t('roll.votesAsProxy', { names: list.format(lent) });
  return t('roll.votesForBoth', { own: list.format(own), lent: list.format(lent) });
}
