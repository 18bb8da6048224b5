export type Route =
  | { readonly type: 'host'; readonly session: string }
  | { readonly type: 'organise' }
  | { readonly type: 'calendars' }
  | { readonly type: 'sign-in' };

/** What the address asks for. The server sends this entry for its own addresses only, so the rest is the list. */
export function routeOf(path: string): Route {
  const [, page, session] = path.split('/');
  if (page === 'host' && session) return { type: 'host', session };
  if (page === 'me') return { type: 'calendars' };
  return page === 'sign-in' ? { type: 'sign-in' } : { type: 'organise' };
}
