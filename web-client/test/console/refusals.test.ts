import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from '../../src/entries/app/parts/refusals';

const protocol = readFileSync(join(import.meta.dirname, '../../../docs/protocol.md'), 'utf8');
/** Said by the console itself, when there is nobody to ask. */
const own = ['offline'];

test('every refusal that has words of its own is one the protocol knows', () => {
  const codes = Object.keys(words).filter((code) => !own.includes(code));
  expect(codes.filter((code) => !protocol.includes(`\`${code}\``))).toEqual([]);
});
