import { findings } from './axe';
import { expect, test } from './house';
import { click } from './people';

test('a private calendar and a password for a program are made, used and revoked', async ({
  browser,
  house,
}) => {
  const page = await (
    await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-IE' })
  ).newPage();
  await page.goto(`${house.url}/calendar`);
  await page.getByRole('link', { name: 'A calendar of your own' }).click();
  await expect(page.getByText('You are not signed in.')).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.goto(house.organiser);
  await page.getByRole('link', { name: 'My calendars' }).click();
  await page.getByRole('form', { name: 'Make an address' }).getByLabel('What is it for?').fill('Phone');
  await click(page, 'Make the address');
  await expect(page.getByRole('heading', { name: 'The address for “Phone”' })).toBeFocused();
  const address = await page.getByLabel('Address', { exact: true }).inputValue();
  expect(await (await page.request.get(address)).text()).toContain('BEGIN:VCALENDAR');
  expect(await findings(page)).toEqual([]);
  await click(page, 'I have it');

  await page.getByRole('form', { name: 'Make a password' }).getByLabel('What is it for?').fill('Desk');
  await click(page, 'Make the password');
  const user = await page.getByLabel('User name', { exact: true }).inputValue();
  const secret = await page.getByLabel('Password', { exact: true }).inputValue();
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  const dav = () =>
    page.request.fetch(`${house.url}/dav/`, { method: 'PROPFIND', headers: { authorization, depth: '0' } });
  expect((await dav()).status()).toBe(207);
  expect(await findings(page)).toEqual([]);

  for (const label of ['Phone', 'Desk']) {
    await click(page, new RegExp(`^Revoke.*${label}$`));
    const dialog = page.getByRole('dialog', { name: `Revoke “${label}”?` });
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await expect(page.getByText(label, { exact: true })).toHaveCount(0);
  }
  expect((await page.request.get(address)).status()).toBe(404);
  expect((await dav()).status()).toBe(401);
});
