/**
 * Compiles the ICU messages of `src/messages/<locale>/<area>.json` to functions, one module for each entry and locale.
 * An entry gets the areas it needs and no more: a phone does not download the facilitator's words.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** Which areas each entry may use; `methods`, `organise` and `calendars` are no entries, but learned when they are needed. */
export const areasOf = {
  join: ['shared', 'join'],
  wall: ['shared', 'methods', 'wall'],
  app: ['shared', 'methods', 'join', 'wall', 'app'],
  methods: ['methods'],
  organise: ['organise'],
  calendars: ['calendars'],
};

/** The locale every other one is held against. */
export const sourceLocale = 'en';

export function locales(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export function readArea(folder, locale, area) {
  return JSON.parse(readFileSync(join(folder, locale, `${area}.json`), 'utf8'));
}

/** @returns {{name: string, type: 'number' | 'string', categories?: string[]}[]} the parameters of one message */
export function parameters(message) {
  const found = new Map();
  visit(parse(message), (node) => {
    if (node.type === TYPE.plural)
      found.set(node.value, { name: node.value, type: 'number', categories: Object.keys(node.options) });
    else if (node.type === TYPE.number) found.set(node.value, { name: node.value, type: 'number' });
    else if (node.type === TYPE.argument || node.type === TYPE.select)
      if (!found.has(node.value)) found.set(node.value, { name: node.value, type: 'string' });
  });
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function visit(nodes, see) {
  for (const node of nodes) {
    see(node);
    if (node.options) for (const option of Object.values(node.options)) visit(option.value, see);
  }
}

/** The JavaScript of one message: a string, or a function of its parameters and the formats of the locale. */
export function compile(message) {
  const nodes = parse(message);
  if (nodes.every((node) => node.type === TYPE.literal))
    return JSON.stringify(nodes.map((n) => n.value).join(''));
  const body = sum(nodes, null);
  return body.includes('f.') ? `(p, f) => ${body}` : `(p) => ${body}`;
}

function sum(nodes, plural) {
  if (nodes.length === 0) return '""';
  return nodes.map((node) => term(node, plural)).join(' + ');
}

function term(node, plural) {
  switch (node.type) {
    case TYPE.literal:
      return JSON.stringify(node.value);
    case TYPE.argument:
      return `p[${JSON.stringify(node.value)}]`;
    case TYPE.number:
      return `f.number(p[${JSON.stringify(node.value)}])`;
    case TYPE.pound:
      return `f.number(p[${JSON.stringify(plural)}])`;
    case TYPE.plural:
      return `f.plural(p[${JSON.stringify(node.value)}], ${cases(node)})`;
    case TYPE.select:
      return `f.select(p[${JSON.stringify(node.value)}], ${cases(node)})`;
    default:
      throw new Error(`this kind of ICU element is not supported: ${JSON.stringify(node)}`);
  }
}

function cases(node) {
  const plural = node.type === TYPE.plural ? node.value : null;
  const lines = Object.entries(node.options).map(
    ([key, option]) => `${JSON.stringify(key)}: () => ${sum(option.value, plural)}`,
  );
  return `{ ${lines.join(', ')} }`;
}

function catalogue(folder, locale, areas) {
  const lines = areas.flatMap((area) =>
    Object.entries(readArea(folder, locale, area)).map(
      ([key, text]) => `  ${JSON.stringify(key)}: ${compile(text)},`,
    ),
  );
  return `import type { Catalogue } from '../../messages/format';\n\nexport const catalogue: Catalogue = {\n${lines.join('\n')}\n};\n`;
}

function loader(entry, all) {
  const lines = all.map((locale) => `  ${JSON.stringify(locale)}: () => import('./${entry}.${locale}'),`);
  return `export const catalogues = {\n${lines.join('\n')}\n};\n`;
}

function types(folder) {
  const areas = [...new Set(Object.values(areasOf).flat())];
  const lines = areas.flatMap((area) =>
    Object.entries(readArea(folder, sourceLocale, area)).map(([key, text]) => {
      const fields = parameters(text).map((p) => `${p.name}: ${p.type}`);
      return `  ${JSON.stringify(key)}: ${fields.length ? `{ ${fields.join('; ')} }` : 'undefined'};`;
    }),
  );
  return `/** Every message and the parameters it takes. */\nexport interface Messages {\n${lines.join('\n')}\n}\n`;
}

/** @returns {[path: string, text: string][]} every module to write under `src/generated/` */
export function catalogueModules(folder) {
  const all = locales(folder);
  const modules = [['messages/keys.ts', types(folder)]];
  for (const [entry, areas] of Object.entries(areasOf)) {
    modules.push([`messages/${entry}.ts`, loader(entry, all)]);
    for (const locale of all)
      modules.push([`messages/${entry}.${locale}.ts`, catalogue(folder, locale, areas)]);
  }
  return modules;
}
