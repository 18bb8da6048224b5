import type { Browser, Page } from '@playwright/test';
import { findings } from './axe';
import { expect, type House } from './house';

/** Signs in with the one-time link, as the one who was given it does, and opens the console of the session. */
export async function console(browser: Browser, house: House): Promise<Page> {
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

/** Joins by the link; `commitment` is a place in the list of them. */
export async function participant(
  browser: Browser,
  house: House,
  name: string,
  commitment = 1,
): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-IE' })
  ).newPage();
  await page.goto(`${house.url}/j/${house.code}`);
  await page.getByLabel(/Your name/).fill(name);
  const commitments = page.locator('#commitment');
  if ((await commitments.count()) > 0) await commitments.selectOption({ index: commitment });
  await page.getByRole('button', { name: 'Join' }).click();
  return page;
}

export const click = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

/** Through the doors and into the first point, from wherever the example stands. */
export async function begin(page: Page): Promise<void> {
  const doors = page.getByRole('button', { name: 'Open the doors', exact: true });
  const start = page.getByRole('button', { name: 'Start', exact: true });
  if (await doors.isVisible()) await doors.click();
  await start.click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('now', { exact: true })).toBeVisible();
}
