import { t } from '../../../../messages/messages.svelte';
import { written } from '../../texts/texts';
import type { Known } from '../organise.svelte';
import { repeatFlaw, ruleOf } from '../when/repeat';
import { endDay } from '../when/when';
import { dateName, sentence } from '../when/words';
import type { MeetingForm } from './meetingForm';

/** What a closed section of the form says of itself. */
export function whereNow({ place, link }: MeetingForm): string {
  const parts = [place.trim(), link.trim() && t('form.online')].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : t('form.nowhere');
}

export function peopleNow({ speakers, documents }: MeetingForm): string {
  const names = speakers.map(({ name }) => name.trim()).filter(Boolean);
  const some = [
    names.join(', '),
    documents.length > 0 && t('form.documentCount', { count: documents.length }),
  ];
  return some.filter(Boolean).join(' · ') || t('form.nothing');
}

export function accessNow(
  { languages, accessibility, interpretation }: MeetingForm,
  nameOf: (tag: string) => string,
): string {
  const has = (text: object, words: string) => (Object.keys(text).length > 0 ? words : '');
  return [
    languages.map(nameOf).join(', '),
    has(written(interpretation), t('form.interpretation')),
    has(written(accessibility), t('form.accessibility')),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function forNow({ deliverables, commitments }: MeetingForm, known: Known): string {
  const names = known.commitments.filter(({ id }) => commitments.includes(id)).map(({ name }) => name);
  const whom = names.length > 0 ? names.join(', ') : t('form.everybody');
  return [whom, ...deliverables.map((each) => t(`deliverable.${each}`))].join(' · ');
}

export function registrationNow({ policy, capacity, questions }: MeetingForm): string {
  if (policy === 'none') return t('form.policyNow-none');
  return [
    t(`form.policyNow-${policy}`),
    capacity !== null && t('form.places', { count: capacity }),
    questions.length > 0 && t('form.questionCount', { count: questions.length }),
  ]
    .filter(Boolean)
    .join(' · ');
}

const singles: Readonly<Record<string, () => string>> = {
  kind: () => t('form.kind'),
  place: () => t('form.place'),
  link: () => t('form.link'),
  linkFor: () => t('form.linkFor'),
  languages: () => t('form.languages'),
  deliverables: () => t('form.deliverables'),
  commitments: () => t('form.commitments'),
  policy: () => t('form.registration'),
  capacity: () => t('form.capacity'),
  speakers: () => t('form.speakers'),
  documents: () => t('form.documents'),
  questions: () => t('form.questions'),
  geo: () => t('form.geo'),
  when: () => t('form.when'),
  repeat: () => t('repeat.title'),
};

/** What a field is called where two versions are laid side by side. */
export function fieldLabel(field: string): string {
  const single = singles[field];
  if (single) return single();
  const [name, tag] = field.split('.') as ['title' | 'about' | 'accessibility' | 'interpretation', string];
  return `${t(`form.${name}`)} (${tag})`;
}

/** A field's value in words. */
export function fieldValue(field: string, value: unknown, date: string, known: Known): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field) {
    case 'kind':
      return t(`meeting.${value as MeetingForm['kind']}`);
    case 'linkFor':
      return t(`form.linkFor-${value as MeetingForm['linkFor']}`);
    case 'policy':
      return t(`form.policyNow-${value as MeetingForm['policy']}`);
    case 'commitments':
      return known.commitments
        .filter(({ id }) => (value as string[]).includes(id))
        .map(({ name }) => name)
        .join(', ');
    case 'deliverables':
      return (value as MeetingForm['deliverables']).map((each) => t(`deliverable.${each}`)).join(', ');
    case 'when':
      return whenWords(value as MeetingForm['when']);
    case 'repeat':
      return repeatWords(value as MeetingForm['repeat'], date);
    default:
      return plainly(value);
  }
}

export function whenWords(when: MeetingForm['when']): string {
  const last = endDay(when);
  const end = last === when.date ? when.end : `${dateName(last)}, ${when.end}`;
  return `${dateName(when.date)}, ${when.start}–${end} (${when.zone})`;
}

function repeatWords(repeat: MeetingForm['repeat'], date: string): string {
  const rule = repeatFlaw(repeat, date) ? null : ruleOf(repeat, date);
  return rule ? sentence(rule, date) : t('repeat.never');
}

/** Whatever else there is: the texts in it, one a line. */
function plainly(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainly).join('\n');
  if (value !== null && typeof value === 'object')
    return Object.values(value).map(plainly).filter(Boolean).join(', ');
  return typeof value === 'boolean' ? '' : String(value);
}
