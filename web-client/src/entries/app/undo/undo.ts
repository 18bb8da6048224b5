import type { AgendaItem, Command, Poll, State, Text } from '../../../contract/live';
import { draftAgain } from '../polleditor/pollForm';
import { placeOf } from '../runlist/place';

/** What was done, in a word that a toast can say, and how to take it back. */
export interface Undo {
  readonly done:
    | 'itemRemoved'
    | 'itemMoved'
    | 'itemSkipped'
    | 'itemFinished'
    | 'itemStarted'
    | 'pollRemoved'
    | 'personRemoved'
    | 'sessionClosed';
  /** What it was done to; absent for the session and for people. */
  readonly title?: Text;
  /** The command that takes it back, made when it is asked for: by then revisions have moved on. */
  readonly back: (now: State) => Command | null;
}

/** How to take a command back, worked out before it is sent; nothing for what is final or has its own opposite. */
export function undoOf(command: Command, before: State): Undo | null {
  switch (command.type) {
    case 'removeAgendaItem':
    case 'moveAgendaItem':
    case 'skipAgendaItem':
    case 'finishAgendaItem':
    case 'startAgendaItem':
      return ofItem(command, before);
    case 'removePoll':
      return ofPoll(before.polls.find((poll) => poll.id === command.poll));
    case 'removeParticipant':
      return {
        done: 'personRemoved',
        back: () => ({ type: 'readmitParticipant', participant: command.participant }),
      };
    case 'closeSession':
      return { done: 'sessionClosed', back: () => ({ type: 'reopenSession' }) };
    default:
      return null;
  }
}

type OnItem = Extract<Command, { type: `${'remove' | 'move' | 'skip' | 'finish' | 'start'}AgendaItem` }>;

function ofItem(command: OnItem, before: State): Undo | null {
  const item = before.agenda.find((each) => each.id === command.item);
  if (!item) return null;
  const { id, title } = item;
  switch (command.type) {
    case 'removeAgendaItem':
      return { done: 'itemRemoved', title, back: () => ({ type: 'restoreAgendaItem', item: id }) };
    case 'moveAgendaItem':
      return { done: 'itemMoved', title, back: (now) => moveBack(now, item, before) };
    case 'finishAgendaItem':
      return { done: 'itemFinished', title, back: () => ({ type: 'startAgendaItem', item: id }) };
    case 'skipAgendaItem':
      return item.state === 'current'
        ? { done: 'itemSkipped', title, back: () => ({ type: 'startAgendaItem', item: id }) }
        : null;
    case 'startAgendaItem':
      return ofStart(item, before);
  }
}

/** Going on is taken back by going back: the item before becomes current again. */
function ofStart(item: AgendaItem, before: State): Undo | null {
  const last = before.agenda.find((each) => each.state === 'current');
  if (!last || last.id === item.id) return null;
  return { done: 'itemStarted', title: item.title, back: () => ({ type: 'startAgendaItem', item: last.id }) };
}

/** The place it had, as far as its neighbours are still there. */
function moveBack(now: State, item: AgendaItem, before: State): Command | null {
  const current = now.agenda.find((each) => each.id === item.id);
  const place = placeOf(before.agenda, item);
  const stands = (id: string | undefined) => id === undefined || now.agenda.some((each) => each.id === id);
  if (!current || !stands(place.parent)) return null;
  const { before: neighbour, ...parent } = place;
  const sibling = now.agenda.find((each) => each.id === neighbour && each.parent === place.parent);
  const to = sibling ? { ...parent, before: sibling.id } : parent;
  return { type: 'moveAgendaItem', item: item.id, base: current.revision, ...to };
}

function ofPoll(poll: Poll | undefined): Undo | null {
  if (!poll) return null;
  return {
    done: 'pollRemoved',
    title: poll.question,
    back: () => ({ type: 'addPoll', poll: draftAgain(poll) }),
  };
}
