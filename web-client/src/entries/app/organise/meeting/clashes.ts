import type { Clash } from '../../../../contract/organise';
import { locale, t } from '../../../../messages/messages.svelte';
import { read } from '../../../../messages/text';
import { cityOf } from '../../../../messages/time';
import { dateShort } from '../when/words';

/** One thing that stands in the way, with the dates on which it does. */
export interface Told {
  readonly key: string;
  readonly words: string;
  readonly dates: string;
  readonly href?: string;
}

/** More dates are told by their number. */
const listed = 6;

/** What stands in the way, in words, the same on several dates told once; in the order of the first date. */
export function clashes(all: readonly Clash[], zone: string): Told[] {
  const found = new Map<string, { clash: Clash; at: string[] }>();
  for (const clash of all) {
    const key = keyOf(clash);
    const told = found.get(key);
    if (told) told.at.push(clash.at);
    else found.set(key, { clash, at: [clash.at] });
  }
  return [...found].map(([key, { clash, at }]) => ({
    key,
    words: wordsOf(clash, zone),
    dates: datesOf(at),
    ...(clash.meeting ? { href: `/organise/meetings/${clash.meeting.id}` } : {}),
  }));
}

const keyOf = ({ type, name, forward, meeting, who }: Clash): string =>
  JSON.stringify([type, name, forward, meeting?.title, who]);

function wordsOf(clash: Clash, zone: string): string {
  const who = new Intl.ListFormat(locale(), { type: 'conjunction' }).format(clash.who ?? []);
  const title = read(clash.meeting?.title ?? {});
  switch (clash.type) {
    case 'holiday':
      return t('check.holiday', { name: read(clash.name ?? {}) });
    case 'clock':
      return t('check.clock', { way: clash.forward ? 'forward' : 'back', city: cityOf(zone) });
    case 'people':
      return t('check.people', { who, title });
    case 'place':
      return t('check.place', { title });
    case 'commitment':
      return t('check.commitment', { who, title });
  }
}

function datesOf(at: readonly string[]): string {
  const days = [...new Set(at.map((each) => each.slice(0, 10)))];
  const first = days.slice(0, listed).map((day) => dateShort(day, days[0] ?? day));
  const rest = days.length - first.length;
  return rest > 0 ? `${first.join(' · ')} · ${t('series.more', { count: rest })}` : first.join(' · ');
}
