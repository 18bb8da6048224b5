import { findings } from './axe';
import { expect, test } from './house';
import { begin, click, console, participant } from './people';

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

  const minutes = page.getByRole('link', { name: 'Read the minutes' });
  await expect(async () => {
    await click(page, 'Close the session');
    await expect(minutes).toBeVisible({ timeout: 2_000 });
  }).toPass();
  expect(await findings(page)).toEqual([]);
  await minutes.click();
  await expect(page.getByText('What shall we cook?').first()).toBeVisible();
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

test('a facilitator hides what was written, and takes it back', async ({ browser, house }) => {
  const page = await console(browser, house);
  const ada = await participant(browser, house, 'Ada');
  await begin(page);
  await click(page, 'Prepare a vote');
  await page.getByLabel('Short answers').check();
  await page.getByRole('group', { name: 'Question' }).getByLabel('English').fill('What is missing?');
  await click(page, 'Save');
  await page.getByRole('button', { name: /^Open the vote/ }).click();
  await ada.getByLabel('Answer 1').fill('Shade trees');
  await ada.getByRole('button', { name: 'Send ballot' }).click();
  await page.getByText('Put the texts in order').click();
  expect(await findings(page)).toEqual([]);
  await click(page, /^Hide/);
  await expect(page.locator('.result').getByText('Shade trees')).toBeHidden();
  await page.getByRole('button', { name: /^Close the vote/ }).click();
  await page.getByText('Put the texts in order').click();
  await click(page, /^Show again/);
  await expect(page.locator('.result').getByText('Shade trees')).toBeVisible();
});
