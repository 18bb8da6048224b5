/** What a key does in the console. */
export type Shortcut = 'toggleVote' | 'reveal' | 'nextItem' | 'blankWall' | 'undo' | 'help';

/** The part of a keyboard event that decides. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
}

/** Where the focus is: a field takes every key, a button or a link takes Space and Enter for itself. */
export type Focus = 'field' | 'control' | 'elsewhere';

/** The keys in the order in which the help lists them. */
export const keys: readonly (readonly [key: string, shortcut: Shortcut])[] = [
  [' ', 'toggleVote'],
  ['r', 'reveal'],
  ['n', 'nextItem'],
  ['b', 'blankWall'],
  ['?', 'help'],
];

/**
 * The shortcut that a key stroke means. Nothing while somebody writes, with a modifier, or while a key is held: a hand
 * resting on Space must not open a vote and close it again.
 */
export function shortcutOf(stroke: Stroke, focus: Focus): Shortcut | null {
  if (focus === 'field' || stroke.repeat || stroke.altKey) return null;
  const key = stroke.key.toLowerCase();
  if (stroke.ctrlKey || stroke.metaKey) return key === 'z' ? 'undo' : null;
  if (key === ' ' && focus === 'control') return null;
  return keys.find(([each]) => each === key)?.[1] ?? null;
}

const fields =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]';
const controls = 'button, a[href], summary, input, [role=tab], [role=menuitem]';

export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest(fields)) return 'field';
  return target.closest(controls) ? 'control' : 'elsewhere';
}
