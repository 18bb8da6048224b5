import type { Poll, PollDraft, Text } from '../../../contract/live';
import { type Fields, gathered, spread } from '../conflict/merge';
import { written } from '../texts/texts';
import {
  fewestOptions,
  type MethodName,
  methodOf,
  type Settings,
  settingsFrom,
  settingsOf,
  usualSettings,
} from './methodForm';
import { type Rules, rulesDraft, rulesFrom, usualRules } from './rules';

/** One line of the options while it is being written. `key` stays while the line moves. */
export interface OptionForm {
  readonly key: string;
  readonly id?: string;
  label: Text;
  readonly ingredient?: string;
  /** With equal shares. */
  cost?: number | null;
}

/** What the poll editor holds while it is being filled in. */
export interface PollForm extends Settings, Rules {
  item: string | null;
  question: Text;
  method: MethodName;
  options: OptionForm[];
}

type DraftOption = NonNullable<PollDraft['options']>[number];

export const emptyOption = (locale: string, key: string): OptionForm => ({ key, label: { [locale]: '' } });

export const emptyPoll = (locale: string, item: string | null): PollForm => ({
  ...usualSettings(),
  ...usualRules(),
  item,
  question: { [locale]: '' },
  method: 'single-choice',
  options: [emptyOption(locale, 'new-1'), emptyOption(locale, 'new-2')],
});

/** The form of a poll, or of the draft in a template, whose options have no ids. */
export function pollForm(poll: PollDraft): PollForm {
  const options = poll.options ?? [];
  return {
    ...settingsFrom(poll.method, options.length),
    ...rulesFrom(poll),
    item: poll.item ?? null,
    question: { ...poll.question },
    method: poll.method.type,
    options: options.map((option, index) => ({
      ...option,
      key: option.id ?? `given-${index}`,
      label: { ...option.label },
    })),
  };
}

export const hasOptions = ({ method }: PollForm): boolean => fewestOptions(method) > 0;

/** What the server takes. Lines left blank are dropped; yes and no write their own options. */
export function draftOf(form: PollForm): PollDraft {
  return {
    ...(form.item === null ? {} : { item: form.item }),
    question: written(form.question),
    method: methodOf(form.method, form, namedOptions(form).length),
    ...rulesDraft(form.method, form),
    ...(hasOptions(form) ? { options: namedOptions(form).map((option) => optionDraft(form, option)) } : {}),
  };
}

/** The options that say something in at least one language. */
export const namedOptions = (form: PollForm): OptionForm[] =>
  form.options.filter((option) => Object.keys(written(option.label)).length > 0);

/** What was on a poll, to be written again: without the ids, which died with it. */
export const draftAgain = (poll: Poll): PollDraft => withoutIds(draftOf(pollForm(poll)));

/** To be written again elsewhere: its options become others. */
export function withoutIds({ options, ...draft }: PollDraft): PollDraft {
  return options ? { ...draft, options: options.map(({ id: _, ...option }) => option) } : draft;
}

function optionDraft({ method }: PollForm, { id, label, ingredient, cost }: OptionForm): DraftOption {
  return {
    ...(id === undefined ? {} : { id }),
    label: written(label),
    ...(ingredient === undefined ? {} : { ingredient }),
    ...(method === 'equal-shares' ? { cost: cost ?? 0 } : {}),
  };
}

/**
 * The poll as voters would see it, for the preview.
 *
 * @param samples stand for options while there are none
 */
export function previewOf(form: PollForm, yesNo: readonly Text[], samples: readonly Text[] = []): Poll {
  const stated =
    namedOptions(form).length > 0 || !hasOptions(form) ? form : { ...form, options: sampled(samples) };
  const { options, item, ...draft } = draftOf(stated);
  const shown = form.method === 'yes-no-abstain' ? yesNo.map((label) => ({ label })) : (options ?? []);
  return {
    secrecy: 'named',
    delegates: 'last',
    base: 'valid',
    ...draft,
    ...(item === undefined ? {} : { item }),
    id: 'preview',
    options: shown.map((option, index) => ({ ...option, id: placeId(index) })),
    state: 'open',
    revision: 0,
  };
}

const sampled = (samples: readonly Text[]): OptionForm[] =>
  samples.map((label, index) => ({ key: `sample-${index}`, label, cost: 1 }));

/** How a rehearsal names an option that has no id yet: by its place. */
export const placeId = (index: number): string =>
  `00000000-0000-0000-0000-${(index + 1).toString(16).padStart(12, '0')}`;

/** Taken apart to be compared with somebody else's version; settings of other methods are none of its fields. */
export function comparable(form: PollForm): Fields {
  const { question, options: _, ...rest } = form;
  const others = Object.keys(usualSettings()).filter(
    (name) => !settingsOf(form.method).includes(name as keyof Settings),
  );
  const fields = Object.entries(rest).filter(([name]) => !others.includes(name));
  return {
    ...spread('question', written(question)),
    ...Object.fromEntries(fields),
    options: namedOptions(form).map((option) => optionDraft(form, option)),
  };
}

export function fromComparable(fields: Fields): PollForm {
  const options = fields.options as DraftOption[];
  return {
    ...usualSettings(),
    ...(fields as unknown as PollForm),
    question: gathered('question', fields),
    options: options.map((option, index) => ({ ...option, key: option.id ?? `merged-${index}` })),
  };
}
