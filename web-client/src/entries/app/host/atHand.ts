import type { AgendaItem, Poll, State } from '../../../contract/live';
import { currentItem, openPoll, pollsOf } from '../../../room/select';
import { nextItem } from '../runlist/nextItem';

/** In place of an item: the polls that belong to none. */
export const loose = 'loose';

/** What the facilitator has clicked on; null follows the session. */
export interface Selection {
  readonly item: string | null;
  readonly poll: string | null;
}

/** The agenda item in the middle: the selected one, else the current one. */
export function itemAtHand(state: State, { item }: Selection): AgendaItem | null {
  if (item === loose) return null;
  return state.agenda.find((each) => each.id === item) ?? currentItem(state);
}

/**
 * The poll in the middle, the one that Space opens and closes. An open poll always comes first: nobody may lose sight
 * of it. Then the selected one, then of this item what waits: for the reveal, for its opening, and last what is over.
 */
export function pollAtHand(state: State, selection: Selection): Poll | null {
  const open = openPoll(state);
  if (open) return open;
  const item = itemAtHand(state, selection);
  const here = item ? pollsOf(state, item.id) : loosePolls(state);
  const selected = here.find((poll) => poll.id === selection.poll);
  const inState = (wanted: Poll['state']) => here.find((poll) => poll.state === wanted);
  return selected ?? inState('closed') ?? inState('draft') ?? here.at(-1) ?? null;
}

/** The polls that belong to no item of the agenda. */
export const loosePolls = (state: State): Poll[] =>
  state.polls.filter((poll) => !state.agenda.some((item) => item.id === poll.item));

export type NextStep =
  | 'openSession'
  | 'startSession'
  | 'openPoll'
  | 'closePoll'
  | 'revealPoll'
  | 'nextItem'
  | 'closeSession'
  | null;

/** The one thing that most likely comes next: its button is the primary one. */
export function nextStep(state: State, selection: Selection): NextStep {
  const { session } = state;
  if (session.state === 'closed') return null;
  if (session.state === 'planned') return 'openSession';
  const poll = pollAtHand(state, selection);
  if (poll?.state === 'open') return 'closePoll';
  if (!session.startedAt) return 'startSession';
  if (poll?.state === 'closed') return 'revealPoll';
  if (poll?.state === 'draft') return 'openPoll';
  return nextItem(state.agenda) ? 'nextItem' : 'closeSession';
}
