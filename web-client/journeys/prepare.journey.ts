import { findings } from './axe';
import { expect, test } from './house';
import { begin, click, console } from './people';

test('a facilitator begins with a template, tries the vote out and keeps it', async ({ browser, house }) => {
  const page = await console(browser, house);
  await begin(page);
  await click(page, 'Prepare a vote');
  await page.getByText('Start from…').click();
  await click(page, /Which order\?/);
  expect(await findings(page)).toEqual([]);

  await click(page, 'Add 20 random ballots');
  await expect(page.getByRole('heading', { name: 'As it would stand' })).toBeVisible();
  await expect(page.getByText('20 ballots tried out')).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.getByText('How it is counted', { exact: true }).click();
  await page.getByLabel('Instant run-off').check();
  await expect(page.getByRole('heading', { name: 'As it would stand' })).toBeHidden();
  await page.getByText('Who votes, who sees', { exact: true }).click();
  await page.getByRole('radio', { name: /^secret/i }).check();
  await expect(page.getByRole('checkbox', { name: /A ballot may be changed/ })).toBeDisabled();
  expect(await findings(page)).toEqual([]);

  await click(page, 'Keep as a template…');
  await page.getByLabel('Name of the template').fill('Our secret order');
  await click(page, 'Keep');
  await click(page, 'Save');
  await expect(page.getByRole('dialog')).toBeHidden();
  await click(page, 'Prepare a vote');
  await page.getByText('Start from…').click();
  await expect(page.getByRole('button', { name: /^Our secret order/ })).toBeVisible();
  await click(page, 'Remove “Our secret order”');
  await expect(page.getByRole('button', { name: /^Our secret order/ })).toBeHidden();
  await click(page, 'Undo');
  await expect(page.getByRole('button', { name: /^Our secret order/ })).toBeVisible();
});

test('an organiser prepares the roll by hand and from a table', async ({ browser, house }) => {
  const page = await console(browser, house);
  await click(page, 'Who may vote');
  const ghent = page.getByRole('row', { name: /Ghent/ });
  await expect(page.getByText('weight 15 in all')).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await ghent.getByLabel('Weight').fill('0');
  await click(page, 'Save 1 change');
  await expect(page.getByText('A weight above 0')).toBeVisible();
  await ghent.getByLabel('Weight').fill('2.5');
  await ghent.getByLabel('Delegates').fill('Ada Berg <ada@ghent.example>');
  await click(page, 'Save 1 change');
  await expect(page.getByText('weight 16.5 in all')).toBeVisible();
  await ghent.getByRole('button', { name: /^Links/ }).click();
  await expect(page.getByText('They are shown only now.')).toBeVisible();
  expect(await findings(page)).toEqual([]);

  const table = (text: string) => ({ name: 'roll.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('input[type=file]').setInputFiles(table('mandate,weight\nGhent,none\n'));
  await expect(page.getByText(/line 2/)).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(table('mandate,weight\nGhent,2.5\nDora,1\n'));
  await expect(page.getByText(/1 new, \d+ changed, 14 removed/)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await click(page, 'Undo all changes');
  await expect(page.getByText('weight 16.5 in all')).toBeVisible();
});
