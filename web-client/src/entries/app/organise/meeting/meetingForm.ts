import type { Text } from '../../../../contract/live';
import type { Planned, Wish } from '../../../../contract/organise';
import { type Fields, gathered, spread } from '../../conflict/merge';
import { textFlaw, written } from '../../texts/texts';
import { type Repeat, type RepeatFlaw, repeatFlaw, repeatOf, ruleOf } from '../when/repeat';
import { isWritten, slotOf, type When, type WhenFlaw, whenFlaw, whenOf } from '../when/when';
import { isGeoWrong } from './geo';
import { isDocument, isSpeaker, isWeb, type PlanForm, planForm, planOf, type QuestionForm } from './planForm';

export interface MeetingForm extends PlanForm {
  when: When;
  repeat: Repeat;
}

/** What is wrong, named by the part of the form that says so. */
export type Flaw =
  | { readonly at: 'title'; readonly why: 'empty' | 'long' }
  | { readonly at: 'about' | 'accessibility' | 'interpretation'; readonly why: 'long' }
  | { readonly at: 'when'; readonly why: WhenFlaw }
  | { readonly at: 'repeat'; readonly why: RepeatFlaw }
  | {
      readonly at: 'link' | 'geo' | 'languages' | 'speakers' | 'documents' | 'capacity';
      readonly why: 'wrong';
    }
  | { readonly at: 'questions'; readonly why: 'empty' | 'options' };

/** The form of one date; a change of more dates is written on one of them, too. */
export const meetingForm = ({ meeting, series }: Planned): MeetingForm => ({
  ...planForm(meeting.plan),
  when: whenOf(meeting.slot),
  repeat: repeatOf(series?.rule),
});

/** What is asked for. `base` is the form before: a repetition that nobody has touched is not sent again. */
export function wishOf(form: MeetingForm, base?: MeetingForm): Wish {
  const rule = isRepeatTouched(form, base) ? ruleOf(form.repeat, form.when.date) : null;
  return { plan: planOf(form), slot: slotOf(form.when), ...(rule ? { rule } : {}) };
}

export const isRepeatTouched = (form: MeetingForm, base: MeetingForm | undefined): boolean =>
  base === undefined || JSON.stringify(form.repeat) !== JSON.stringify(base.repeat);

/** Enough is written to ask the server what would come of it. */
export const isAskable = (form: MeetingForm, base?: MeetingForm): boolean =>
  isWritten(form.when) && flaws({ ...form, title: { en: 'x' } }, base).length === 0;

export function flaws(form: MeetingForm, base?: MeetingForm): Flaw[] {
  const found: Flaw[] = [];
  const title = textFlaw(form.title);
  if (title) found.push({ at: 'title', why: title });
  for (const at of ['about', 'accessibility', 'interpretation'] as const)
    if (isLong(form[at])) found.push({ at, why: 'long' });
  const when = whenFlaw(form.when);
  if (when) found.push({ at: 'when', why: when });
  const repeat = when || !isRepeatTouched(form, base) ? null : repeatFlaw(form.repeat, form.when.date);
  if (repeat) found.push({ at: 'repeat', why: repeat });
  if (form.link.trim() !== '' && !isWeb(form.link)) found.push({ at: 'link', why: 'wrong' });
  if (form.place.trim() !== '' && isGeoWrong(form.geo)) found.push({ at: 'geo', why: 'wrong' });
  if (form.languages.length === 0) found.push({ at: 'languages', why: 'wrong' });
  if (form.speakers.some((speaker) => isSpeaker(speaker) && speaker.name.trim() === ''))
    found.push({ at: 'speakers', why: 'wrong' });
  if (form.documents.some((document) => isDocument(document) && !isWeb(document.url)))
    found.push({ at: 'documents', why: 'wrong' });
  if (form.policy !== 'none') found.push(...ofRegistration(form));
  return found;
}

const isLong = (text: Text): boolean => textFlaw(text) === 'long';

/** Most places; the server holds the same limit. */
export const mostPlaces = 100_000;

function ofRegistration({ capacity, questions }: MeetingForm): Flaw[] {
  const found: Flaw[] = [];
  if (capacity !== null && !(Number.isInteger(capacity) && capacity >= 1 && capacity <= mostPlaces))
    found.push({ at: 'capacity', why: 'wrong' });
  const why = questions.map(questionFlaw).find((flaw) => flaw !== null);
  if (why) found.push({ at: 'questions', why });
  return found;
}

export function questionFlaw({ text, kind, options }: QuestionForm): 'empty' | 'options' | null {
  if (textFlaw(text)) return 'empty';
  const given = options.filter((option) => Object.keys(written(option.text)).length > 0);
  return kind === 'choice' && given.length < 2 ? 'options' : null;
}

const texts = ['title', 'about', 'accessibility', 'interpretation'] as const;
const plain = [
  'kind',
  'place',
  'link',
  'linkFor',
  'languages',
  'deliverables',
  'commitments',
  'policy',
  'capacity',
] as const;

/** Taken apart into the fields that two versions are compared by; keys of lines say nothing and stay away. */
export function comparable(form: MeetingForm): Fields {
  const lists = { speakers: form.speakers, documents: form.documents, questions: form.questions };
  return {
    ...Object.fromEntries(plain.map((name) => [name, form[name]])),
    ...Object.assign({}, ...texts.map((name) => spread(name, written(form[name])))),
    ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.map(unkeyed)])),
    geo: form.geo,
    when: form.when,
    repeat: form.repeat,
  };
}

function unkeyed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unkeyed);
  if (value === null || typeof value !== 'object') return value;
  const { key: _, ...rest } = value as Record<string, unknown>;
  return Object.fromEntries(Object.entries(rest).map(([name, each]) => [name, unkeyed(each)]));
}

let counted = 0;
const keyed = (list: unknown): unknown[] =>
  (list as Record<string, unknown>[]).map((each) => ({
    ...each,
    key: `merged-${++counted}`,
    ...(Array.isArray(each.options) ? { options: keyed(each.options) } : {}),
  }));

export function fromComparable(fields: Fields): MeetingForm {
  return {
    ...Object.fromEntries(plain.map((name) => [name, fields[name]])),
    ...Object.fromEntries(texts.map((name) => [name, gathered(name, fields)])),
    ...Object.fromEntries(['speakers', 'documents', 'questions'].map((name) => [name, keyed(fields[name])])),
    geo: fields.geo,
    when: fields.when,
    repeat: fields.repeat,
  } as unknown as MeetingForm;
}
