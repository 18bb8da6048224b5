import type { Command } from '../../../contract/live';
import { nextItem } from '../runlist/nextItem';
import { pollAtHand } from './atHand';
import type { Host } from './host.svelte';
import { focusOf, type Shortcut, shortcutOf } from './keyboard';

const stored = 'convene.shortcuts';

/** Single keys can be in the way of speech input and of a shaky hand, so they can be turned off on this device. */
export function shortcutsOn(): boolean {
  try {
    return localStorage.getItem(stored) !== 'off';
  } catch {
    return true;
  }
}

export function switchShortcuts(on: boolean): void {
  try {
    localStorage.setItem(stored, on ? 'on' : 'off');
  } catch {
    return;
  }
}

/** What a shortcut sends now, and from which place; nothing when there is nothing to do. */
export function commandOf(shortcut: Shortcut, host: Host): { place: string; command: Command } | null {
  const { state } = host;
  if (!state) return null;
  const poll = pollAtHand(state, host.selection);
  const next = state.session.startedAt && state.session.state === 'open' ? nextItem(state.agenda) : null;
  switch (shortcut) {
    case 'toggleVote':
      if (poll?.state === 'draft' && state.session.state === 'open')
        return { place: `poll:${poll.id}`, command: { type: 'openPoll', poll: poll.id } };
      return poll?.state === 'open'
        ? { place: `poll:${poll.id}`, command: { type: 'closePoll', poll: poll.id } }
        : null;
    case 'reveal':
      return poll?.state === 'closed'
        ? { place: `poll:${poll.id}`, command: { type: 'revealPoll', poll: poll.id } }
        : null;
    case 'nextItem':
      return next ? { place: 'next', command: { type: 'startAgendaItem', item: next.id } } : null;
    case 'blankWall':
      return {
        place: 'wall',
        command: { type: 'showOnWall', mode: state.wall.mode === 'blank' ? 'auto' : 'blank' },
      };
    default:
      return null;
  }
}

/** Does what a key stroke means. An open dialog has the keys for itself. */
export function pressed(event: KeyboardEvent, host: Host, on: boolean): void {
  if (host.open || event.defaultPrevented) return;
  const shortcut = shortcutOf(event, focusOf(event.target));
  if (!shortcut || (!on && shortcut !== 'undo')) return;
  event.preventDefault();
  if (shortcut === 'help') host.open = { type: 'help' };
  else if (shortcut === 'undo') host.toasts.undoLast();
  else send(shortcut, host);
}

function send(shortcut: Shortcut, host: Host): void {
  const found = commandOf(shortcut, host);
  if (found) void host.run(found.place, found.command);
}
