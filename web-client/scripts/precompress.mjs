/** Writes a `.br` and a `.gz` beside every asset that shrinks; the server sends them as they are. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const assets = fileURLToPath(new URL('../dist/assets', import.meta.url));
/** What is compressed already (woff2, png) is left alone. */
const shrinks = new Set(['.js', '.css', '.svg', '.json', '.map', '.txt']);

for (const name of readdirSync(assets)) {
  const file = join(assets, name);
  if (!statSync(file).isFile() || !shrinks.has(extname(name))) continue;
  const bytes = readFileSync(file);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
