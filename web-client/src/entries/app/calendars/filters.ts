import type { MeetingKind } from '../../../contract/organise';
import { languageNames, locale, t } from '../../../messages/messages.svelte';

/** How a private calendar is narrowed down; nothing chosen is everything, as the initiative writes it. */
export interface Filters {
  kinds: MeetingKind[];
  lang: string;
  /** Minutes before; empty for none. */
  alarm: string;
  hideCancelled: boolean;
}

export const alarms = ['10', '30', '60', '1440'] as const;

export const noFilters = (): Filters => ({ kinds: [], lang: '', alarm: '', hideCancelled: false });

/** As the address of a feed has them: `kind=telco,webinar&lang=fr`. */
export function written({ kinds, lang, alarm, hideCancelled }: Filters): string {
  return [
    kinds.length > 0 && `kind=${kinds.join(',')}`,
    lang && `lang=${lang}`,
    alarm && `alarm=${alarm}`,
    hideCancelled && 'cancelled=hide',
  ]
    .filter(Boolean)
    .join('&');
}

/** In words, for a list; a filter that this screen does not offer stands there as it is. */
export function inWords(filters: string): string {
  return [...new URLSearchParams(filters)].map(([name, value]) => words(name, value)).join(' · ');
}

function words(name: string, value: string): string {
  switch (name) {
    case 'kind':
      return listed(value.split(',').map((kind) => t(`meeting.${kind as MeetingKind}`)));
    case 'lang':
      return languageNames[value] ?? value;
    case 'alarm':
      return t('calendars.reminds', { when: before(value) });
    case 'cancelled':
      return value === 'hide' ? t('calendars.noCancelled') : `cancelled=${value}`;
    default:
      return `${name}=${value}`;
  }
}

export const before = (minutes: string): string =>
  minutes === '1440' ? t('calendars.dayBefore') : t('calendars.minutesBefore', { minutes: Number(minutes) });

const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names);
