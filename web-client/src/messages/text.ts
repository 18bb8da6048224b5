import type { Text } from '../contract/live';
import { locale } from './messages.svelte';

/**
 * The version of a text that this reader gets: own locale, its base language, the initiative's first language, else
 * the first there is.
 */
export function pick(text: Text, wanted: string, initiative?: string): string {
  const base = wanted.split('-')[0] ?? wanted;
  for (const tag of [wanted, base, initiative]) {
    const found = tag === undefined ? undefined : text[tag];
    if (found !== undefined) return found;
  }
  return Object.values(text)[0] ?? '';
}

/** {@link pick} for the current reader: reactive in templates. */
export const read = (text: Text): string => pick(text, locale());
