import type { State, Text } from '../../../contract/live';

/** Longest text in one language; the server holds the same limit. */
export const maxText = 500;

export type TextFlaw = 'empty' | 'long';

/** The languages that were filled in, trimmed: a blank one is none at all. */
export function written(text: Text): Text {
  const filled = Object.entries(text).map(([locale, value]) => [locale, value.trim()] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}

/** Why the server would refuse it, if it would. */
export function textFlaw(text: Text): TextFlaw | null {
  const values = Object.values(written(text));
  if (values.length === 0) return 'empty';
  return values.some((value) => value.length > maxText) ? 'long' : null;
}

/** Every language that the session is written in, in the order given first. */
export function languagesOf(state: State, preferred: readonly string[]): string[] {
  const texts = [
    state.session.title,
    ...state.agenda.map((item) => item.title),
    ...state.polls.flatMap((poll) => [poll.question, ...poll.options.map((option) => option.label)]),
  ];
  return [...new Set([...preferred, ...texts.flatMap((text) => Object.keys(text))])];
}
