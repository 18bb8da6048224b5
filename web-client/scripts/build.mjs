/**
 * Builds each entry by itself and joins their manifests. Built together they would share chunks, and a phone would
 * download whatever part of Svelte only the facilitator's console needs.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { shortMessageKeys } from './shortKeys.mjs';

const entries = {
  join: 'src/entries/join/main.ts',
  wall: 'src/entries/wall/main.ts',
  app: 'src/entries/app/main.ts',
  pages: 'src/entries/pages/main.ts',
};

/** Staff have no phone's budget, and their code makes keys from what crosses the wire (`poll.state`): theirs stay whole. */
const pluginsOf = (name) => (name === 'app' ? [] : [shortMessageKeys()]);

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifestFile = `${dist}.vite/manifest.json`;

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const manifest = {};
for (const [name, input] of Object.entries(entries)) {
  await build({
    logLevel: 'warn',
    plugins: pluginsOf(name),
    build: { emptyOutDir: false, rolldownOptions: { input: { [name]: input } } },
  });
  Object.assign(manifest, JSON.parse(readFileSync(manifestFile, 'utf8')));
}
writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
