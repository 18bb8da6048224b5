import type { Entry } from '../../../contract/rest';

/** Without accents and case: who looks for "energie" finds "Énergie". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The entries in which every word of the query occurs; those with all of them in the title come first. */
export function found(
  entries: readonly Entry[],
  query: string,
  read: (text: Entry['title']) => string,
): readonly Entry[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const has = (text: string) => words.every((word) => plain(text).includes(word));
  const inTitle = entries.filter((entry) => has(read(entry.title)));
  const inBody = entries.filter(
    (entry) => !inTitle.includes(entry) && has(`${read(entry.title)} ${read(entry.body)}`),
  );
  return [...inTitle, ...inBody];
}
