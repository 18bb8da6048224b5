import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { areasOf, locales, parameters, readArea, sourceLocale } from '../scripts/messages.mjs';
import { catalogue as german } from '../src/generated/messages/join.de';
import { formatsOf } from '../src/messages/format';
import { nearest } from '../src/messages/messages.svelte';
import { pick } from '../src/messages/text';

const folder = join(import.meta.dirname, '../src/messages');
const areas = [...new Set(Object.values(areasOf).flat())];
const all = locales(folder);

describe.each(all)('the catalogue %s', (locale) => {
  test.each(areas)('has the keys of the source in %s', (area) => {
    expect(Object.keys(readArea(folder, locale, area)).sort()).toEqual(
      Object.keys(readArea(folder, sourceLocale, area)).sort(),
    );
  });

  test.each(areas)('takes the parameters of the source in %s', (area) => {
    const source = readArea(folder, sourceLocale, area);
    for (const [key, text] of Object.entries(readArea(folder, locale, area)))
      expect(named(text), key).toEqual(named(source[key] ?? ''));
  });

  test.each(areas)('has every plural form of its language in %s', (area) => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(readArea(folder, locale, area)))
      for (const { categories } of parameters(text))
        if (categories) expect(categories, key).toEqual(expect.arrayContaining(needed));
  });
});

const named = (text: string) => parameters(text).map(({ name, type }) => ({ name, type }));

test('no key stands in two areas', () => {
  const keys = areas.flatMap((area) => Object.keys(readArea(folder, sourceLocale, area)));
  expect(new Set(keys).size).toBe(keys.length);
});

/** Which areas of messages the code of a folder has; the first line that a path begins with counts. */
const scopes: [string, string[]][] = [
  ['features/poll/ballots/choice', ['shared']],
  ['features/poll/ballots/Choice', ['shared']],
  ...[
    'features/counting',
    'features/plot',
    'features/poll/ballots',
    'features/results',
    'features/roll',
    'features/secret',
  ].map((folder): [string, string[]] => [folder, ['shared', 'methods']]),
  ['features', ['shared']],
  ['entries/app/calendars', [...(areasOf.app ?? []), ...(areasOf.calendars ?? [])]],
  ['entries/app/organise', [...(areasOf.app ?? []), ...(areasOf.organise ?? [])]],
  ...['join', 'wall', 'app'].map((entry): [string, string[]] => [`entries/${entry}`, areasOf[entry] ?? []]),
];

test.each(scopes)('%s uses only messages that every entry running it has', (scope, allowed) => {
  const known = new Set(allowed.flatMap((area) => Object.keys(readArea(folder, sourceLocale, area))));
  const used = files('')
    .filter(({ path }) => scopes.find(([start]) => path.startsWith(start))?.[0] === scope)
    .flatMap(({ text }) => [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''));
  expect(used.filter((key) => !known.has(key))).toEqual([]);
});

/** Staff have every area, so the type of a computed key is enough: there is none that could be missing. */
const partial = ['features', 'entries/join', 'entries/wall'];

test.each(partial)('message keys of %s stand in the code as plain strings', (scope) => {
  const computed = files(scope).filter(({ text }) => /\bt\((?!'[a-z]+\.\w+'|\))/.test(text));
  expect(computed).toEqual([]);
});

function files(scope: string): { path: string; text: string }[] {
  const source = join(import.meta.dirname, '../src');
  return readdirSync(join(source, scope), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(source, path), text: readFileSync(path, 'utf8') }));
}

test('a compiled message counts in its own language', () => {
  const formats = formatsOf('de');
  const message = german['presence.here'];
  if (typeof message !== 'function') throw new Error('presence.here takes a parameter');
  expect(message({ count: 1 }, formats)).toBe('1 Person ist hier');
  expect(message({ count: 1200 }, formats)).toBe('1.200 Personen sind hier');
});

test('the nearest locale is the tag, its base language, else English', () => {
  expect(nearest('de-AT', ['de', 'en'])).toBe('de');
  expect(nearest('pt-PT', ['de', 'en'])).toBe('en');
});

test('a reader gets own locale, base language, the first language of the initiative, else any', () => {
  const text = { fr: 'Bienvenue', nl: 'Welkom' };
  expect(pick(text, 'nl-BE')).toBe('Welkom');
  expect(pick(text, 'de', 'fr')).toBe('Bienvenue');
  expect(pick(text, 'de')).toBe('Bienvenue');
});
