import type { Browser, Page } from '@playwright/test';
import { findings } from './axe';
import { expect, type House, test } from './house';

/** Signs in with the one-time link, as the one who was given it does, and opens the console of the session. */
async function console(browser: Browser, house: House): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-IE' })
  ).newPage();
  await page.goto(house.facilitator);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Organise');
  expect(await findings(page)).toEqual([]);
  const row = page.getByRole('listitem').filter({ hasText: house.code });
  await row.getByRole('link', { name: 'Run' }).click();
  await expect(page.getByText('Connected')).toBeVisible();
  return page;
}

async function participant(browser: Browser, house: House, name: string): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-IE' })
  ).newPage();
  await page.goto(`${house.url}/j/${house.code}`);
  await page.getByLabel(/Your name/).fill(name);
  const commitments = page.locator('#commitment');
  if ((await commitments.count()) > 0) await commitments.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Join' }).click();
  return page;
}

const click = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

/** Through the doors and into the first point, from wherever the example stands. */
async function begin(page: Page): Promise<void> {
  const doors = page.getByRole('button', { name: 'Open the doors', exact: true });
  const start = page.getByRole('button', { name: 'Start', exact: true });
  if (await doors.isVisible()) await doors.click();
  await start.click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('now', { exact: true })).toBeVisible();
}

test('a facilitator prepares a vote, runs it by keyboard, sees who voted and takes things back', async ({
  browser,
  house,
}) => {
  const page = await console(browser, house);
  const ada = await participant(browser, house, 'Ada');
  await begin(page);
  expect(await findings(page)).toEqual([]);

  await click(page, 'Prepare a vote');
  await page.getByLabel('Choose several').check();
  await click(page, 'Save');
  await expect(page.getByText('Write the question in at least one language.')).toBeVisible();
  await page.getByRole('group', { name: 'Question' }).getByLabel('English').fill('What shall we cook?');
  await click(page, 'Pick from the Cookbook');
  const ingredients = page.locator('.picker').getByRole('checkbox');
  await ingredients.nth(0).check();
  await ingredients.nth(1).check();
  await click(page, 'Add 2 ingredients');
  expect(await findings(page)).toEqual([]);
  await click(page, 'Save');

  await expect(page.getByRole('heading', { name: 'What shall we cook?' })).toBeVisible();
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Close the vote' })).toBeVisible();
  await ada.getByRole('checkbox').first().check();
  await ada.getByRole('button', { name: 'Send ballot' }).click();
  await expect(page.getByText(/1 of \d+ voted/)).toBeVisible();
  await page.getByText('Who voted', { exact: true }).click();
  await expect(page.getByRole('row', { name: /Ada/ }).getByText(/\d\d:\d\d/)).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await click(page, /^Close the vote/);
  await expect(page.getByRole('link', { name: 'Results page' })).toBeVisible();

  await click(page, 'Remove: Ada');
  await expect(ada.getByRole('heading', { name: 'You are no longer in this session.' })).toBeVisible();
  await click(page, 'Undo');
  await expect(page.getByRole('button', { name: 'Remove: Ada' })).toBeVisible();
});

test('two facilitators who edit the same point lose nothing', async ({ browser, house }) => {
  const first = await console(browser, house);
  const second = await first.context().newPage();
  await second.goto(first.url());
  for (const page of [first, second]) {
    await page.locator('.run-list .view').first().click();
    await click(page, 'Edit');
  }
  await first.getByLabel('Presenter').fill('Ana');
  await first.getByLabel('Minutes').fill('25');
  await click(first, 'Save');
  await expect(first.getByRole('dialog')).toBeHidden();

  await second.getByLabel('Presenter').fill('Bea');
  await click(second, 'Save');
  await expect(second.getByRole('heading', { name: 'Somebody else changed this, too' })).toBeVisible();
  expect(await findings(second)).toEqual([]);
  await click(second, 'Save what is chosen');
  for (const page of [first, second]) {
    await expect(page.locator('.run-list .view').first()).toContainText('Bea');
    await expect(page.locator('.run-list .view').first()).toContainText('25 min');
  }

  await click(first, 'Remove');
  await click(first, 'Undo');
  await expect(second.locator('.run-list .view').first()).toContainText('Bea');
});

test('without a connection nothing is done, and it says so', async ({ browser, house }) => {
  const page = await console(browser, house);
  await page.context().setOffline(true);
  await expect(page.getByText(/Connection lost/).first()).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByText('No connection: nothing was changed.')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'true');
});
