import { expect, test, vi } from 'vitest';
import type { AgendaItem, Command, Problem } from '../../src/contract/live';
import { Editing, type Sent, type Subject } from '../../src/entries/app/conflict/editing.svelte';
import {
  comparable,
  fromComparable,
  type ItemForm,
  itemFields,
  itemFlaws,
  itemForm,
} from '../../src/entries/app/runlist/itemForm';
import { item } from '../fixtures';

const subject: Subject<ItemForm, AgendaItem> = {
  place: 'here',
  form: itemForm,
  apart: comparable,
  together: fromComparable,
  isFlawed: (form) => itemFlaws(form).length > 0,
  command: (form, base) => ({
    type: 'editAgendaItem',
    item: base?.id ?? '',
    base: base?.revision ?? 0,
    ...itemFields(form),
  }),
  theirs: (problem) => problem.currentItem,
};
const done: Sent = {
  type: 'done',
  ack: { type: 'ack', id: 'c', revision: 9, at: '2026-09-29T08:00:00.000Z' },
};
const conflict = (currentItem: AgendaItem): Sent => ({
  type: 'rejected',
  problem: { type: 'about:blank', title: '', status: 409, code: 'edit-conflict', currentItem } as Problem,
});
const base = item('a', { presenter: 'Ana', revision: 3 });

function editing(...answers: Sent[]) {
  const send = vi.fn(async (_place: string, _command: Command) => answers.shift() ?? done);
  return { send, it: new Editing(subject, send, base, itemForm(base)) };
}

test('a flawed form is not sent, and says so from then on', async () => {
  const { send, it } = editing();
  it.form.title.en = ' ';
  expect(await it.save()).toEqual({ type: 'flawed' });
  expect(it.complained).toBe(true);
  expect(send).not.toHaveBeenCalled();
});

test('what is saved is not lost by closing, what is not saved would be', async () => {
  const { it } = editing();
  expect(it.isUnsaved).toBe(false);
  it.form.minutes = 5;
  expect(it.isUnsaved).toBe(true);
  expect(await it.save()).toEqual({ type: 'saved', revision: 9 });
  expect(it.isUnsaved).toBe(false);
});

test('a refusal leaves the form as it was written', async () => {
  const { it } = editing({ type: 'offline' });
  it.form.minutes = 5;
  expect(await it.save()).toEqual({ type: 'not' });
  expect(it.form.minutes).toBe(5);
  expect(it.isUnsaved).toBe(true);
});

test('an edit that collides is laid beside the other and saved on top of it as chosen', async () => {
  const theirs = item('a', { presenter: 'Bea', minutes: 45, revision: 7 });
  const { send, it } = editing(conflict(theirs), done);
  it.form.presenter = 'Cleo';
  expect(await it.save()).toEqual({ type: 'not' });
  expect(it.conflict?.found.map(({ field }) => field).sort()).toEqual(['minutes', 'presenter']);
  expect(await it.choose({ presenter: 'mine' })).toEqual({ type: 'saved', revision: 9 });
  expect(send.mock.lastCall?.[1]).toMatchObject({ base: 7, presenter: 'Cleo', minutes: 45 });
});

test('a collision with an edit that says the same is no conflict', async () => {
  const { it } = editing(conflict(item('a', { presenter: 'Cleo', revision: 7 })));
  it.form.presenter = 'Cleo';
  expect(await it.save()).toMatchObject({ type: 'saved' });
  expect(it.conflict).toBeNull();
});
