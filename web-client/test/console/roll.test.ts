import { describe, expect, test } from 'vitest';
import type { Roll } from '../../src/contract/rest';
import { changes } from '../../src/entries/app/roll/rollChanges';
import { RollEditing } from '../../src/entries/app/roll/rollEditing.svelte';
import {
  isWeight,
  lineFlaws,
  smallClasses,
  totalWeight,
  warnings,
} from '../../src/entries/app/roll/rollFlaws';
import { delegatesOf, holderOf, type Line, rollDraft, rollForm } from '../../src/entries/app/roll/rollForm';

const roll: Roll = {
  revision: 4,
  prepared: true,
  proxyCap: 2,
  weight: '4.5',
  hash: '9f',
  mandates: [
    { id: 'ghent', of: 'commitment', name: 'Ghent', class: 'city', weight: '2', holders: ['ada', 'bram'] },
    {
      id: 'leuven',
      of: 'commitment',
      name: 'Leuven',
      class: 'city',
      weight: '1.5',
      holders: ['lotte'],
      lentTo: 'ghent',
    },
    { id: 'solar', of: 'commitment', name: 'Solar', class: 'industry', weight: '1', holders: [] },
  ],
  holders: [
    { id: 'ada', name: 'Ada Berg', email: 'ada@ghent.example', joined: true },
    { id: 'bram', name: 'Bram', joined: false },
    { id: 'lotte', email: 'lotte@leuven.example', joined: false },
  ],
};

const edited = (id: string, over: Partial<Line>) => {
  const form = rollForm(roll);
  return { ...form, lines: form.lines.map((line) => (line.id === id ? { ...line, ...over } : line)) };
};
const noId = () => 'new';

describe('the roll', () => {
  test('comes back from its form as it went in', () => {
    const { revision, proxyCap, mandates, holders } = roll;
    const plain = holders.map(({ joined: _, ...holder }) => holder);
    expect(rollDraft(rollForm(roll), noId)).toEqual({ revision, proxyCap, mandates, holders: plain });
  });

  test('reads delegates as a table writes them', () => {
    expect(holderOf(' Ada Berg <ada@ghent.example> ')).toEqual({
      name: 'Ada Berg',
      email: 'ada@ghent.example',
    });
    expect(holderOf('ada@ghent.example')).toEqual({ email: 'ada@ghent.example' });
    expect(holderOf('Ada Berg')).toEqual({ name: 'Ada Berg' });
    expect(holderOf(' ')).toBeNull();
    expect(delegatesOf({ delegates: 'Ada; ;bram@x.example;' } as Line)).toHaveLength(2);
  });

  test('keeps who is named again, by address or name, with who they are', () => {
    const draft = rollDraft(
      edited('ghent', { delegates: 'ADA@ghent.example; Bram <bram@ghent.example>; Cleo' }),
      noId,
    );
    expect(draft.mandates[0]?.holders).toEqual(['ada', 'bram', 'new']);
    expect(draft.holders).toContainEqual({ id: 'bram', name: 'Bram', email: 'bram@ghent.example' });
  });

  test('gives a person their own mandate', () => {
    const form = rollForm(roll);
    const line: Line = {
      id: 'p',
      of: 'person',
      name: 'Dora',
      kind: '',
      weight: '1',
      delegates: '',
      lentTo: '',
    };
    const draft = rollDraft({ ...form, lines: [line] }, noId);
    expect(draft.mandates).toEqual([{ id: 'p', of: 'person', name: 'Dora', weight: '1', holders: ['new'] }]);
    expect(draft.holders).toEqual([{ id: 'new', name: 'Dora' }]);
  });

  test('has names once and weights above 0', () => {
    expect([...lineFlaws(edited('solar', { name: ' ghent ' })).values()]).toEqual(['twice', 'twice']);
    expect(lineFlaws(edited('solar', { name: ' ' })).get('solar')).toBe('name');
    expect(lineFlaws(edited('solar', { weight: '0' })).get('solar')).toBe('weight');
    expect(['2', '0,25', '1.000001'].every(isWeight)).toBe(true);
    expect(['', '-1', '1e3', '0.0000001', '0', '1.5.2'].some(isWeight)).toBe(false);
  });

  test('sums its weights exactly', () => {
    const line = (weight: string) => ({ weight }) as Line;
    expect(totalWeight(rollForm(roll).lines)).toBe('4.5');
    expect(totalWeight(['0.1', '0,2', 'x'].map(line))).toBe('0.3');
    expect(totalWeight([])).toBe('0');
  });

  test('warns of circles, chains, hands that are full, those alone in a class and without a delegate', () => {
    expect(warnings(rollForm(roll)).map(({ type, names }) => [type, ...names])).toEqual([
      ['aloneInClass', 'industry'],
      ['noDelegate', 'Solar'],
    ]);
    expect(warnings(edited('ghent', { lentTo: 'leuven' }))[0]).toEqual({
      type: 'circle',
      names: ['Ghent', 'Leuven'],
    });
    expect(warnings(edited('ghent', { lentTo: 'solar' }))[0]).toEqual({ type: 'chain', names: ['Leuven'] });
    expect(warnings({ ...rollForm(roll), proxyCap: 0 })[0]).toEqual({ type: 'cap', names: ['Ghent'] });
    expect(smallClasses(rollForm(roll).lines)).toEqual([
      ['city', 2],
      ['industry', 1],
    ]);
  });
});

test('what changes is said by name, mandates that were removed last', () => {
  const before = rollForm(roll).lines;
  const after = [...edited('leuven', { weight: '3', lentTo: '' }).lines.slice(1)];
  expect(changes(before, after)).toEqual([
    {
      type: 'changed',
      id: 'leuven',
      name: 'Leuven',
      fields: [
        { column: 'weight', before: '1.5', after: '3' },
        { column: 'lentTo', before: 'Ghent', after: '' },
      ],
    },
    { type: 'removed', id: 'ghent', name: 'Ghent' },
  ]);
  expect(changes(before, before)).toEqual([]);
});

describe('editing the roll', () => {
  const sent: unknown[] = [];
  const ok = <T>(value: T) => Promise.resolve({ type: 'ok', value } as const);
  const server = {
    roll: () => ok(roll),
    prepareRoll: (_: string, draft: unknown) => {
      sent.push(draft);
      return ok({ ...roll, revision: 5 });
    },
    checkRollCsv: () =>
      ok({ ...roll, mandates: roll.mandates.slice(1).map(({ lentTo: _, ...rest }) => rest) }),
    rollLinks: () =>
      ok({ links: [{ holder: 'ada', name: 'Ada Berg', mandates: ['Ghent'], link: 'https://x/#s' }] }),
  };

  test('saves nothing that the server would refuse, and says where', async () => {
    const editing = new RollEditing(server, 'session', noId);
    await editing.load();
    editing.add();
    expect(await editing.save()).toBe(false);
    expect(editing.complained).toBe(true);
    expect(sent).toEqual([]);
  });

  test('shows what a table changes before it is saved, and forgets it on request', async () => {
    const editing = new RollEditing(server, 'session', noId);
    await editing.load();
    expect(await editing.read('mandate\nLeuven')).toBe(true);
    expect(editing.changes.map(({ type, id }) => [type, id])).toEqual([
      ['changed', 'leuven'],
      ['removed', 'ghent'],
    ]);
    editing.reset();
    expect(editing.changes).toEqual([]);
  });

  test('frees whoever had lent their mandate to one that is removed', async () => {
    const editing = new RollEditing(server, 'session', noId);
    await editing.load();
    editing.remove('ghent');
    expect(editing.form?.lines.find(({ id }) => id === 'leuven')?.lentTo).toBe('');
  });
});
