import { t } from '../../../messages/messages.svelte';
import { read } from '../../../messages/text';
import type { Ask, Kind } from '../kind';
import ConsentFields from './ConsentFields.svelte';

/** Past it a reason is a speech; the server holds the same limit. */
export const longestReason = 500;

/** What is said of a proposal; a reason is kept while one only wonders whether to object. */
export interface Answer {
  readonly objects: boolean;
  readonly reason: string;
}

export type Answers = Readonly<Record<string, Answer>>;

/** For each proposal: no objection, or one with its reason. */
export const consent: Kind<Answers> = {
  name: 'consent',
  Fields: ConsentFields,
  empty: () => ({}),
  single: () => false,
  instruction: () => t('consent.instruction'),

  valueOf({ options }, ballot) {
    const objections = ballot.type === 'objections' ? ballot.objections : {};
    const answer = (id: string): Answer => ({ objects: id in objections, reason: objections[id] ?? '' });
    return ballot.type === 'objections' ? Object.fromEntries(options.map(({ id }) => [id, answer(id)])) : {};
  },

  ballotOf(_, answers) {
    const objecting = Object.entries(answers).filter(([, { objects }]) => objects);
    return {
      type: 'objections',
      objections: Object.fromEntries(objecting.map(([id, { reason }]) => [id, reason.trim()])),
    };
  },

  flaw({ options }, answers) {
    for (const { id, label } of options) {
      const answer = answers[id];
      if (!answer) return { words: t('consent.lacking', { option: read(label) }), at: id };
      if (answer.objects && !answer.reason.trim())
        return { words: t('consent.noReason', { option: read(label) }), at: `${id} reason` };
    }
    return null;
  },

  progress({ options }, answers) {
    const count = Object.keys(answers).length;
    if (options.length === 1) return null;
    return { words: t('consent.progress', { count, max: options.length }), full: count === options.length };
  },

  inWords: (ask, ballot) => {
    const objections = ballot.type === 'objections' ? ballot.objections : {};
    return ask.options.map(({ id, label }) => lineOf(ask, read(label), objections[id]));
  },
};

function lineOf({ options }: Ask, label: string, reason: string | undefined): string {
  const said = reason === undefined ? t('consent.agreed') : t('consent.objected', { reason });
  return options.length === 1 ? said : `${label}: ${said}`;
}
