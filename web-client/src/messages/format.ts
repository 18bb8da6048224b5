/** What a compiled message may ask of its locale. */
export interface Formats {
  number(value: number): string;
  plural(value: number, cases: Cases): string;
  select(value: string, cases: Cases): string;
}

type Cases = Readonly<Record<string, () => string>>;

/** Parameters are checked by the type of `t`; inside a catalogue they are whatever the message needs. */
// biome-ignore lint/suspicious/noExplicitAny: the generated functions read only the parameters their message names
type Compiled = (parameters: any, formats: Formats) => string;

export type Catalogue = Readonly<Record<string, string | Compiled>>;

function chosen(cases: Cases, ...keys: string[]): string {
  for (const key of [...keys, 'other']) {
    const found = cases[key];
    if (found) return found();
  }
  return '';
}

export function formatsOf(locale: string): Formats {
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  return {
    number: (value) => numbers.format(value),
    plural: (value, cases) => chosen(cases, `=${value}`, rules.select(value)),
    select: (value, cases) => chosen(cases, value),
  };
}
