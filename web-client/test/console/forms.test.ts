import { describe, expect, test } from 'vitest';
import { pollFlaws } from '../../src/entries/app/polleditor/pollFlaws';
import {
  draftAgain,
  draftOf,
  emptyPoll,
  type PollForm,
  pollForm,
  previewOf,
} from '../../src/entries/app/polleditor/pollForm';
import { emptyItem, itemFields, itemFlaws, itemForm } from '../../src/entries/app/runlist/itemForm';
import { languagesOf } from '../../src/entries/app/texts/texts';
import { item, poll, state } from '../fixtures';

const filled = (over: Partial<PollForm> = {}): PollForm => ({
  ...emptyPoll('en', null),
  question: { en: 'Which?' },
  options: ['a', 'b', 'c'].map((key) => ({ key, label: { en: key } })),
  ...over,
});

describe('an agenda item', () => {
  test('comes back from its form as it went in', () => {
    const { title, kind, minutes, presenter, notes } = item('a', {
      presenter: 'Ana',
      notes: 'Bring the map',
    });
    expect(itemFields(itemForm(item('a', { presenter: 'Ana', notes: 'Bring the map' })))).toEqual({
      title,
      kind,
      minutes,
      presenter,
      notes,
    });
  });

  test('leaves out what is blank', () => {
    const form = { ...emptyItem('en'), title: { en: ' Welcome ', fr: ' ' }, presenter: '  ' };
    expect(itemFields(form)).toEqual({ title: { en: 'Welcome' }, kind: 'discussion', minutes: 15 });
  });

  test('names what the server would refuse', () => {
    const form = { ...emptyItem('en'), minutes: 1441, presenter: 'x'.repeat(121), notes: 'x'.repeat(4001) };
    expect(itemFlaws(form).map(({ field }) => field)).toEqual(['title', 'minutes', 'presenter', 'notes']);
    expect(itemFlaws({ ...form, title: { en: 'x'.repeat(501) } })[0]).toEqual({
      field: 'title',
      flaw: 'long',
    });
    expect(itemFlaws({ ...emptyItem('en'), title: { en: 'A' }, minutes: null })).toHaveLength(1);
    expect(itemFlaws({ ...emptyItem('en'), title: { en: 'A' }, minutes: 0 })).toEqual([]);
  });
});

describe('a poll', () => {
  test('comes back from its form as it went in', () => {
    const { id: _, state: __, revision: ___, openedAt: ____, ...fields } = poll();
    expect(draftOf(pollForm(poll()))).toEqual(fields);
  });

  test('with as many answers as options leaves the maximum open', () => {
    const all = poll({ method: { type: 'approval', min: 1, max: 3 } });
    expect(pollForm(all).max).toBeNull();
    expect(draftOf(pollForm(all)).method).toEqual({ type: 'approval', min: 1, max: 3 });
  });

  test('with one choice or yes and no names no bounds, and yes and no write their own options', () => {
    expect(draftOf(filled()).method).toEqual({ type: 'single-choice' });
    const draft = draftOf(filled({ method: 'yes-no-abstain', abstention: false }));
    expect(draft).not.toHaveProperty('options');
    expect(draft.abstention).toBe(true);
  });

  test('drops blank lines and blank languages', () => {
    const options = [...filled().options, { key: 'd', label: { en: ' ' } }];
    expect(draftOf(filled({ options, question: { en: ' Which? ', nl: '' } }))).toMatchObject({
      question: { en: 'Which?' },
      options: [{ label: { en: 'a' } }, { label: { en: 'b' } }, { label: { en: 'c' } }],
    });
  });

  test('that was removed is written again without the ids of its options', () => {
    expect(draftAgain(poll()).options?.every((option) => option.id === undefined)).toBe(true);
  });

  test('needs a question and 2 to 100 options', () => {
    expect(pollFlaws(filled({ question: { en: ' ' } }))).toEqual([{ field: 'question', flaw: 'empty' }]);
    expect(pollFlaws(filled({ options: filled().options.slice(0, 1) }))).toEqual([
      { field: 'options', flaw: 'few', count: 2 },
    ]);
    const many = Array.from({ length: 101 }, (_, n) => ({ key: `${n}`, label: { en: `${n}` } }));
    expect(pollFlaws(filled({ options: many }))).toEqual([{ field: 'options', flaw: 'many', count: 100 }]);
    expect(pollFlaws(filled({ method: 'yes-no-abstain', options: [] }))).toEqual([]);
  });

  test('of several answers holds 1 ≤ min ≤ max ≤ options', () => {
    const flaws = (min: number | null, max: number | null) =>
      pollFlaws(filled({ method: 'approval', min, max }));
    expect(flaws(1, 3)).toEqual([]);
    expect(flaws(null, null)).toEqual([]);
    for (const [min, max] of [
      [0, 2],
      [3, 2],
      [1, 4],
      [1.5, 2],
    ] as const)
      expect(flaws(min, max)).toEqual([{ field: 'bounds', most: 3 }]);
  });

  test('is previewed as voters will see it', () => {
    const yesNo = previewOf(filled({ method: 'yes-no-abstain' }), [{ en: 'Yes' }, { en: 'No' }]);
    expect(yesNo.options.map((option) => option.label)).toEqual([{ en: 'Yes' }, { en: 'No' }]);
    expect(previewOf(filled({ method: 'approval', max: null }), [])).toMatchObject({
      method: { type: 'approval', min: 1, max: 3 },
      state: 'open',
    });
  });
});

test('the languages of a session are the preferred ones and whatever its texts are written in', () => {
  const texts = state({ agenda: [item('a', { title: { pl: 'Start' } })], polls: [poll()] });
  expect(languagesOf(texts, ['nl'])).toEqual(['nl', 'en', 'fr', 'pl']);
});
