import type { AgendaItem, Method, Poll, PollDraft } from '../../../contract/live';
import { languageNames, t } from '../../../messages/messages.svelte';
import { read } from '../../../messages/text';
import { isOffered, type offered } from './pollForm';

type Offered = (typeof offered)[number];

type Field =
  | 'question'
  | 'item'
  | 'method'
  | 'min'
  | 'max'
  | 'options'
  | 'results'
  | 'voters'
  | 'ballotsShownTo'
  | 'changeable'
  | 'abstention'
  | 'kept'
  | 'untouched';

/** The name of a field of the poll form, as the form itself calls it. */
export function fieldLabel(field: string): string {
  const [name, tag] = field.split('.');
  const label = labelOf(name as Field);
  return tag ? `${label} (${languageNames[tag] ?? tag})` : label;
}

function labelOf(field: Field): string {
  switch (field) {
    case 'question':
      return t('poll.question');
    case 'item':
      return t('settings.item');
    case 'method':
    case 'kept':
      return t('purpose.title');
    case 'min':
      return t('poll.min');
    case 'max':
      return t('poll.max');
    case 'options':
      return t('options.title');
    case 'results':
      return t('settings.results');
    case 'voters':
      return t('settings.voters');
    case 'ballotsShownTo':
      return t('settings.ballots');
    case 'changeable':
      return t('settings.changeable');
    case 'abstention':
      return t('settings.abstention');
    case 'untouched':
      return t('settings.more');
  }
}

/** Its value, in the words of the form. */
export function fieldValue(field: string, value: unknown, agenda: readonly AgendaItem[]): string {
  switch (field) {
    case 'item':
      return itemTitle(value as string | null, agenda);
    case 'method':
      return isOffered(value as Method['type']) ? t(`purpose.${value as Offered}`) : String(value);
    case 'options':
      return (value as NonNullable<PollDraft['options']>).map(({ label }) => read(label)).join('\n');
    case 'results':
      return t(`results.when.${value as Poll['results']}`);
    case 'voters':
      return t(`voters.${value as Poll['voters']}`);
    case 'ballotsShownTo':
      return t(`ballots.${value as Poll['ballotsShownTo']}`);
    case 'changeable':
    case 'abstention':
      return t(value ? 'preview.yes' : 'preview.no');
    default:
      return String(value ?? '');
  }
}

function itemTitle(id: string | null, agenda: readonly AgendaItem[]): string {
  const item = agenda.find((each) => each.id === id);
  return item ? read(item.title) : t('settings.noItem');
}
