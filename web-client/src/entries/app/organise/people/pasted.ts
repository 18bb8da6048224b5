import { holderOf } from '../../roll/rollForm';

export interface Pasted {
  readonly name: string;
  readonly email?: string;
}

export interface Read {
  readonly people: readonly Pasted[];
  /** Lines that nobody could be read from, with their number. */
  readonly refused: readonly {
    readonly line: number;
    readonly text: string;
    readonly why: 'email' | 'twice' | 'long';
  }[];
}

/** Longest name of who is invited to a meeting, and of who is asked for a date; the server holds the same limits. */
export const longestNames = { meeting: 200, datePoll: 80 } as const;
/** Longest address; the server holds the same limit. */
const longestEmail = 254;

/**
 * Reads people from what was pasted: one a line as `Name <address>`, `address`, `Name`, or two cells of a table in either
 * order; several with addresses on one line, as mail programs write them, may stand apart by semicolons or commas.
 */
export function readPeople(text: string, longestName: number = longestNames.meeting): Read {
  const people: Pasted[] = [];
  const refused: Read['refused'][number][] = [];
  const seen = new Set<string>();
  for (const [index, line] of text.split(/\r?\n/).entries())
    for (const each of entries(line)) {
      const person = personOf(each);
      const why = person ? flawOf(person, seen, longestName) : 'email';
      if (why) refused.push({ line: index + 1, text: each, why });
      else if (person) people.push(person);
    }
  return { people, refused };
}

function entries(line: string): string[] {
  const several = line.includes('>') ? line.split(/(?<=>)\s*[;,]|;/) : line.split(';');
  return several.map((each) => each.trim()).filter((each) => each !== '');
}

function personOf(text: string): Pasted | null {
  const cells = text.split(/\t|,/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const address = cells.find((cell) => isAddress(cell));
  if (cells.length > 1 && address) {
    const name = cells.filter((cell) => cell !== address && cell !== '').join(' ');
    return { name: name || nameFrom(address), email: address };
  }
  const held = holderOf(text);
  if (!held) return null;
  if (held.email && !isAddress(held.email)) return null;
  const name = held.name?.replace(/^"(.*)"$/, '$1').trim() || nameFrom(held.email ?? '');
  return { name, ...(held.email ? { email: held.email } : {}) };
}

const isAddress = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/.test(text);

/** `ada.berg@ghent.example` → `Ada Berg` */
const nameFrom = (address: string): string =>
  (address.split('@')[0] ?? '')
    .split(/[._-]+/)
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');

function flawOf(
  { name, email }: Pasted,
  seen: Set<string>,
  longestName: number,
): 'twice' | 'long' | 'email' | null {
  if (!email && /[<>@]/.test(name)) return 'email';
  if (name.length > longestName || (email?.length ?? 0) > longestEmail) return 'long';
  const key = (email ?? name).toLowerCase();
  if (seen.has(key)) return 'twice';
  seen.add(key);
  return null;
}
