export type Screen =
  | { readonly type: 'list' | 'new' | 'mails' | 'datePolls' | 'newDatePoll' }
  | { readonly type: 'meeting' | 'people' | 'datePoll' | 'editDatePoll'; readonly id: string };

/** Which of the organisers' screens an address asks for; one that is none of them is the list. */
export function screenOf(path: string): Screen {
  const [, , area, id, part] = path.split('/');
  switch (area) {
    case 'meetings':
      if (!id) return { type: 'list' };
      if (id === 'new') return { type: 'new' };
      return { type: part === 'people' ? 'people' : 'meeting', id };
    case 'outbox':
      return { type: 'mails' };
    case 'date-polls':
      if (!id) return { type: 'datePolls' };
      if (id === 'new') return { type: 'newDatePoll' };
      return { type: part === 'edit' ? 'editDatePoll' : 'datePoll', id };
    default:
      return { type: 'list' };
  }
}

export type Area = 'meetings' | 'datePolls' | 'mails';

/** The part that a screen belongs to, and where that part begins. */
export function areaOf({ type }: Screen): Area {
  if (type === 'mails') return 'mails';
  return /datePoll/i.test(type) ? 'datePolls' : 'meetings';
}

export const areaPaths: Readonly<Record<Area, string>> = {
  meetings: '/organise',
  datePolls: '/organise/date-polls',
  mails: '/organise/outbox',
};
