import type { AgendaItem, Event, Poll, State } from '../contract/live';

/**
 * The state after an event. Events carry the thing as it is afterwards, so applying one twice changes nothing, and an
 * event of a type that this client does not know yet is skipped.
 */
export function evolve(state: State, event: Event): State {
  switch (event.type) {
    case 'sessionOpened':
    case 'sessionStarted':
    case 'sessionClosed':
    case 'sessionReopened':
      return { ...state, session: event.session };
    case 'agendaItemAdded':
    case 'agendaItemMoved':
      return { ...state, agenda: ordered(withItems(state.agenda, [event.item]), event.order) };
    case 'agendaItemRestored':
      return { ...state, agenda: ordered(withItems(state.agenda, event.items), event.order) };
    case 'agendaItemRemoved':
      return { ...state, agenda: ordered(state.agenda, event.order) };
    case 'agendaItemEdited':
    case 'agendaItemStarted':
    case 'agendaItemFinished':
    case 'agendaItemSkipped':
      return { ...state, agenda: withItems(state.agenda, [event.item]) };
    case 'pollAdded':
    case 'pollEdited':
    case 'pollOpened':
    case 'rollAmended':
    case 'pollClosed':
    case 'pollPublished':
    case 'pollCancelled':
    case 'textsGrouped':
      return { ...state, polls: withPoll(state.polls, event.poll) };
    case 'pollRemoved':
      return { ...state, polls: state.polls.filter((poll) => poll.id !== event.poll) };
    case 'wallChanged':
      return { ...state, wall: event.wall };
    case 'participantRemoved':
      return { ...state, removed: [...without(state.removed, event.participant), event.participant] };
    case 'participantReadmitted':
      return { ...state, removed: without(state.removed, event.participant) };
    default:
      return unknown(state, event);
  }
}

/** Holds the switch exhaustive for the types of today while it lets those of tomorrow pass. */
const unknown = (state: State, _event: never): State => state;

const without = (ids: string[] | undefined, id: string): string[] =>
  (ids ?? []).filter((each) => each !== id);

function withItems(agenda: AgendaItem[], items: AgendaItem[]): AgendaItem[] {
  const changed = new Map(items.map((item) => [item.id, item]));
  const kept = agenda.map((item) => changed.get(item.id) ?? item);
  const known = new Set(agenda.map((item) => item.id));
  return [...kept, ...items.filter((item) => !known.has(item.id))];
}

/** The items in the order given; one that the order does not name is gone. */
function ordered(agenda: AgendaItem[], order: string[]): AgendaItem[] {
  const byId = new Map(agenda.map((item) => [item.id, item]));
  return order.flatMap((id) => byId.get(id) ?? []);
}

/** Participants first hear of a poll when it opens: a poll that is not known yet is added. */
function withPoll(polls: Poll[], poll: Poll): Poll[] {
  const known = polls.some((each) => each.id === poll.id);
  return known ? polls.map((each) => (each.id === poll.id ? poll : each)) : [...polls, poll];
}
