import type { TextsBallot } from '../../../contract/live';
import { t } from '../../../messages/messages.svelte';
import type { Ask, Kind } from '../kind';
import TextsFields from './TextsFields.svelte';

/** Past it an answer no longer fits a line of the wall; the server holds the same limit. */
export const longestText = 140;

const most = ({ method }: Ask): number => (method.type === 'open-text' ? method.max : 1);

const written = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trim()).filter((line) => line);

/** What voters write themselves: a line each, blank ones left out. */
export const texts: Kind<readonly string[]> = {
  name: 'texts',
  Fields: TextsFields,
  empty: (ask) => Array.from({ length: most(ask) }, () => ''),
  single: () => false,
  valueOf(ask, ballot) {
    const said = ballot.type === 'texts' ? ballot.texts : [];
    return Array.from({ length: most(ask) }, (_, at) => said[at] ?? '');
  },
  ballotOf: (_, lines) => ({ type: 'texts', texts: written(lines) as TextsBallot['texts'] }),
  flaw: (_, lines) => (written(lines).length > 0 ? null : { words: t('texts.lacking'), at: '0' }),
  instruction: (ask) => t('texts.instruction', { count: most(ask) }),
  progress: () => null,
  inWords: (_, ballot) => (ballot.type === 'texts' ? [...ballot.texts] : []),
};
