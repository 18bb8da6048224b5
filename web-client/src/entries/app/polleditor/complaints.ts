import { t } from '../../../messages/messages.svelte';
import { maxOptions, minOptions, type PollFlaw } from './pollFlaws';

/** What is wrong with a form, said where it is wrong. */
export interface Complaints {
  readonly question: string | null;
  readonly options: string | null;
  readonly bounds: string | null;
  /** Keys of options that are too long. */
  readonly long: ReadonlySet<string>;
}

export function complaints(flaws: readonly PollFlaw[]): Complaints {
  const first = (field: PollFlaw['field']): string | null => {
    const flaw = flaws.find((each) => each.field === field);
    return flaw ? sentence(flaw) : null;
  };
  const long = flaws.flatMap((flaw) => (flaw.field === 'option' ? [flaw.key] : []));
  return {
    question: first('question'),
    options: first('options'),
    bounds: first('bounds'),
    long: new Set(long),
  };
}

function sentence(flaw: PollFlaw): string {
  switch (flaw.field) {
    case 'question':
      return t(flaw.flaw === 'long' ? 'texts.long' : 'poll.questionMissing');
    case 'options':
      return flaw.flaw === 'few'
        ? t('options.few', { count: minOptions })
        : t('options.many', { count: maxOptions });
    case 'option':
      return t('texts.long');
    case 'bounds':
      return t('poll.boundsWrong', { most: flaw.most });
  }
}
