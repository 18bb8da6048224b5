import type { AgendaItem, Poll, PollDraft, Text } from '../../../contract/live';
import { languageNames, t } from '../../../messages/messages.svelte';
import { read } from '../../../messages/text';
import type { MethodName, Settings } from './methodForm';
import type { PollForm } from './pollForm';
import type { Passing } from './rules';

/** The name of a field of the poll form, as the form itself calls it. */
export function fieldLabel(field: string): string {
  const [name, tag] = field.split('.');
  const label = labelOf(name as keyof PollForm);
  return tag ? `${label} (${languageNames[tag] ?? tag})` : label;
}

function labelOf(field: keyof PollForm): string {
  switch (field) {
    case 'question':
      return t('poll.question');
    case 'item':
      return t('settings.item');
    case 'method':
      return t('purpose.title');
    case 'options':
      return t('options.title');
    case 'results':
    case 'voters':
    case 'secrecy':
    case 'delegates':
    case 'base':
    case 'changeable':
    case 'abstention':
      return t(`settings.${field}`);
    case 'ballotsShownTo':
      return t('settings.ballots');
    case 'quorum':
    case 'quorumShare':
      return t('settings.quorum');
    case 'passing':
    case 'ownShare':
      return t('settings.passing');
    case 'passingBase':
      return t('settings.passingBase');
    case 'byClass':
      return t('settings.byClass');
    default:
      return t(`setting.${field satisfies keyof Settings}`);
  }
}

/** Its value, in the words of the form. */
export function fieldValue(field: string, value: unknown, agenda: readonly AgendaItem[]): string {
  switch (field) {
    case 'item':
      return itemTitle(value as string | null, agenda);
    case 'method':
      return t(`method.${value as MethodName}`);
    case 'options':
      return (value as NonNullable<PollDraft['options']>).map(({ label }) => read(label)).join('\n');
    case 'grades':
      return (value as Text[]).map((grade) => read(grade)).join('\n');
    case 'results':
      return t(`results.when.${value as Poll['results']}`);
    case 'voters':
      return t(`voters.${value as Poll['voters']}`);
    case 'secrecy':
      return t(`secrecy.${value as Poll['secrecy']}`);
    case 'delegates':
      return t(`delegates.${value as Poll['delegates']}`);
    case 'base':
    case 'passingBase':
      return t(`base.${value as Poll['base']}`);
    case 'quorum':
      return t(`quorum.${value as PollForm['quorum']}`);
    case 'passing':
      return t(`passing.${name(value as Passing)}`);
    case 'ballotsShownTo':
      return t(`ballots.${value as Poll['ballotsShownTo']}`);
    case 'unranked':
      return value === null ? '' : t(`unranked.${value as 'last' | 'none'}`);
    case 'strength':
      return t(`strength.${value as PollForm['strength']}`);
    case 'quota':
      return t(`quota.${value as PollForm['quota']}`);
    case 'shape':
      return t(`shape.${value as PollForm['shape']}`);
    default:
      return typeof value === 'boolean' ? t(value ? 'preview.yes' : 'preview.no') : String(value ?? '');
  }
}

const names = { most: 'most', '1/2': 'simple', '2/3': 'twoThirds', '4/5': 'fourFifths', own: 'own' } as const;

/** A share as messages name it. */
export const name = (passing: Passing): (typeof names)[Passing] => names[passing];

function itemTitle(id: string | null, agenda: readonly AgendaItem[]): string {
  const item = agenda.find((each) => each.id === id);
  return item ? read(item.title) : t('settings.noItem');
}
