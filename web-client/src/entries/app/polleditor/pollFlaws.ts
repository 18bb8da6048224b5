import { type TextFlaw, textFlaw } from '../texts/texts';
import { namedOptions, type PollForm } from './pollForm';

/** Past it nobody can compare them; the server holds the same limits. */
export const maxOptions = 100;
export const minOptions = 2;

export type PollFlaw =
  | { readonly field: 'question'; readonly flaw: TextFlaw }
  | { readonly field: 'options'; readonly flaw: 'few' | 'many' }
  | { readonly field: 'option'; readonly key: string; readonly flaw: 'long' }
  | { readonly field: 'bounds'; readonly flaw: 'bounds'; readonly most: number };

/** What the server would refuse, in the order of the fields. */
export function pollFlaws(form: PollForm): PollFlaw[] {
  const question = textFlaw(form.question);
  return [
    ...(question ? [{ field: 'question', flaw: question } as const] : []),
    ...(form.method === 'yes-no-abstain' ? [] : [...optionFlaws(form), ...boundsFlaws(form)]),
  ];
}

function optionFlaws(form: PollForm): PollFlaw[] {
  const named = namedOptions(form);
  const long = named.filter(({ label }) => textFlaw(label) === 'long');
  return [
    ...(named.length < minOptions ? [{ field: 'options', flaw: 'few' } as const] : []),
    ...(named.length > maxOptions ? [{ field: 'options', flaw: 'many' } as const] : []),
    ...long.map(({ key }) => ({ field: 'option', key, flaw: 'long' }) as const),
  ];
}

function boundsFlaws(form: PollForm): PollFlaw[] {
  if (form.method !== 'approval') return [];
  const most = namedOptions(form).length;
  const { min, max } = { min: form.min ?? 1, max: form.max ?? most };
  const whole = Number.isInteger(min) && Number.isInteger(max);
  const right = whole && min >= 1 && min <= max && max <= most;
  return right || most < minOptions ? [] : [{ field: 'bounds', flaw: 'bounds', most }];
}
