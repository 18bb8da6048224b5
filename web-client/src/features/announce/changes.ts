import type { State } from '../../contract/live';
import { t } from '../../messages/messages.svelte';
import { read } from '../../messages/text';
import { currentItem } from '../../room/select';

/** What a participant should hear about the difference between two states. A tally is never among it. */
export function changes(before: State, after: State): string[] {
  return [...sessionChanges(before, after), ...agendaChanges(before, after), ...pollChanges(before, after)];
}

function sessionChanges(before: State, after: State): string[] {
  if (before.session.state !== 'closed' && after.session.state === 'closed')
    return [t('announce.sessionClosed')];
  return !before.session.startedAt && after.session.startedAt ? [t('announce.sessionStarted')] : [];
}

function agendaChanges(before: State, after: State): string[] {
  const item = currentItem(after);
  return item && item.id !== currentItem(before)?.id ? [t('announce.item', { title: read(item.title) })] : [];
}

function pollChanges(before: State, after: State): string[] {
  const known = new Map(before.polls.map((poll) => [poll.id, poll.state]));
  return after.polls
    .filter((poll) => known.get(poll.id) !== poll.state)
    .flatMap((poll) => {
      const question = read(poll.question);
      if (poll.state === 'open') return t('announce.pollOpened', { question });
      if (poll.state === 'closed') return t('announce.pollClosed', { question });
      if (poll.state === 'published') return t('announce.pollPublished', { question });
      return poll.state === 'cancelled' ? t('announce.pollCancelled', { question }) : [];
    });
}
