import type { Problem } from '../contract/live';

/** What a request may give: refusals are values, and no network is one of them. */
export type Answer<T> =
  | { readonly type: 'ok'; readonly value: T }
  | { readonly type: 'refused'; readonly status: number; readonly problem: Problem }
  | { readonly type: 'unreachable' };

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** To be sent as JSON. */
  readonly body?: unknown;
  /** To be sent as it is: a table. */
  readonly csv?: string;
  /** To be sent as it is: a calendar. */
  readonly ics?: string;
  readonly accessToken?: string | null;
  /** Nothing says who asks; and the request outlives the page. */
  readonly anonymous?: boolean;
}

/** Past this a phone on a bad network is better off trying again. */
const answerWithin = 10_000;

/** Asks the server. A gateway's error page counts as unreachable: it says nothing about the request. */
export async function ask<T>(path: string, request: Request = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(path, init(request));
    if (response.ok) return { type: 'ok', value: (await bodyOf(response)) as T };
    return await refusalOf(response);
  } catch {
    return { type: 'unreachable' };
  }
}

function init({ method = 'POST', body, csv, ics, accessToken, anonymous = false }: Request): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (csv !== undefined) headers['content-type'] = 'text/csv';
  if (ics !== undefined) headers['content-type'] = 'text/calendar';
  if (accessToken) headers.authorization = `Bearer ${accessToken}`;
  return {
    method,
    headers,
    credentials: anonymous ? 'omit' : 'same-origin',
    keepalive: anonymous && body !== undefined,
    signal: AbortSignal.timeout(answerWithin),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(csv === undefined ? {} : { body: csv }),
    ...(ics === undefined ? {} : { body: ics }),
  };
}

const bodyOf = async (response: Response): Promise<unknown> =>
  response.status === 204 ? null : response.json();

async function refusalOf(response: Response): Promise<Answer<never>> {
  if (!response.headers.get('content-type')?.includes('json')) return { type: 'unreachable' };
  return { type: 'refused', status: response.status, problem: (await response.json()) as Problem };
}
