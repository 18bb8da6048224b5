import type { Page } from '@playwright/test';
import { findings } from './axe';
import { Facilitator } from './facilitator';
import { expect, type House, test } from './house';

const question = 'Shall we go on after the break?';

async function enter(page: Page, house: House, name: string): Promise<void> {
  await page.goto(`${house.url}/j/${house.code}`);
  await page.getByLabel(/Your name/).fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText(`You are here as ${name}`)).toBeVisible();
}

/** Opens a vote on yes and no and gives its id. */
async function openVote(facilitator: Facilitator): Promise<string> {
  await facilitator.does({
    type: 'addPoll',
    poll: {
      question: { en: question },
      method: { type: 'yes-no-abstain' },
      results: 'live',
      voters: 'participants',
      ballotsShownTo: 'everyone',
      changeable: true,
      abstention: true,
    },
  });
  const poll = (await facilitator.state()).polls.find((each) => each.question.en === question);
  if (!poll) throw new Error('the poll was not added');
  await facilitator.does({ type: 'openPoll', poll: poll.id });
  return poll.id;
}

test('one person stays one voter over a reload, a second tab and a change of mind', async ({
  browser,
  house,
}) => {
  const facilitator = await Facilitator.signIn(browser, house);
  const { session } = await facilitator.state();
  if (session.state === 'planned') await facilitator.does({ type: 'openSession' });
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'en-IE' });
  const page = await context.newPage();
  await page.goto(`${house.url}/j/WRONG2`);
  await expect(page.getByText('No session has this code.')).toBeVisible();
  await enter(page, house, 'Dora');
  const poll = await openVote(facilitator);

  await page.getByLabel('Yes').check();
  await page.reload();
  await expect(page.getByLabel('Yes')).toBeChecked();
  await page.getByRole('button', { name: 'Send ballot' }).click();
  await expect(page.getByRole('main').getByText(/Saved/)).toBeVisible();

  const tab = await context.newPage();
  await tab.goto(`${house.url}/j/${house.code}`);
  await expect(tab.getByRole('main').getByText(/Saved/)).toBeVisible();
  await tab.getByRole('button', { name: 'Change' }).click();
  await tab.getByLabel('No').check();
  await tab.getByRole('button', { name: 'Send changed ballot' }).click();
  for (const each of [page, tab]) {
    await expect(each.getByRole('row', { name: /^No/ }).getByRole('cell')).toHaveText(['1', '100%']);
    await expect(each.getByRole('listitem').filter({ hasText: /^No$/ })).toBeVisible();
    expect(await each.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await findings(each)).toEqual([]);
  }
  await facilitator.does({ type: 'cancelPoll', poll, reason: 'The break is longer.' });
  await expect(page.getByRole('main').getByText('Reason: The break is longer.')).toBeVisible();

  await page.getByLabel('Language').selectOption('fr');
  await expect(page.getByText('Vous êtes ici : Dora')).toBeVisible();
  await facilitator.does({ type: 'closeSession' });
  await expect(page.getByRole('heading', { name: 'La séance est close.' })).toBeVisible();
  await expect(tab.getByRole('heading', { name: 'The session is closed.' })).toBeVisible();
  await facilitator.does({ type: 'reopenSession' });
  await expect(tab.getByRole('heading', { name: 'The session is closed.' })).toHaveCount(0);
});
