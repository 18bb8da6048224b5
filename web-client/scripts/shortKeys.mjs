import { fileURLToPath } from 'node:url';
import { areasOf, readArea, sourceLocale } from './messages.mjs';

const folder = fileURLToPath(new URL('../src/messages', import.meta.url));

/** Every message key and the short one that stands for it in a build. */
function shortKeys() {
  const keys = [...new Set(Object.values(areasOf).flat())].flatMap((area) =>
    Object.keys(readArea(folder, sourceLocale, area)),
  );
  return new Map(keys.sort().map((key, index) => [key, `_${index.toString(36)}`]));
}

/**
 * A Vite plugin: message keys are for people who write code; phones need not download each of them twice. Keys have to
 * stand in the code as plain strings, which a test holds.
 */
export function shortMessageKeys() {
  const short = shortKeys();
  return {
    name: 'short-message-keys',
    apply: 'build',
    transform(code, id) {
      if (id.includes('node_modules') || !/\.(ts|svelte)$/.test(id)) return null;
      return code.replaceAll(/(['"])([a-z]+\.[A-Za-z]+)\1/g, (literal, _quote, key) =>
        short.has(key) ? `"${short.get(key)}"` : literal,
      );
    },
  };
}
