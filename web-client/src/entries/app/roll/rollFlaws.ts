import { delegatesOf, type Line, type RollForm } from './rollForm';

export type LineFlaw = 'name' | 'twice' | 'weight';

/** What the server would refuse of a line. */
export function lineFlaws(form: RollForm): ReadonlyMap<string, LineFlaw> {
  const names = new Map<string, number>();
  for (const { name } of form.lines) names.set(plain(name), (names.get(plain(name)) ?? 0) + 1);
  const flawOf = (line: Line): LineFlaw | null => {
    if (plain(line.name) === '') return 'name';
    if ((names.get(plain(line.name)) ?? 0) > 1) return 'twice';
    return isWeight(line.weight) ? null : 'weight';
  };
  return new Map(
    form.lines.flatMap((line) => {
      const flaw = flawOf(line);
      return flaw ? [[line.id, flaw] as const] : [];
    }),
  );
}

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** Above 0, with at most 6 decimals; a comma is as good as a point. */
export const isWeight = (text: string): boolean => {
  const written = text.trim().replace(',', '.');
  return /^\d{1,9}(\.\d{1,6})?$/.test(written) && Number(written) > 0;
};

const millionth = 6;

/** The exact sum of the weights that are ones, in the shortest decimal. */
export function totalWeight(lines: readonly Line[]): string {
  const sum = lines
    .map(({ weight }) => weight)
    .filter(isWeight)
    .reduce((all, weight) => all + millionths(weight), 0n);
  const digits = sum.toString().padStart(millionth + 1, '0');
  const decimals = digits.slice(-millionth).replace(/0+$/, '');
  return digits.slice(0, -millionth) + (decimals && `.${decimals}`);
}

function millionths(weight: string): bigint {
  const [whole = '0', decimals = ''] = weight.trim().replace(',', '.').split('.');
  return BigInt(whole + decimals.padEnd(millionth, '0'));
}

export type Warning =
  /** Whoever joins for these, on their own word, casts their mandates. */
  | { readonly type: 'noDelegate'; readonly names: readonly string[] }
  /** In a result by class its one member would be told. */
  | { readonly type: 'aloneInClass'; readonly names: readonly string[] }
  | { readonly type: 'circle'; readonly names: readonly string[] }
  | { readonly type: 'chain'; readonly names: readonly string[] }
  | { readonly type: 'cap'; readonly names: readonly string[] };

/** What may be meant, and what the server refuses of proxies. */
export function warnings(form: RollForm): Warning[] {
  const byId = new Map(form.lines.map((line) => [line.id, line]));
  const nameOf = (id: string) => byId.get(id)?.name ?? '';
  const lenders = form.lines.filter(({ lentTo }) => lentTo !== '');
  const circle = lenders.filter((line) => byId.get(line.lentTo)?.lentTo === line.id);
  const chain = lenders.filter(
    (line) => !circle.includes(line) && (byId.get(line.lentTo)?.lentTo ?? '') !== '',
  );
  const held = count(lenders.map(({ lentTo }) => lentTo));
  const over = [...held].filter(([, proxies]) => proxies > (form.proxyCap ?? 0)).map(([id]) => nameOf(id));
  const classes = count(form.lines.map(({ kind }) => kind.trim()).filter(Boolean));
  const silent = form.lines.filter((line) => line.of === 'commitment' && delegatesOf(line).length === 0);
  const all: Warning[] = [
    { type: 'circle', names: circle.map(({ name }) => name) },
    { type: 'chain', names: chain.map(({ name }) => name) },
    { type: 'cap', names: over },
    {
      type: 'aloneInClass',
      names: [...classes].filter(([, members]) => members === 1).map(([kind]) => kind),
    },
    { type: 'noDelegate', names: silent.map(({ name }) => name) },
  ];
  return all.filter(({ names }) => names.length > 0);
}

/** Whether the server would refuse it for its proxies. */
export const isRefused = ({ type }: Warning): boolean =>
  type === 'circle' || type === 'chain' || type === 'cap';

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Classes in which somebody's secret ballot could be guessed: fewer members than this. */
export const smallClass = 5;

export function smallClasses(lines: readonly Pick<Line, 'kind'>[]): [kind: string, members: number][] {
  const classes = count(lines.map(({ kind }) => kind.trim()).filter(Boolean));
  return [...classes].filter(([, members]) => members < smallClass);
}
