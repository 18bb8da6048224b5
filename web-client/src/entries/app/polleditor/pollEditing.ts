import type { Poll } from '../../../contract/live';
import { locale } from '../../../messages/messages.svelte';
import { Editing, type Subject } from '../conflict/editing.svelte';
import type { Host } from '../host/host.svelte';
import { pollFlaws } from './pollFlaws';
import { comparable, draftOf, emptyPoll, fromComparable, type PollForm, pollForm } from './pollForm';

export type PollEditing = Editing<PollForm, Poll>;

const subject: Subject<PollForm, Poll> = {
  place: 'poll-editor',
  form: pollForm,
  apart: comparable,
  together: fromComparable,
  isFlawed: (form) => pollFlaws(form).length > 0,
  command: (form, base) =>
    base
      ? { type: 'editPoll', poll: base.id, base: base.revision, draft: draftOf(form) }
      : { type: 'addPoll', poll: draftOf(form) },
  theirs: (problem) => problem.currentPoll,
};

/** Opens the editor of a draft, or of a new poll for an item. */
export function editPoll(host: Host, poll: Poll | null, item: string | null): void {
  const form = poll ? pollForm(poll) : emptyPoll(host.languages[0] ?? locale(), item);
  const send: Host['run'] = (place, command) => host.run(place, command);
  host.forget(subject.place);
  host.open = { type: 'poll', editing: new Editing(subject, send, poll, form) };
}
