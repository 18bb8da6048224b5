export type Screen = { readonly type: 'list' | 'new' } | { readonly type: 'meeting'; readonly id: string };

/** Which of the organisers' screens an address asks for; one that is none of them is the list. */
export function screenOf(path: string): Screen {
  const [, , area, id] = path.split('/');
  if (area === 'meetings' && id === 'new') return { type: 'new' };
  if (area === 'meetings' && id) return { type: 'meeting', id };
  return { type: 'list' };
}
