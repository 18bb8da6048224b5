import type { Roll, RollDraft, RollHolder, RollMandate } from '../../../contract/rest';

/** One line of the roll while it is being edited. */
export interface Line {
  readonly id: string;
  readonly of: RollMandate['of'];
  name: string;
  kind: string;
  /** As it is typed. */
  weight: string;
  /** As in the table: `Name <address>; Name`, the head of delegation first. */
  delegates: string;
  /** The mandate whose holders may cast this one, too; empty for none. */
  lentTo: string;
}

export interface RollForm {
  readonly revision: number;
  readonly prepared: boolean;
  proxyCap: number | null;
  lines: Line[];
  /** Who is on the roll as the server has it: who is named again stays the same person, with their link. */
  readonly known: readonly RollHolder[];
}

export function rollForm(roll: Roll): RollForm {
  const known = roll.holders.map(({ id, name, email }) => ({
    id,
    ...(name && { name }),
    ...(email && { email }),
  }));
  const byId = new Map(known.map((holder) => [holder.id, holder]));
  return {
    revision: roll.revision,
    prepared: roll.prepared,
    proxyCap: roll.proxyCap,
    lines: roll.mandates.map((mandate) => lineOf(mandate, byId)),
    known,
  };
}

function lineOf(mandate: RollMandate, holders: ReadonlyMap<string, RollHolder>): Line {
  const named = mandate.holders.flatMap((id) => holders.get(id) ?? []);
  return {
    id: mandate.id,
    of: mandate.of,
    name: mandate.name,
    kind: mandate.class ?? '',
    weight: mandate.weight,
    delegates: named.map(holderText).join('; '),
    lentTo: mandate.lentTo ?? '',
  };
}

/** As a table writes somebody. */
export function holderText({ name, email }: Pick<RollHolder, 'name' | 'email'>): string {
  if (name && email) return `${name} <${email}>`;
  return name ?? email ?? '';
}

/** Who is meant by `Name <address>`, `address` or `Name`. */
export function holderOf(text: string): Omit<RollHolder, 'id'> | null {
  const both = /^(.*?)\s*<\s*([^<>\s]+@[^<>\s]+)\s*>$/.exec(text.trim());
  const [name, email] = both
    ? [both[1], both[2]]
    : text.includes('@')
      ? ['', text.trim()]
      : [text.trim(), ''];
  if (!name && !email) return null;
  return { ...(name && { name }), ...(email && { email }) };
}

export const delegatesOf = ({ delegates }: Line): Omit<RollHolder, 'id'>[] =>
  delegates.split(';').flatMap((each) => holderOf(each) ?? []);

/** What the server takes. A person without a holder holds their own mandate. */
export function rollDraft(form: RollForm, newId: () => string): RollDraft {
  const holders = new Map<string, RollHolder>();
  const mandates = form.lines.map((line) => {
    const named = delegatesOf(line);
    const own = line.of === 'person' && named.length === 0 ? [{ name: line.name.trim() }] : named;
    const ids = own.map((person) => identified(person, form.known, holders, newId));
    return mandateOf(line, [...new Set(ids)]);
  });
  return { revision: form.revision, proxyCap: form.proxyCap ?? 0, mandates, holders: [...holders.values()] };
}

function mandateOf({ id, of, name, kind, weight, lentTo }: Line, holders: string[]): RollMandate {
  return {
    ...{ id, of, name: name.trim(), weight: weight.trim().replace(',', '.'), holders },
    ...(kind.trim() && { class: kind.trim() }),
    ...(lentTo && { lentTo }),
  };
}

/** The same address is the same person, and without one the same name. */
function identified(
  person: Omit<RollHolder, 'id'>,
  known: readonly RollHolder[],
  named: Map<string, RollHolder>,
  newId: () => string,
): string {
  const all = [...named.values(), ...known];
  const same = all.find((other) =>
    person.email ? alike(other.email, person.email) : alike(other.name, person.name),
  );
  const promoted =
    person.email && person.name ? all.find((o) => !o.email && alike(o.name, person.name)) : undefined;
  const before = same ?? promoted;
  const id = before?.id ?? newId();
  named.set(id, { ...before, ...person, id });
  return id;
}

const alike = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one.trim().toLowerCase() === other.trim().toLowerCase();
