import type { Browser, Page } from '@playwright/test';
import type { Command, Method, PollDraft } from '../src/contract/live';
import { findings } from './axe';
import { Facilitator } from './facilitator';
import { expect, type House, test } from './house';

const options = ['Street by street', 'District by district', 'All at once'];
const grades: Extract<Method, { type: 'majority-judgment' }>['grades'] = [
  { en: 'Poor' },
  { en: 'Fair' },
  { en: 'Good' },
];

interface Vote {
  readonly method: Method;
  readonly fill: (form: ReturnType<Page['locator']>) => Promise<void>;
  /** What the voter reads of the saved ballot. */
  readonly saved: string;
  /** What the result says. */
  readonly result: string | RegExp;
}

const press = (form: ReturnType<Page['locator']>, name: string) =>
  form.getByRole('button', { name, exact: false }).click();

const votes: Vote[] = [
  {
    method: { type: 'irv', unranked: 'last' },
    fill: async (form) => {
      await press(form, 'All at once');
      await press(form, 'Street by street');
      await form.getByRole('button', { name: 'Up: Street by street' }).press('Enter');
      await expect(form.getByRole('button', { name: 'Up: Street by street' })).toBeFocused();
    },
    saved: '1. Street by street',
    result: 'Ahead of all: Street by street',
  },
  {
    method: { type: 'dots', budget: 5, cap: 3 },
    fill: async (form) => {
      for (let dot = 0; dot < 3; dot++) await press(form, 'One more: All at once');
      await press(form, 'One more: Street by street');
      await expect(form.getByText('1 of 5 left')).toBeVisible();
    },
    saved: 'All at once: 3',
    result: 'Ahead of all: All at once',
  },
  {
    method: { type: 'majority-judgment', grades, unranked: 'last' },
    fill: async (form) => {
      await form.getByRole('group', { name: 'District by district' }).getByText('Good').click();
      await form.getByRole('group', { name: 'All at once' }).getByText('Fair').click();
    },
    saved: 'District by district: Good',
    result: 'Ahead of all: District by district',
  },
  {
    method: { type: 'score', max: 10 },
    fill: (form) => form.getByLabel('Street by street').fill('7'),
    saved: 'Street by street: 7',
    result: 'Ahead of all: Street by street',
  },
  {
    method: { type: 'impact-feasibility', scale: 10 },
    fill: async (form) => {
      const first = form.getByRole('group', { name: 'Street by street' });
      await first.getByLabel('Impact').fill('8');
      await first.getByLabel('Feasibility').fill('6');
    },
    saved: 'Street by street: impact 8, feasibility 6',
    result: 'Ahead of all: Street by street',
  },
  {
    method: { type: 'consent' },
    fill: async (form) => {
      for (const name of options.slice(0, 2))
        await form.getByRole('group', { name }).getByText('I agree').click();
      const last = form.getByRole('group', { name: 'All at once' });
      await last.getByText('I object').click();
      await last.getByLabel('Your reason').fill('There is no money for it.');
    },
    saved: 'All at once: objects: There is no money for it.',
    result: 'Not passed: All at once',
  },
  {
    method: { type: 'open-text', max: 2 },
    fill: (form) => form.getByLabel('Answer 1').fill('Shade trees'),
    saved: 'Shade trees',
    result: 'Shade trees',
  },
];

async function phone(browser: Browser, house: House, name: string): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'en-IE' })
  ).newPage();
  await page.goto(`${house.url}/j/${house.code}`);
  await page.getByLabel(/Your name/).fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText(`You are here as ${name}`)).toBeVisible();
  return page;
}

/** Opens a vote and gives its id. */
async function open(
  facilitator: Facilitator,
  method: Method,
  over: Partial<PollDraft> = {},
): Promise<string> {
  const question = `By ${method.type}${over.secrecy ?? ''}?`;
  const written = method.type === 'open-text' || method.type === 'yes-no-abstain';
  const poll: PollDraft = {
    question: { en: question },
    method,
    results: 'after-reveal',
    voters: 'participants',
    ballotsShownTo: 'facilitators',
    changeable: true,
    abstention: true,
    ...(written ? {} : { options: options.map((en) => ({ label: { en } })) }),
    ...over,
  };
  await facilitator.does({ type: 'addPoll', poll });
  const added = (await facilitator.state()).polls.find((each) => each.question.en === question);
  if (!added) throw new Error('the poll was not added');
  await facilitator.does({ type: 'openPoll', poll: added.id });
  return added.id;
}

async function clean(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([]);
  const overflows = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(overflows).toBe(false);
}

async function begin(facilitator: Facilitator): Promise<void> {
  const { session } = await facilitator.state();
  const does = (type: 'openSession' | 'startSession') => facilitator.does({ type } as Command);
  if (session.state === 'planned') await does('openSession');
  if (!session.startedAt) await does('startSession');
}

test('each method has a ballot to fill in and a result to read, on the narrowest phone and on the wall', async ({
  browser,
  house,
}) => {
  test.setTimeout(400_000);
  const facilitator = await Facilitator.signIn(browser, house);
  await begin(facilitator);
  const wall = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await wall.goto(house.wall);
  const ada = await phone(browser, house, 'Ada');

  for (const { method, fill, saved, result } of votes) {
    const poll = await open(facilitator, method);
    const form = ada.locator('form.ballot-form');
    await fill(form);
    await clean(ada);
    await ada.getByRole('button', { name: 'Send ballot' }).click();
    await expect(ada.getByRole('main').getByText(/Saved \d\d:\d\d/)).toBeVisible();
    await expect(ada.getByRole('main').getByText(saved).first()).toBeVisible();
    await facilitator.does({ type: 'closePoll', poll });
    await facilitator.does({ type: 'revealPoll', poll });
    await expect(ada.locator('.result').getByText(result).first()).toBeVisible();
    await ada.getByText('How this was counted').click();
    await clean(ada);
    await expect(wall.getByText('Result', { exact: true })).toBeVisible();
    expect(await findings(wall)).toEqual([]);
    const page = await ada.context().newPage();
    await page.goto(`${house.url}/m/${(await facilitator.state()).session.slug}/results/${poll}`);
    await clean(page);
    await page.close();
  }
});

test('a secret ballot goes into the urn once, over a reload, and is found among those counted', async ({
  browser,
  house,
}) => {
  const facilitator = await Facilitator.signIn(browser, house);
  await begin(facilitator);
  const ada = await phone(browser, house, 'Ada');
  const poll = await open(facilitator, { type: 'yes-no-abstain' }, { secrecy: 'secret', changeable: false });
  const send = ada.getByRole('button', { name: 'Put it into the urn' });
  await expect(send).toBeVisible();
  await clean(ada);
  await ada.reload();
  await ada.getByRole('radio', { name: 'Yes' }).check();
  await send.click();
  await expect(ada.getByText('Your ballot is in the urn.').last()).toBeVisible();
  await ada.reload();
  await expect(ada.getByText('Your ballot is in the urn.').last()).toBeVisible();
  await expect(send).toHaveCount(0);
  await facilitator.does({ type: 'closePoll', poll });
  await facilitator.does({ type: 'revealPoll', poll });
  await expect(ada.getByText('Your ballot was counted.')).toBeVisible();
  await clean(ada);
});
