import type { Command, Poll } from '../../../contract/live';
import { t } from '../../../messages/messages.svelte';
import type { NextStep } from '../host/atHand';

/** The one thing that comes next for a poll; none once it is over. */
export interface PollStep {
  readonly label: string;
  readonly shortcut: string;
  readonly command: Command;
  readonly as: NextStep;
}

export function pollStep({ id: poll, state }: Poll): PollStep | null {
  switch (state) {
    case 'draft':
      return { label: t('point.open'), shortcut: '␣', command: { type: 'openPoll', poll }, as: 'openPoll' };
    case 'open':
      return {
        label: t('point.close'),
        shortcut: '␣',
        command: { type: 'closePoll', poll },
        as: 'closePoll',
      };
    case 'closed':
      return {
        label: t('point.reveal'),
        shortcut: 'R',
        command: { type: 'revealPoll', poll },
        as: 'revealPoll',
      };
    case 'published':
    case 'cancelled':
      return null;
  }
}
