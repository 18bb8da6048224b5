import { locale, t } from '../../../messages/messages.svelte';
import type { Settings } from './methodForm';
import type { PollFlaw } from './pollFlaws';

/** What is wrong with a form, said where it is wrong. */
export interface Complaints {
  readonly question: string | null;
  readonly options: string | null;
  readonly bounds: string | null;
  readonly grades: string | null;
  readonly quorumShare: string | null;
  readonly ownShare: string | null;
  readonly settings: Partial<Record<keyof Settings, string>>;
  /** Keys of options that are too long. */
  readonly long: ReadonlySet<string>;
  /** Keys of options whose cost is none. */
  readonly cost: ReadonlyMap<string, string>;
}

export function complaints(flaws: readonly PollFlaw[]): Complaints {
  const first = (field: PollFlaw['field']): string | null => {
    const flaw = flaws.find((each) => each.field === field);
    return flaw ? sentence(flaw) : null;
  };
  return {
    question: first('question'),
    options: first('options'),
    bounds: first('bounds'),
    grades: first('grades'),
    quorumShare: first('quorumShare'),
    ownShare: first('ownShare'),
    settings: Object.fromEntries(
      flaws.flatMap((flaw) => (flaw.field === 'setting' ? [[flaw.name, sentence(flaw)]] : [])),
    ),
    long: new Set(flaws.flatMap((flaw) => (flaw.field === 'option' ? [flaw.key] : []))),
    cost: new Map(flaws.flatMap((flaw) => (flaw.field === 'cost' ? [[flaw.key, sentence(flaw)]] : []))),
  };
}

function sentence(flaw: PollFlaw): string {
  switch (flaw.field) {
    case 'question':
      return t(flaw.flaw === 'long' ? 'texts.long' : 'poll.questionMissing');
    case 'options':
      return t(flaw.flaw === 'few' ? 'options.few' : 'options.many', { count: flaw.count });
    case 'option':
      return t('texts.long');
    case 'cost':
      return t('number.between', { least: 1, most: flaw.most });
    case 'bounds':
      return t('poll.boundsWrong', { most: flaw.most });
    case 'setting':
      return t('number.between', { least: flaw.bounds[0], most: flaw.bounds[1] });
    case 'grades':
      return gradesSentence(flaw.flaw, flaw.count);
    case 'quorumShare':
    case 'ownShare':
      return t('share.wrong', { example: new Intl.NumberFormat(locale(), { style: 'percent' }).format(0.6) });
  }
}

function gradesSentence(flaw: 'few' | 'many' | 'twice' | 'long', count: number): string {
  switch (flaw) {
    case 'few':
      return t('grades.few', { count });
    case 'many':
      return t('grades.many', { count });
    case 'twice':
      return t('grades.twice');
    case 'long':
      return t('texts.long');
  }
}
