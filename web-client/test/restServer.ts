import { vi } from 'vitest';

/** What was asked: `POST /api/me/feeds`, with its body as it was sent. */
export interface Asked {
  readonly what: string;
  readonly body: unknown;
}

/** The answer to a request: its status, and what it says. */
type Says = (body: unknown) => readonly [status: number, body?: unknown];

/** A server's REST, played by the test: somebody is signed in, and what is not named here is not found. */
export function restServer(routes: Readonly<Record<string, Says>>): Asked[] {
  const asked: Asked[] = [];
  const all: Record<string, Says> = {
    'POST /api/auth/refresh': () => [200, { accessToken: 'token', expiresIn: 600 }],
    ...routes,
  };
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit) => {
    const what = `${method} ${path}`;
    const sent = typeof body === 'string' && body.startsWith('{') ? JSON.parse(body) : body;
    asked.push({ what, body: sent });
    const [status, said] = all[what]?.(sent) ?? [404, problem('not-found')];
    return new Response(status === 204 ? null : JSON.stringify(said), {
      status,
      headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
    });
  });
  return asked;
}

export const problem = (code: string) => ({
  type: 'about:blank',
  title: code,
  status: 400,
  detail: code,
  code,
});
