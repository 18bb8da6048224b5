import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './house';
import { begin, console, participant } from './people';

const folder = join(import.meta.dirname, '../../docs/pictures');
const people = ['Ada', 'Ben', 'Cleo', 'Dirk', 'Elif', 'Finn'];

const picture = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });

/** Goes on through the agenda until there is a vote to open, and opens it. */
async function openVote(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: /^Open the vote/ });
  for (let points = 0; points < 8 && !(await open.isVisible()); points++) {
    await page.keyboard.press('n');
    await page.waitForLoadState('networkidle');
  }
  await open.click();
  await expect(page.getByRole('button', { name: /^Close the vote/ })).toBeVisible();
}

async function vote(phone: Page, choice: number): Promise<void> {
  const choices = phone.getByRole('main').locator('input[type=radio], input[type=checkbox]');
  await choices.nth(choice).check();
  await phone.getByRole('button', { name: 'Send ballot' }).click();
  await expect(phone.getByRole('main').getByText(/Saved \d\d:\d\d/)).toBeVisible();
}

test('pictures of planning', async ({ browser, house }) => {
  test.setTimeout(300_000);
  const reader = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await reader.goto(house.url);
  const assembly = reader.getByRole('listitem').filter({ hasText: 'General Assembly' }).first();
  const [month] = /^\d{4}-\d\d/.exec((await assembly.locator('time').getAttribute('datetime')) ?? '') ?? [];
  await reader.goto(`${house.url}/calendar?month=${month}#month`);
  await picture(reader, 'calendar');
  await reader.goto(`${house.url}/d/next-workshop`);
  await picture(reader, 'date-poll');

  await reader.goto(house.organiser);
  await reader.getByRole('link', { name: 'Workshop in Brussels' }).first().click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Workshop in Brussels');
  await reader.waitForLoadState('networkidle');
  await picture(reader, 'editor');

  const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await phone.goto(house.url);
  await phone.getByRole('link', { name: 'Workshop in Brussels' }).first().click();
  await phone.getByRole('link', { name: 'Register' }).click();
  await phone.getByLabel('Name').fill('Ada Berg');
  await phone.getByLabel('What is missing').check();
  await phone.evaluate(() => scrollTo(0, document.querySelector('form')?.offsetTop ?? 0));
  await picture(phone, 'registration');
});

test('pictures of a vote', async ({ browser, house }) => {
  test.setTimeout(300_000);
  const reader = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await reader.goto(house.url);
  await picture(reader, 'programme');

  const host = await console(browser, house);
  const wall = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await wall.goto(house.wall);
  const phones: Page[] = [];
  for (const [place, name] of people.entries())
    phones.push(await participant(browser, house, name, place + 1));
  await begin(host);
  await openVote(host);
  const [first, ...others] = phones as [Page, ...Page[]];
  await expect(first.getByRole('button', { name: 'Send ballot' })).toBeVisible();
  await picture(first, 'phone');
  for (const [i, phone] of others.entries()) await vote(phone, i % 3);
  await expect(host.getByText(/5 of \d+ voted/)).toBeVisible();
  await host.emulateMedia({ colorScheme: 'light' });
  for (const note of await host.locator('.toast .close, .toasts .close').all()) await note.click();
  await picture(host, 'console');
  await picture(wall, 'wall');

  await vote(first, 0);
  await picture(first, 'phone-saved');
  await host.getByRole('button', { name: /^Close the vote/ }).click();
  const reveal = host.getByRole('button', { name: /^Reveal/ });
  const results = host.getByRole('link', { name: 'Results page' });
  // The console waits a moment after the close, so that a double click does not reveal.
  await expect(async () => {
    if (await reveal.isVisible()) await reveal.click();
    // The console goes on to the next vote of the point.
    const revealed = host.getByRole('navigation').getByRole('button', { name: /write up first/ });
    if (await revealed.isVisible()) await revealed.click();
    await expect(results).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await reader.goto(new URL((await results.getAttribute('href')) ?? '', house.url).href);
  await picture(reader, 'results');
});
