import type { Problem } from '../../../contract/live';
import type { Messages } from '../../../generated/messages/keys';
import { t } from '../../../messages/messages.svelte';

type Plain = { [K in keyof Messages]: Messages[K] extends undefined ? K : never }[keyof Messages];

/** What is said for the refusals that a facilitator can meet. Another one is said in the server's own words. */
export const words: Readonly<Record<string, Plain>> = {
  offline: 'refusal.offline',
  'edit-conflict': 'refusal.editConflict',
  'another-poll-open': 'refusal.anotherPollOpen',
  'wrong-poll-state': 'refusal.wrongPollState',
  'session-closed': 'refusal.sessionClosed',
  'session-not-open': 'refusal.sessionNotOpen',
  'session-not-started': 'refusal.sessionNotStarted',
  'agenda-item-current': 'refusal.itemCurrent',
  'agenda-item-removed': 'refusal.itemRemoved',
  'agenda-item-not-current': 'refusal.itemNotCurrent',
  'agenda-item-done': 'refusal.itemDone',
  'agenda-full': 'refusal.agendaFull',
  'polls-full': 'refusal.pollsFull',
  'invalid-place': 'refusal.invalidPlace',
  'unknown-agenda-item': 'refusal.unknownItem',
  'unknown-poll': 'refusal.unknownPoll',
  'unknown-participant': 'refusal.unknownPerson',
  'facilitator-stays': 'refusal.facilitatorStays',
  'roll-changed': 'refusal.rollChanged',
  'templates-full': 'refusal.templatesFull',
  'unknown-template': 'refusal.unknownTemplate',
  forbidden: 'refusal.forbidden',
  'facilitators-only': 'refusal.forbidden',
  unauthenticated: 'ended.signedOut',
  'signed-out': 'ended.signedOut',
  'too-many-requests': 'refusal.tooMany',
  'too-many-frames': 'refusal.tooMany',
  busy: 'refusal.busy',
  unavailable: 'refusal.busy',
};

export function refusalText(problem: Problem): string {
  const key = words[problem.code];
  return key ? t(key) : t('refusal.other', { reason: problem.detail ?? problem.title });
}
