import type { Poll, PollDraft, Text } from '../../../contract/live';
import { type Fields, gathered, spread } from '../conflict/merge';
import { written } from '../texts/texts';

/** One line of the options while it is being written. `key` stays while the line moves. */
export interface OptionForm {
  readonly key: string;
  readonly id?: string;
  label: Text;
  readonly ingredient?: string;
}

/** What the poll editor holds while it is being filled in. */
export interface PollForm {
  item: string | null;
  question: Text;
  method: Poll['method'];
  min: number | null;
  max: number | null;
  options: OptionForm[];
  results: Poll['results'];
  voters: Poll['voters'];
  ballotsShownTo: Poll['ballotsShownTo'];
  changeable: boolean;
  abstention: boolean;
}

export const emptyOption = (locale: string, key: string): OptionForm => ({ key, label: { [locale]: '' } });

/** A new poll as most are: one choice, shown when it closes, the mind may be changed. */
export const emptyPoll = (locale: string, item: string | null): PollForm => ({
  item,
  question: { [locale]: '' },
  method: 'single-choice',
  min: 1,
  max: null,
  options: [emptyOption(locale, 'new-1'), emptyOption(locale, 'new-2')],
  results: 'after-close',
  voters: 'participants',
  ballotsShownTo: 'facilitators',
  changeable: true,
  abstention: true,
});

export function pollForm(poll: Poll): PollForm {
  const { question, method, min, results, voters, ballotsShownTo, changeable, abstention } = poll;
  return {
    item: poll.item ?? null,
    question: { ...question },
    method,
    min,
    max: method === 'approval' && poll.max < poll.options.length ? poll.max : null,
    options: poll.options.map((option) => ({ ...option, key: option.id, label: { ...option.label } })),
    results,
    voters,
    ballotsShownTo,
    changeable,
    abstention,
  };
}

/** What the server takes. Lines left blank are dropped; yes and no write their own options. */
export function draftOf(form: PollForm): PollDraft {
  const { results, voters, ballotsShownTo, changeable, abstention, method } = form;
  return {
    ...(form.item === null ? {} : { item: form.item }),
    question: written(form.question),
    method,
    ...bounds(form),
    results,
    voters,
    ballotsShownTo,
    changeable,
    abstention: method === 'yes-no-abstain' || abstention,
    ...(method === 'yes-no-abstain' ? {} : { options: namedOptions(form).map(optionDraft) }),
  };
}

/** The options that say something in at least one language. */
export const namedOptions = (form: PollForm): OptionForm[] =>
  form.options.filter((option) => Object.keys(written(option.label)).length > 0);

/** What was on a poll, to be written again: without the ids, which died with it. */
export function draftAgain(poll: Poll): PollDraft {
  const { options, ...draft } = draftOf(pollForm(poll));
  return options ? { ...draft, options: options.map(({ id: _, ...option }) => option) } : draft;
}

function bounds({ method, min, max }: PollForm): Pick<PollDraft, 'min' | 'max'> {
  if (method !== 'approval') return {};
  return { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
}

const optionDraft = ({ id, label, ingredient }: OptionForm): NonNullable<PollDraft['options']>[number] => ({
  ...(id === undefined ? {} : { id }),
  label: written(label),
  ...(ingredient === undefined ? {} : { ingredient }),
});

/** The poll as voters would see it, for the preview. */
export function previewOf(form: PollForm, yesNo: readonly Text[]): Poll {
  const { options: _, item, min: __, max: ___, ...draft } = draftOf(form);
  const labels = form.method === 'yes-no-abstain' ? yesNo.map((label) => ({ label })) : namedOptions(form);
  const most = form.method === 'approval' ? (form.max ?? labels.length) : 1;
  return {
    ...draft,
    ...(item === undefined ? {} : { item }),
    id: 'preview',
    min: form.method === 'approval' ? (form.min ?? 1) : 1,
    max: Math.max(1, most),
    options: labels.map((option, index) => ({ id: `preview-${index}`, label: written(option.label) })),
    state: 'open',
    revision: 0,
  };
}

/** Taken apart to be compared with somebody else's version. */
export function comparable(form: PollForm): Fields {
  const { question, options: _, ...fields } = form;
  return {
    ...spread('question', written(question)),
    ...fields,
    options: namedOptions(form).map(optionDraft),
  };
}

export function fromComparable(fields: Fields): PollForm {
  const options = fields.options as NonNullable<PollDraft['options']>;
  return {
    ...(fields as unknown as PollForm),
    question: gathered('question', fields),
    options: options.map((option, index) => ({ ...option, key: option.id ?? `merged-${index}` })),
  };
}
