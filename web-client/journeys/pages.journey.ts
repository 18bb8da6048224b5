import type { Browser, Page } from '@playwright/test';
import { findings } from './axe';
import { expect, type House, test } from './house';

const languages = ['en', 'de', 'fr', 'nl'];

/** A date poll that one person has answered. */
async function datePoll({ request }: Page, { url, organiser }: House): Promise<string> {
  const [, token] = organiser.split('#token=');
  const signedIn = await request.post(`${url}/api/auth/sign-in`, { data: { token } });
  const { accessToken } = await signedIn.json();
  const asked = await request.post(`${url}/api/organise/date-polls`, {
    headers: { Authorization: `Bearer ${accessToken}` },
    data: {
      title: { en: 'When do we talk?' },
      about: {},
      zone: 'Europe/Brussels',
      minutes: 60,
      candidates: [{ localStart: '2199-12-03T14:00' }, { localStart: '2199-12-07T09:00' }],
      asked: [],
      namesShown: true,
      notify: false,
    },
  });
  const { slug } = await asked.json();
  const form = { name: 'Ada Berg', zone: 'Asia/Tokyo', c1: 'yes', c2: 'if-need-be' };
  await request.post(`${url}/d/${slug}`, { form });
  return `/d/${slug}`;
}

/** One page of each kind, found as a reader finds them: by following links from the programme. */
async function readable(page: Page, house: House): Promise<string[]> {
  await page.goto(house.url);
  const held = await page.getByRole('link', { name: 'Workshop in Brussels' }).last().getAttribute('href');
  await page.goto(`${house.url}${held}`);
  const results = await page.locator('main a[href*="/results/"]').evaluateAll(hrefs);
  const others = ['/', '/m/roundtable-cookbook', `${held}`, `${held}/minutes`, '/nothing-here'];
  return [
    ...others,
    ...results,
    await datePoll(page, house),
    '/d/next-workshop',
    '/calendar',
    '/calendar?month=2026-12&kind=workshop',
    '/embed/programme',
    '/pathways',
    '/cookbook',
    '/survival-guide',
    '/medical-aid-kit',
  ];
}

const hrefs = (links: Element[]): string[] => links.map((link) => link.getAttribute('href') ?? '');

const withoutScript = (browser: Browser) =>
  browser.newPage({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

test('every page is found, read and used by everybody, in light and in dark', async ({ page, house }) => {
  for (const path of await readable(page, house)) {
    await page.goto(`${house.url}${path}`);
    expect(await findings(page), path).toEqual([]);
  }
});

test('every page reads without script, in every language, on the smallest phone', async ({
  page,
  browser,
  house,
}) => {
  const paths = await readable(page, house);
  const reader = await withoutScript(browser);
  for (const path of paths) {
    for (const language of languages) {
      await reader.goto(`${house.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      await expect(reader.locator('html')).toHaveAttribute('lang', language);
      await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
      const { width } = (await reader.locator('main').boundingBox()) ?? { width: 0 };
      expect(width, `${path} in ${language}`).toBeLessThanOrEqual(320);
    }
  }
});

// Playwright's way to switch scripts off leaves <noscript> unparsed, so its words are read from the page's source.
test('what needs script says so, and where to read on', async ({ page, house }) => {
  const source = await (await page.request.get(`${house.url}/m/roundtable-cookbook/live`)).text();
  const [, unscripted = ''] = /<noscript>(.*)<\/noscript>/s.exec(source) ?? [];
  expect(unscripted).toContain('This part needs JavaScript');
  expect(unscripted).toContain('href="/m/roundtable-cookbook"');
});

test('a reader elsewhere sees the time of the meeting and the own', async ({ browser, house }) => {
  const reader = await browser.newPage({ timezoneId: 'Europe/Helsinki' });
  await reader.goto(`${house.url}/m/roundtable-cookbook`);
  await expect(reader.locator('time[data-zone]').first()).toContainText(
    /Brussels \((.+, )?\d\d:\d\d for you\)/,
  );
});

test('a result is a table and a file', async ({ page, house }) => {
  const result = (await readable(page, house)).find((path) => path.includes('/results/'));
  await page.goto(`${house.url}${result}`);
  await expect(page.getByRole('table').first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/-results\.csv$/);
});

test('somebody registers, gives the place back and takes it again, without an account', async ({
  page,
  house,
}) => {
  await page.goto(house.url);
  const workshop = await page
    .getByRole('link', { name: 'Workshop in Brussels' })
    .first()
    .getAttribute('href');
  await page.goto(`${house.url}${workshop}`);
  await page.getByRole('link', { name: 'Register' }).click();
  expect(await findings(page), 'form').toEqual([]);
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail address').fill('ada@nowhere');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByText('No mailbox can have this address')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Ada');
  expect(await findings(page), 'flaw').toEqual([]);
  await page.getByLabel('E-mail address').fill('ada@example.org');
  await page.getByLabel('What is missing').check();
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByText('Your place is confirmed')).toBeVisible();
  expect(await findings(page), 'place').toEqual([]);
  await page.getByRole('button', { name: 'Cancel my place' }).click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Your place is confirmed')).toBeVisible();
});

test('a date is answered without an account, and the answer changed by its own link', async ({
  page,
  house,
}) => {
  await page.goto(`${house.url}${await datePoll(page, house)}`);
  await page
    .getByRole('group', { name: /3 Dec 2199/ })
    .getByLabel('Yes')
    .check();
  await page.getByLabel('Your name').fill('Yuki');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(page.getByText('Your answer is saved.')).toBeVisible();
  await expect(page.getByRole('heading', { name: '2 answers' })).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw my answer' }).click();
  await expect(page.getByRole('heading', { name: '1 answer' })).toBeVisible();
});
