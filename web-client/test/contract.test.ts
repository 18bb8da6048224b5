import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { ServerMessage } from '../src/contract/live';
import { reduce } from '../src/room/reduce';
import { emptyRoom } from '../src/room/room';

/** One message of a conversation, as `transcript-*.json` tells it. */
interface Line {
  readonly from: 'client' | 'server';
  readonly message: { readonly type: string };
}

const contract = join(import.meta.dirname, '../../contract');
const read = (path: string): unknown => JSON.parse(readFileSync(join(contract, path), 'utf8'));

const ajv = addFormats(new Ajv2020({ allErrors: true }));
ajv.addSchema(read('live.schema.json') as object, 'live');
const fits = {
  client: ajv.compile({ $ref: 'live#/$defs/ClientMessage' }),
  server: ajv.compile({ $ref: 'live#/$defs/ServerMessage' }),
};

const files = readdirSync(join(contract, 'examples/live'));
const transcripts = files.filter((file) => file.startsWith('transcript'));
const messages = files
  .filter((file) => !file.startsWith('transcript'))
  .map((file): [string, Line['message']] => [file, read(`examples/live/${file}`) as Line['message']]);

const sender = ({ type }: Line['message']): Line['from'] =>
  ['hello', 'command', 'cast'].includes(type) ? 'client' : 'server';

describe('the examples of the contract', () => {
  test.each(messages)('%s fits the schema', (_, message) => {
    const check = fits[sender(message)];
    expect(check(message), ajv.errorsText(check.errors)).toBe(true);
  });

  test.each(messages.filter(([, message]) => sender(message) === 'server'))(
    '%s is taken by the room',
    (_, message) => {
      expect(() => reduce(emptyRoom, message as ServerMessage)).not.toThrow();
    },
  );
});

describe('a conversation', () => {
  test.each(transcripts)('%s ends where its last snapshot says', (file) => {
    const said = (read(`examples/live/${file}`) as Line[])
      .filter((line) => line.from === 'server')
      .map((line) => line.message as ServerMessage);
    const last = said.at(-1);
    const room = said.slice(0, -1).reduce(reduce, emptyRoom);
    expect(room.gap).toBe(false);
    expect(last?.type === 'snapshot' && last.revision).toBe(room.revision);
    expect(last?.type === 'snapshot' && last.state).toEqual(room.state);
  });

  test.each(transcripts)('every line of %s fits the schema', (file) => {
    for (const { from, message } of read(`examples/live/${file}`) as Line[]) {
      expect(fits[from](message), ajv.errorsText(fits[from].errors)).toBe(true);
    }
  });
});
