import { type TextFlaw, textFlaw } from '../texts/texts';
import { fewestOptions, maxScale, type Settings, settingsOf } from './methodForm';
import { hasOptions, namedOptions, type OptionForm, type PollForm } from './pollForm';
import { effective } from './rules';
import { shareOf } from './share';

/** Past it nobody can compare them; the server holds the same limits. */
export const maxOptions = 100;
export const maxGrades = 10;
const minGrades = 2;
const maxDots = 1_000;
const maxCredits = 10_000;
export const maxBudget = 1_000_000_000_000;
const maxAnswers = 10;
const fingers = 5;

type Bounds = readonly [least: number, most: number];

export type PollFlaw =
  | { readonly field: 'question'; readonly flaw: TextFlaw }
  | { readonly field: 'options'; readonly flaw: 'few' | 'many'; readonly count: number }
  | { readonly field: 'option'; readonly key: string; readonly flaw: 'long' }
  | { readonly field: 'cost'; readonly key: string; readonly most: number }
  | { readonly field: 'bounds'; readonly most: number }
  | { readonly field: 'setting'; readonly name: keyof Settings; readonly bounds: Bounds }
  | { readonly field: 'grades'; readonly flaw: 'few' | 'many' | 'twice' | 'long'; readonly count: number }
  | { readonly field: 'quorumShare' | 'ownShare' };

/** What the server would refuse, in the order of the fields. */
export function pollFlaws(form: PollForm): PollFlaw[] {
  const question = textFlaw(form.question);
  return [
    ...(question ? [{ field: 'question', flaw: question } as const] : []),
    ...(hasOptions(form) ? [...optionFlaws(form), ...costFlaws(form)] : []),
    ...boundsFlaws(form),
    ...settingFlaws(form),
    ...(form.method === 'majority-judgment' ? gradeFlaws(form) : []),
    ...shareFlaws(form),
  ];
}

function optionFlaws(form: PollForm): PollFlaw[] {
  const named = namedOptions(form);
  const fewest = fewestOptions(form.method);
  const long = named.filter(({ label }) => textFlaw(label) === 'long');
  return [
    ...(named.length < fewest ? [{ field: 'options', flaw: 'few', count: fewest } as const] : []),
    ...(named.length > maxOptions ? [{ field: 'options', flaw: 'many', count: maxOptions } as const] : []),
    ...long.map(({ key }) => ({ field: 'option', key, flaw: 'long' }) as const),
  ];
}

function costFlaws(form: PollForm): PollFlaw[] {
  if (form.method !== 'equal-shares') return [];
  const isCost = ({ cost }: OptionForm) => isWithin(cost ?? null, [1, maxBudget]);
  const wrong = namedOptions(form).filter((option) => !isCost(option));
  return wrong.map(({ key }) => ({ field: 'cost', key, most: maxBudget }));
}

function boundsFlaws(form: PollForm): PollFlaw[] {
  if (form.method !== 'approval') return [];
  const most = namedOptions(form).length;
  const { min, max } = { min: form.min ?? 1, max: form.max ?? most };
  const right = isWithin(min, [1, max]) && isWithin(max, [min, most]);
  return right || most < 2 ? [] : [{ field: 'bounds', most }];
}

/** Numbers that have to be there and within their bounds. */
function settingFlaws(form: PollForm): PollFlaw[] {
  return settingsOf(form.method).flatMap((name) => {
    const bounds = boundsOf(name, form);
    const value = form[name] as number | null;
    const blank = value === null && name === 'cap';
    return bounds === null || blank || isWithin(value, bounds) ? [] : [{ field: 'setting', name, bounds }];
  });
}

/** What a number may be; null for what is no number, or is looked at elsewhere. */
export function boundsOf(name: keyof Settings, form: PollForm): Bounds | null {
  switch (name) {
    case 'top':
    case 'scale':
      return [1, maxScale];
    case 'dots':
      return [1, maxDots];
    case 'cap':
      return [1, Math.min(form.dots ?? maxDots, maxScale)];
    case 'credits':
      return [1, maxCredits];
    case 'seats':
      return [1, Math.max(1, namedOptions(form).length - 1)];
    case 'lowest':
    case 'median':
      return [0, fingers];
    case 'budget':
      return [1, maxBudget];
    case 'points':
      return form.shape === 'points' ? [1, maxScale] : null;
    case 'answers':
      return [1, maxAnswers];
    default:
      return null;
  }
}

function gradeFlaws({ grades }: PollForm): PollFlaw[] {
  const flaws = grades.map(textFlaw);
  const texts = new Set(grades.map((grade) => JSON.stringify(grade)));
  const flaw = (what: 'few' | 'many' | 'twice' | 'long', count: number) =>
    ({ field: 'grades', flaw: what, count }) as const;
  if (grades.length < minGrades || flaws.includes('empty')) return [flaw('few', minGrades)];
  if (grades.length > maxGrades) return [flaw('many', maxGrades)];
  if (flaws.includes('long')) return [flaw('long', 0)];
  return texts.size < grades.length ? [flaw('twice', 0)] : [];
}

function shareFlaws(form: PollForm): PollFlaw[] {
  const { quorum, quorumShare, passing, ownShare } = effective(form.method, form);
  return [
    ...(quorum !== 'none' && shareOf(quorumShare) === null ? [{ field: 'quorumShare' } as const] : []),
    ...(passing === 'own' && shareOf(ownShare) === null ? [{ field: 'ownShare' } as const] : []),
  ];
}

const isWithin = (value: number | null, [least, most]: Bounds): boolean =>
  value !== null && Number.isInteger(value) && value >= least && value <= most;
