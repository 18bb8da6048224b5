/** A form taken apart into named fields that are compared one by one. */
export type Fields = Readonly<Record<string, unknown>>;

export type Side = 'mine' | 'theirs';

/** A field that the two versions do not agree on. */
export interface Difference {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Both changed it: somebody has to choose. */
  readonly contested: boolean;
  /** Whose stands if nobody chooses: of the one who changed it, and yours where both did. */
  readonly suggested: Side;
}

/**
 * What is different between my version and theirs, both made from `base`. A field that only one of us changed keeps
 * that change; nothing of either is dropped without being shown.
 */
export function differences(base: Fields, mine: Fields, theirs: Fields): Difference[] {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  return names
    .filter((field) => !same(mine[field], theirs[field]))
    .map((field) => difference(field, base[field], mine[field], theirs[field]));
}

function difference(field: string, base: unknown, mine: unknown, theirs: unknown): Difference {
  const mineChanged = !same(base, mine);
  return {
    field,
    mine,
    theirs,
    contested: mineChanged && !same(base, theirs),
    suggested: mineChanged ? 'mine' : 'theirs',
  };
}

/** Their version with my side of each field where mine was chosen. */
export function merged(
  theirs: Fields,
  found: readonly Difference[],
  choice: Readonly<Record<string, Side>>,
): Fields {
  const chosen = found.filter(({ field, suggested }) => (choice[field] ?? suggested) === 'mine');
  return { ...theirs, ...Object.fromEntries(chosen.map(({ field, mine }) => [field, mine])) };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** `title` in several languages becomes `title.en`, `title.fr`: two translators are not in each other's way. */
export function spread(name: string, text: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(Object.entries(text).map(([locale, value]) => [`${name}.${locale}`, value]));
}

/** The other way: every `name.<locale>` that has a value. */
export function gathered(name: string, fields: Fields): Record<string, string> {
  const prefix = `${name}.`;
  const found = Object.entries(fields).filter(([field, value]) => field.startsWith(prefix) && value);
  return Object.fromEntries(found.map(([field, value]) => [field.slice(prefix.length), String(value)]));
}
