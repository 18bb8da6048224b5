import type { Method, Poll, PollDraft, Text } from '../../../contract/live';
import { type Fields, gathered, spread } from '../conflict/merge';
import { written } from '../texts/texts';

/** One line of the options while it is being written. `key` stays while the line moves. */
export interface OptionForm {
  readonly key: string;
  readonly id?: string;
  label: Text;
  readonly ingredient?: string;
  readonly cost?: number;
}

/** The methods that the editor can write. */
export const offered = ['single-choice', 'approval', 'yes-no-abstain'] as const;

export const isOffered = (type: Method['type']): type is (typeof offered)[number] =>
  (offered as readonly string[]).includes(type);

/** What is set elsewhere and goes through the form as it is. */
type Untouched = Pick<PollDraft, 'secrecy' | 'delegates' | 'base' | 'quorum' | 'threshold'>;

/** What the poll editor holds while it is being filled in. */
export interface PollForm {
  item: string | null;
  question: Text;
  method: Method['type'];
  /** A method that the editor does not write, with its settings. */
  kept: Method | null;
  min: number | null;
  max: number | null;
  options: OptionForm[];
  results: Poll['results'];
  voters: Poll['voters'];
  ballotsShownTo: Poll['ballotsShownTo'];
  changeable: boolean;
  abstention: boolean;
  untouched: Untouched;
}

export const emptyOption = (locale: string, key: string): OptionForm => ({ key, label: { [locale]: '' } });

/** A new poll as most are: one choice, shown when it closes, the mind may be changed. */
export const emptyPoll = (locale: string, item: string | null): PollForm => ({
  item,
  question: { [locale]: '' },
  method: 'single-choice',
  kept: null,
  min: 1,
  max: null,
  options: [emptyOption(locale, 'new-1'), emptyOption(locale, 'new-2')],
  results: 'after-close',
  voters: 'participants',
  ballotsShownTo: 'facilitators',
  changeable: true,
  abstention: true,
  untouched: {},
});

export function pollForm(poll: Poll): PollForm {
  const { question, method, results, voters, ballotsShownTo, changeable, abstention } = poll;
  return {
    item: poll.item ?? null,
    question: { ...question },
    method: method.type,
    kept: isOffered(method.type) ? null : method,
    min: method.type === 'approval' ? method.min : 1,
    max: method.type === 'approval' && method.max < poll.options.length ? method.max : null,
    options: poll.options.map((option) => ({ ...option, key: option.id, label: { ...option.label } })),
    results,
    voters,
    ballotsShownTo,
    changeable,
    abstention,
    untouched: untouched(poll),
  };
}

function untouched({ secrecy, delegates, base, quorum, threshold }: Poll): Untouched {
  return { secrecy, delegates, base, ...(quorum && { quorum }), ...(threshold && { threshold }) };
}

/** What the server takes. Lines left blank are dropped; yes and no write their own options. */
export function draftOf(form: PollForm): PollDraft {
  const { results, voters, ballotsShownTo, changeable, abstention, method } = form;
  return {
    ...(form.item === null ? {} : { item: form.item }),
    question: written(form.question),
    method: methodOf(form),
    results,
    voters,
    ballotsShownTo,
    changeable,
    abstention: method === 'yes-no-abstain' || abstention,
    ...form.untouched,
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

/** At most as many as there are options, unless the form says fewer. */
function methodOf(form: PollForm): Method {
  switch (form.method) {
    case 'single-choice':
    case 'yes-no-abstain':
      return { type: form.method };
    case 'approval': {
      const most = Math.max(1, namedOptions(form).length);
      return { type: 'approval', min: form.min ?? 1, max: form.max ?? most };
    }
    default:
      return form.kept ?? { type: 'single-choice' };
  }
}

const optionDraft = ({
  id,
  label,
  ingredient,
  cost,
}: OptionForm): NonNullable<PollDraft['options']>[number] => ({
  ...(id === undefined ? {} : { id }),
  label: written(label),
  ...(ingredient === undefined ? {} : { ingredient }),
  ...(cost === undefined ? {} : { cost }),
});

/** The poll as voters would see it, for the preview. */
export function previewOf(form: PollForm, yesNo: readonly Text[]): Poll {
  const { options: _, item, ...draft } = draftOf(form);
  const labels = form.method === 'yes-no-abstain' ? yesNo.map((label) => ({ label })) : namedOptions(form);
  return {
    secrecy: 'named',
    delegates: 'last',
    base: 'valid',
    ...draft,
    ...(item === undefined ? {} : { item }),
    id: 'preview',
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
