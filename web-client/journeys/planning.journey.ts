import type { Page } from '@playwright/test';
import { findings } from './axe';
import { expect, test } from './house';
import { click } from './people';

/** A second Tuesday well ahead: what the journey plans must not be over before it ends. */
const firstDate = (): string => {
  const day = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 1, 8));
  while (day.getUTCDay() !== 2) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
};

const dates = (page: Page) => page.getByRole('complementary').locator('ol').getByRole('listitem');

test('an organiser plans a monthly series, moves one date and cancels another', async ({
  browser,
  house,
}) => {
  const page = await (
    await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-IE',
      timezoneId: 'Europe/Lisbon',
    })
  ).newPage();
  await page.goto(house.organiser);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Organise');
  await page.getByRole('link', { name: 'Plan a meeting' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan a meeting');

  await click(page, 'Publish');
  await expect(page.getByText('Give it a title in at least one language.')).toBeVisible();
  await page.getByRole('group', { name: 'Title' }).getByRole('textbox').first().fill('Monthly kitchen call');
  await page.getByLabel('Day', { exact: true }).fill(firstDate());
  await page.getByLabel('Time zone', { exact: true }).fill('brussels');
  await page.getByLabel('Repeats').selectOption({ label: 'Every month on the second Tuesday' });
  await page.getByLabel('Number of dates').fill('4');
  await expect(page.getByText('Every month on the second Tuesday, 4 times').first()).toBeVisible();
  await expect(page.getByRole('complementary').getByText('4 dates')).toBeVisible();
  await expect(page.getByText('for you', { exact: true })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await click(page, 'Publish');
  await expect(page.getByText(/^Published/).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Monthly kitchen call');
  await expect(page.getByRole('heading', { name: 'The dates of the series' })).toBeVisible();

  await dates(page).nth(1).getByRole('link').click();
  await page.getByLabel('From', { exact: true }).fill('16:30');
  await click(page, 'Save quietly');
  await expect(dates(page).nth(1)).toContainText('changed');
  await expect(dates(page).nth(1)).toContainText('16:30');

  await dates(page).nth(2).getByRole('link').click();
  await page.locator('main summary').filter({ hasText: 'More' }).click();
  await click(page, 'Cancel the meeting…');
  await expect(page.getByRole('radio', { name: 'Only this date' })).toBeChecked();
  expect(await findings(page)).toEqual([]);
  await click(page, 'Cancel quietly');
  await expect(dates(page).nth(2)).toContainText('Cancelled');
  expect(await findings(page)).toEqual([]);

  await page.getByRole('link', { name: '← Organise' }).click();
  const rows = page.getByRole('listitem').filter({ hasText: 'Monthly kitchen call' });
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2)).toContainText('Cancelled');
  expect(await findings(page)).toEqual([]);

  const moved = await rows.nth(1).getByRole('link', { name: 'Page' }).getAttribute('href');
  const cancelled = await rows.nth(2).getByRole('link', { name: 'Page' }).getAttribute('href');
  const reader = await browser.newPage();
  await reader.goto(new URL(moved ?? '', house.url).href);
  await expect(reader.getByRole('heading', { level: 1 })).toContainText('Monthly kitchen call');
  await expect(reader.getByText(/16:30/).first()).toBeVisible();
  await reader.goto(new URL(cancelled ?? '', house.url).href);
  await expect(reader.getByText(/cancelled/i).first()).toBeVisible();
});

test('a date poll is asked with several times at once', async ({ browser, house }) => {
  const page = await (await browser.newContext({ locale: 'en-IE' })).newPage();
  await page.goto(house.organiser);
  await page.getByRole('link', { name: 'Find a date' }).click();
  await page.getByRole('link', { name: 'Ask for a date' }).click();
  await page.getByRole('group', { name: 'Title' }).getByRole('textbox').first().fill('When do we cook?');
  await page.getByRole('button', { name: /^Propose/ }).click();
  await page.getByLabel('One a line: a name and an address').fill('Ada Berg <ada@ghent.example>');
  expect(await findings(page)).toEqual([]);
  await click(page, 'Ask');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('When do we cook?');
  await expect(page.getByText('Not answered yet: Ada Berg')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Mails' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mails');
  expect(await findings(page)).toEqual([]);
});
