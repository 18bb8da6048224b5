import type { Command, State } from '../../../contract/live';

/** How long a step stands before the same button, or key, may take the next one. */
const settles = 1_000;

/**
 * For how many milliseconds more a step would come so soon after the one before that it was hardly meant; 0 or less once
 * it may come. One button takes a vote from opening to its result, so a double click on Open must not close it, and one
 * on Close must not reveal it.
 */
export function settlesIn(command: Command, state: State, now: number): number {
  const before = stepBefore(command, state);
  return before === undefined ? 0 : Date.parse(before) + settles - now;
}

/** When the step before this one was taken, for those steps that follow each other on one button. */
function stepBefore(command: Command, { session, agenda, polls }: State): string | undefined {
  switch (command.type) {
    case 'closePoll':
      return polls.find(({ id }) => id === command.poll)?.openedAt;
    case 'revealPoll':
      return polls.find(({ id }) => id === command.poll)?.closedAt;
    case 'finishAgendaItem':
      return agenda.find(({ id }) => id === command.item)?.startedAt;
    case 'startSession':
      return session.openedAt;
    case 'closeSession':
      return session.startedAt;
    default:
      return undefined;
  }
}
