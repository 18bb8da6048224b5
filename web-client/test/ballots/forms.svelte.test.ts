import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ballot, Method, Poll } from '../../src/contract/live';
import BallotForm from '../../src/features/poll/BallotForm.svelte';
import { bring, inWords, kindOf } from '../../src/features/poll/kinds.svelte';
import { catalogues } from '../../src/generated/messages/app';
import { speak } from '../../src/messages/messages.svelte';
import { poll } from '../fixtures';

type MajorityJudgment = Extract<Method, { type: 'majority-judgment' }>;

let takeDown: () => void = () => {};

beforeEach(async () => {
  sessionStorage.clear();
  document.body.replaceChildren();
  await speak(catalogues, 'en');
});
afterEach(() => takeDown());

/** A ballot of this method on the screen. `cast` has what was sent. */
async function ballot(method: Method, over: Partial<Poll> = {}, before: Ballot | null = null) {
  const ask = poll({ method, ...over });
  await bring(method);
  const cast: Ballot[] = [];
  const kind = kindOf(method);
  if (!kind) throw new Error(`no kind for ${method.type}`);
  const props = {
    id: ask.id,
    ask,
    kind,
    before,
    sendLabel: 'Send',
    onsend: (sent: Ballot) => cast.push(sent),
  };
  const form = mount(BallotForm, { target: document.body, props });
  takeDown = () => void unmount(form);
  flushSync();
  return { ask, cast };
}

const all = <E extends HTMLElement>(selector: string): E[] => [...document.querySelectorAll<E>(selector)];
const text = (): string => document.body.textContent ?? '';
const complaint = (): string => document.querySelector('[role=alert]')?.textContent ?? '';

function press(name: string): void {
  const found = all<HTMLButtonElement>('button').find((button) => button.textContent?.includes(name));
  if (!found) throw new Error(`no button ${name}`);
  found.focus();
  found.click();
  flushSync();
}

function enter(
  input: HTMLInputElement | HTMLTextAreaElement | undefined,
  value: string,
  event = 'input',
): void {
  if (!input) throw new Error('no such field');
  input.value = value;
  input.dispatchEvent(new Event(event, { bubbles: true }));
  flushSync();
}

describe('a ranking', () => {
  const irv: Method = { type: 'irv', unranked: 'last' };

  test('is made by tapping in order, and what is left out is said to be last', async () => {
    const { ask, cast } = await ballot(irv);
    press('Option b');
    press('Option a');
    expect(text()).toContain('2 of 3 ranked');
    expect(text()).toContain('below all you ranked');
    press('Send');
    expect(cast).toEqual([{ type: 'ranking', ranks: [['b'], ['a']] }]);
    expect(inWords(ask, cast[0] as Ballot)).toEqual([
      '1. Option b',
      '2. Option a',
      'Below all these: Option c',
    ]);
  });

  test('keeps the focus on the option that moves', async () => {
    await ballot(irv);
    for (const option of ['a', 'b', 'c']) press(`Option ${option}`);
    press('Up: Option c');
    await tick();
    expect(document.activeElement?.textContent).toContain('Up: Option c');
    press('Up: Option c');
    await tick();
    expect(document.activeElement?.textContent).toContain('Up: Option c');
    expect(document.activeElement?.getAttribute('aria-disabled')).toBe('true');
    press('Down: Option c');
    await tick();
    expect(document.activeElement?.textContent).toContain('Down: Option c');
    expect(all('.label').map((label) => label.textContent)).toEqual(['Option a', 'Option c', 'Option b']);
  });

  test('goes on to the next option after a tap', async () => {
    await ballot(irv);
    press('Option a');
    await tick();
    expect(document.activeElement?.textContent).toContain('Option b');
  });

  test('takes ties', async () => {
    const { cast } = await ballot(irv);
    for (const option of ['a', 'b', 'c']) press(`Option ${option}`);
    press('Same rank as above: Option b');
    press('Send');
    expect(cast).toEqual([{ type: 'ranking', ranks: [['a', 'b'], ['c']] }]);
  });

  test('without a rank is not sent', async () => {
    const { cast } = await ballot(irv);
    press('Send');
    expect(cast).toEqual([]);
    expect(complaint()).toBe('Rank at least one option.');
  });

  test('is found again after a reload', async () => {
    await ballot(irv);
    press('Option c');
    takeDown();
    await ballot(irv);
    expect(all('.label').map((label) => label.textContent)).toEqual(['Option c']);
  });
});

describe('dots', () => {
  const dots: Method = { type: 'dots', budget: 3, cap: 2 };

  test('are given one by one, until there are none left and it says so', async () => {
    const { cast } = await ballot(dots);
    press('One more: Option a');
    press('One more: Option a');
    expect(text()).toContain('1 of 3 left');
    press('One more: Option a');
    expect(complaint()).toContain('2 is the most for one option');
    press('One more: Option b');
    press('One more: Option c');
    expect(complaint()).toContain('not enough left');
    press('Send');
    expect(cast).toEqual([{ type: 'points', points: { a: 2, b: 1 } }]);
  });

  test('that are typed come to no more than there are', async () => {
    await ballot(dots);
    const [first] = all<HTMLInputElement>('input[type=number]');
    enter(first, '9', 'change');
    await Promise.resolve();
    expect(first?.value).toBe('2');
    expect(complaint()).toContain('the most for one option');
  });
});

test('a quadratic vote shows what its votes cost', async () => {
  await ballot({ type: 'quadratic', credits: 10 });
  press('One more: Option a');
  press('One more: Option a');
  expect(text()).toContain('costs 4');
  expect(text()).toContain('6 of 10 left');
});

test('a score of nought is not the same as no opinion', async () => {
  const { cast } = await ballot({ type: 'score', max: 10 });
  enter(all<HTMLInputElement>('input[type=range]')[0], '0');
  press('Send');
  expect(cast).toEqual([{ type: 'points', points: { a: 0 } }]);
});

test('grades are radio buttons with their words, and one may have no opinion after all', async () => {
  const grades: MajorityJudgment['grades'] = [{ en: 'Bad' }, { en: 'Fair' }, { en: 'Good' }];
  const { ask, cast } = await ballot({ type: 'majority-judgment', grades, unranked: 'none' });
  const radios = all<HTMLInputElement>('fieldset.steps input');
  radios[2]?.click();
  radios[4]?.click();
  flushSync();
  radios[7]?.click();
  flushSync();
  press('Send');
  expect(cast).toEqual([{ type: 'points', points: { a: 2 } }]);
  expect(inWords(ask, cast[0] as Ballot)[0]).toBe('Option a: Good');
});

test('fist of five wants a number for each proposal and goes to the one that is missing', async () => {
  const { cast } = await ballot({ type: 'fist-of-five', lowest: 2, median: 3 });
  all<HTMLInputElement>('fieldset.steps input')[3]?.click();
  flushSync();
  press('Send');
  expect(cast).toEqual([]);
  expect(complaint()).toBe('Give a number for: Option b');
  expect(document.activeElement).toBe(all('fieldset.steps')[1]?.querySelector('input'));
});

test('an option is placed on both axes or on none', async () => {
  const { cast } = await ballot({ type: 'impact-feasibility', scale: 10 });
  const sliders = all<HTMLInputElement>('input[type=range]');
  enter(sliders[0], '8');
  press('Send');
  expect(complaint()).toBe('Set both impact and feasibility: Option a');
  expect(document.activeElement).toBe(sliders[1]);
  enter(sliders[1], '3');
  press('Send');
  expect(cast).toEqual([{ type: 'placements', placements: { a: { impact: 8, feasibility: 3 } } }]);
});

test('an objection needs its reason', async () => {
  const options = [{ id: 'a', label: { en: 'Buy the wood' } }];
  const { cast } = await ballot({ type: 'consent' }, { options });
  press('Send');
  expect(complaint()).toBe('Agree or object: Buy the wood');
  all<HTMLInputElement>('input[value=object]')[0]?.click();
  flushSync();
  press('Send');
  expect(complaint()).toBe('An objection needs a reason: Buy the wood');
  expect(document.activeElement?.tagName).toBe('TEXTAREA');
  enter(all<HTMLTextAreaElement>('textarea')[0], ' Too dear ');
  press('Send');
  expect(cast).toEqual([{ type: 'objections', objections: { a: 'Too dear' } }]);
});

test('blank answers are left out', async () => {
  const { cast } = await ballot({ type: 'open-text', max: 3 }, { options: [] });
  enter(all<HTMLInputElement>('input[type=text]')[1], ' trees ');
  press('Send');
  expect(cast).toEqual([{ type: 'texts', texts: ['trees'] }]);
});

test('who abstains and thinks again finds what was filled in', async () => {
  const { cast } = await ballot({ type: 'irv', unranked: 'none' });
  press('Option b');
  const [abstain] = all<HTMLInputElement>('input[value=abstain]');
  abstain?.click();
  flushSync();
  expect(all('.label')).toEqual([]);
  abstain?.click();
  flushSync();
  expect(all('.label').map((label) => label.textContent)).toEqual(['Option b']);
  abstain?.click();
  flushSync();
  press('Send');
  expect(cast).toEqual([{ type: 'abstain' }]);
});

const sent: [Method, Ballot][] = [
  [
    { type: 'borda', unranked: 'none' },
    { type: 'ranking', ranks: [['c'], ['a', 'b']] },
  ],
  [
    { type: 'score', max: 5 },
    { type: 'points', points: { a: 0, c: 5 } },
  ],
  [
    { type: 'dots', budget: 5, cap: 5 },
    { type: 'points', points: { b: 5 } },
  ],
  [
    { type: 'impact-feasibility', scale: 4 },
    { type: 'placements', placements: { a: { impact: 0, feasibility: 4 } } },
  ],
  [{ type: 'consent' }, { type: 'objections', objections: { b: 'No' } }],
  [{ type: 'consent' }, { type: 'objections', objections: {} }],
  [
    { type: 'open-text', max: 2 },
    { type: 'texts', texts: ['One'] },
  ],
  [
    { type: 'equal-shares', budget: 9, ballot: 'approval', max: 1 },
    { type: 'options', options: ['a', 'c'] },
  ],
  [{ type: 'score', max: 5 }, { type: 'abstain' }],
];

test.each(sent)(
  'a ballot of %o that is changed and left as it is, is sent as it was',
  async (method, before) => {
    const { cast } = await ballot(method, {}, before);
    press('Send');
    expect(cast).toEqual([before]);
  },
);
