/**
 * Holds the weight budgets: what a first load of each entry costs, brotli, with its heaviest locale.
 * Over budget is a failed build: a phone on a slow network in a full hall pays for every kilobyte.
 */
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const kB = 1000;
/** Bytes after brotli. `total` counts scripts and styles together; fonts load later and are not counted. */
const budgets = {
  join: { js: 30 * kB, css: 6 * kB },
  wall: { total: 45 * kB },
  app: { total: 120 * kB },
  pages: { js: 1 * kB, css: 6 * kB },
};

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const weight = (file) => statSync(fileURLToPath(new URL(`${file}.br`, dist))).size;
const sum = (files) => [...files].reduce((total, file) => total + weight(file), 0);

function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

/** Words of other parts come when they are needed: a phone's of the methods with the first poll. */
function heaviestLocale(keys, name) {
  const locales = [...keys]
    .flatMap((key) => manifest[key].dynamicImports ?? [])
    .filter((key) => key.includes(`generated/messages/${name}.`));
  return locales.length ? Math.max(...locales.map((key) => weight(manifest[key].file))) : 0;
}

function weigh(name) {
  const [entry] = Object.entries(manifest).find(([, chunk]) => chunk.isEntry && chunk.name === name) ?? [];
  if (!entry) throw new Error(`the build has no entry ${name}`);
  const keys = closure(entry);
  const files = new Set([...keys].map((key) => manifest[key].file));
  const styles = new Set([...keys].flatMap((key) => manifest[key].css ?? []));
  const js = sum([...files].filter((file) => file.endsWith('.js'))) + heaviestLocale(keys, name);
  const css = sum(styles) + sum([...files].filter((file) => file.endsWith('.css')));
  return { js, css, total: js + css };
}

let over = false;
for (const [name, budget] of Object.entries(budgets)) {
  const weighed = weigh(name);
  for (const [part, limit] of Object.entries(budget)) {
    const verdict = weighed[part] <= limit ? 'ok' : 'OVER';
    over ||= verdict === 'OVER';
    console.log(
      `${name.padEnd(6)} ${part.padEnd(6)} ${(weighed[part] / kB).toFixed(1).padStart(6)} of ${limit / kB} kB  ${verdict}`,
    );
  }
}
if (over) process.exit(1);
