import type { Text } from '../../../../contract/live';
import type { Deliverable, MeetingKind, Plan, Question } from '../../../../contract/organise';
import { written } from '../../texts/texts';
import { type GeoForm, geoForm, pointOf } from './geo';

/** A line of a list in a form; the key is what Svelte keeps its fields by. */
export interface Keyed {
  readonly key: string;
}

export interface SpeakerForm extends Keyed {
  name: string;
  affiliation: string;
}

export interface DocumentForm extends Keyed {
  title: Text;
  url: string;
}

export interface OptionForm extends Keyed {
  text: Text;
}

export interface QuestionForm extends Keyed {
  readonly id: string;
  text: Text;
  kind: Question['kind'];
  options: OptionForm[];
  required: boolean;
}

/** What organisers say of a meeting, as a form has it: nothing is null, and lists have keys. */
export interface PlanForm {
  kind: MeetingKind;
  title: Text;
  about: Text;
  place: string;
  geo: GeoForm;
  link: string;
  linkFor: Plan['linkFor'];
  languages: string[];
  speakers: SpeakerForm[];
  documents: DocumentForm[];
  accessibility: Text;
  interpretation: Text;
  deliverables: Deliverable[];
  commitments: string[];
  policy: Plan['registration']['policy'];
  capacity: number | null;
  questions: QuestionForm[];
}

export const kinds: readonly MeetingKind[] = [
  'telco',
  'webinar',
  'roundtable',
  'workshop',
  'exhibition',
  'assembly',
];
export const deliverables: readonly Deliverable[] = [
  'pathways',
  'cookbook',
  'survival-guide',
  'medical-aid-kit',
];
export const policies = ['none', 'open', 'approval', 'closed'] as const;

export const emptyPlan = (language: string): PlanForm => ({
  kind: 'telco',
  title: { [language]: '' },
  about: {},
  place: '',
  geo: { latitude: '', longitude: '' },
  link: '',
  linkFor: 'attendees',
  languages: [language],
  speakers: [],
  documents: [],
  accessibility: {},
  interpretation: {},
  deliverables: [],
  commitments: [],
  policy: 'none',
  capacity: null,
  questions: [],
});

export const newKey = (): string => Math.random().toString(36).slice(2, 10);

export function planForm(plan: Plan): PlanForm {
  const { registration } = plan;
  return {
    kind: plan.kind,
    title: { ...plan.title },
    about: { ...plan.about },
    place: plan.place ?? '',
    geo: geoForm(plan.geo),
    link: plan.link ?? '',
    linkFor: plan.linkFor,
    languages: [...plan.languages],
    speakers: plan.speakers.map(({ name, affiliation }) => ({
      key: newKey(),
      name,
      affiliation: affiliation ?? '',
    })),
    documents: plan.documents.map(({ title, url }) => ({ key: newKey(), title: { ...title }, url })),
    accessibility: { ...plan.accessibility },
    interpretation: { ...plan.interpretation },
    deliverables: [...plan.deliverables],
    commitments: [...plan.commitments],
    policy: registration.policy,
    capacity: registration.capacity ?? null,
    questions: registration.questions.map(questionForm),
  };
}

const questionForm = ({ id, text, kind, options, required }: Question): QuestionForm => ({
  key: newKey(),
  id,
  text: { ...text },
  kind,
  options: options.map((option) => ({ key: newKey(), text: { ...option } })),
  required,
});

/** What the server takes. Lines in which nothing is written are left out. */
export function planOf(form: PlanForm): Plan {
  const place = form.place.trim();
  const link = webAddress(form.link);
  const geo = pointOf(form.geo);
  return {
    kind: form.kind,
    title: written(form.title),
    about: written(form.about),
    ...(place && { place }),
    ...(place && geo ? { geo } : {}),
    ...(link && { link }),
    linkFor: form.linkFor,
    languages: form.languages,
    speakers: form.speakers.filter(isSpeaker).map(({ name, affiliation }) => ({
      name: name.trim(),
      ...(affiliation.trim() && { affiliation: affiliation.trim() }),
    })),
    documents: form.documents.filter(isDocument).map(({ title, url }) => ({
      title: Object.keys(written(title)).length > 0 ? written(title) : untitled(url, form.languages[0]),
      url: webAddress(url),
    })),
    ...some('accessibility', form.accessibility),
    ...some('interpretation', form.interpretation),
    deliverables: form.deliverables,
    commitments: form.commitments,
    registration: {
      policy: form.policy,
      ...(form.capacity === null || form.policy === 'none' ? {} : { capacity: form.capacity }),
      questions: form.policy === 'none' ? [] : form.questions.map(questionOf),
    },
  };
}

const some = (name: 'accessibility' | 'interpretation', text: Text) =>
  Object.keys(written(text)).length > 0 ? { [name]: written(text) } : {};

const questionOf = ({ id, text, kind, options, required }: QuestionForm): Question => ({
  id,
  text: written(text),
  kind,
  options:
    kind === 'choice'
      ? options.map((option) => written(option.text)).filter((o) => Object.keys(o).length > 0)
      : [],
  required,
});

export const isSpeaker = ({ name, affiliation }: SpeakerForm): boolean =>
  name.trim() !== '' || affiliation.trim() !== '';

export const isDocument = ({ title, url }: DocumentForm): boolean =>
  url.trim() !== '' || Object.keys(written(title)).length > 0;

/** A document without a title is called by the end of its address. */
const untitled = (url: string, language = 'en'): Text => ({
  [language]: decodeURIComponent(webAddress(url).split(/[?#]/)[0]?.split('/').filter(Boolean).pop() ?? url),
});

/** What people paste is often an address without its beginning. */
export function webAddress(typed: string): string {
  const text = typed.trim();
  return text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
}

export function isWeb(address: string): boolean {
  try {
    const { protocol, hostname } = new URL(webAddress(address));
    return (protocol === 'https:' || protocol === 'http:') && hostname !== '';
  } catch {
    return false;
  }
}
