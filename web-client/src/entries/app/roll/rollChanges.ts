import type { Line } from './rollForm';

export type Column = 'name' | 'kind' | 'weight' | 'delegates' | 'lentTo';
export const columns: readonly Column[] = ['name', 'kind', 'weight', 'delegates', 'lentTo'];

/** What is different between the roll as it stands and as it would be. */
export type Change =
  | { readonly type: 'added' | 'removed'; readonly id: string; readonly name: string }
  | {
      readonly type: 'changed';
      readonly id: string;
      readonly name: string;
      readonly fields: readonly {
        readonly column: Column;
        readonly before: string;
        readonly after: string;
      }[];
    };

/** In the order of the roll as it would be; what is gone comes last. */
export function changes(before: readonly Line[], after: readonly Line[]): Change[] {
  const was = new Map(before.map((line) => [line.id, line]));
  const is = new Set(after.map(({ id }) => id));
  const names = new Map([...before, ...after].map(({ id, name }) => [id, name]));
  const shown = (column: Column, value: string) =>
    column === 'lentTo' ? (names.get(value) ?? '') : value.trim();
  const changed = (line: Line, old: Line): Change[] => {
    const fields = columns
      .map((column) => ({ column, before: shown(column, old[column]), after: shown(column, line[column]) }))
      .filter((field) => field.before !== field.after);
    return fields.length > 0 ? [{ type: 'changed', id: line.id, name: old.name, fields }] : [];
  };
  return [
    ...after.flatMap((line): Change[] => {
      const old = was.get(line.id);
      return old ? changed(line, old) : [{ type: 'added', id: line.id, name: line.name }];
    }),
    ...before.filter(({ id }) => !is.has(id)).map(({ id, name }) => ({ type: 'removed', id, name }) as const),
  ];
}
