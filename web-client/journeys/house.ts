import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';

/** The addresses that a started server prints. */
export interface House {
  readonly url: string;
  readonly code: string;
  /** The one-time link that signs the facilitator in. */
  readonly facilitator: string;
  /** The one that signs an organiser in. */
  readonly organiser: string;
  readonly wall: string;
}

const launcher = join(import.meta.dirname, '../../convene');

/**
 * A real server with the example initiative in a folder of its own, anew for each journey: its sign-in link is good once.
 * Pages that a journey leaves open end with it: they would look for their server from then on, and take the machine from
 * the journeys that follow.
 */
export const test = base.extend<{ house: House }>({
  house: [
    async ({ browser }, use) => {
      const { house, ends } = await started();
      await use(house);
      await Promise.all(browser.contexts().map((context) => context.close()));
      await ends();
    },
    { timeout: 300_000 },
  ],
});

export { expect } from '@playwright/test';

/** Nothing is left of it once it has ended. */
export async function started(): Promise<{ house: House; ends: () => Promise<void> }> {
  const data = await mkdtemp(join(tmpdir(), 'convene-journey-'));
  const port = String(await freePort());
  const options = ['serve', '--port', port, '--metrics-port', '0', '--data', data];
  const server = spawn(launcher, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ends = async (): Promise<void> => {
    server.kill('SIGINT');
    await once(server, 'exit');
    await rm(data, { recursive: true, force: true });
  };
  return { house: await ready(server), ends };
}

function ready(process: ChildProcess): Promise<House> {
  return new Promise((resolve, reject) => {
    let printed = '';
    process.stdout?.on('data', (bytes) => {
      printed += bytes;
      if (/^ready \S+$/m.test(printed)) resolve(houseOf(printed));
    });
    process.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  });
}

function houseOf(printed: string): House {
  const found = (pattern: RegExp): string => {
    const match = pattern.exec(printed)?.[1];
    if (!match) throw new Error(`the server has not printed ${pattern}: ${printed}`);
    return match;
  };
  return {
    url: found(/^ready (\S+)$/m),
    code: found(/\(code (\w+)\)/),
    facilitator: found(/^\s*facilitator\s+(\S+\/sign-in#token=\S+)/m),
    organiser: found(/^\s*organise\s+(\S+\/sign-in#token=\S+)/m),
    wall: found(/(\S+\/wall\/\S+)/),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
