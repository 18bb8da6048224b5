import type { Browser, BrowserContext, Page } from '@playwright/test';
import { findings } from './axe';
import { Facilitator } from './facilitator';
import { expect, type House, test } from './house';

interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
}

const options = ['Street by street', 'District by district', 'All at once'];

/** Joins by the code, as one who reads it from the wall. */
async function phone(browser: Browser, house: House, name: string): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-IE' });
  const page = await context.newPage();
  await page.goto(`${house.url}/j`);
  await page.getByLabel('Code').fill(house.code.toLowerCase());
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel(/Your name/).fill(name);
  const commitments = page.locator('#commitment');
  if ((await commitments.count()) > 0) await commitments.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Join' }).click();
  return { context, page };
}

const vote = async ({ page }: Phone, option: string): Promise<void> => {
  await page.getByLabel(option).check();
  await page.getByRole('button', { name: 'Send ballot' }).click();
};

test('three phones and the wall follow a vote, and an offline ballot arrives later', async ({
  browser,
  house,
}) => {
  const facilitator = await Facilitator.signIn(browser, house);
  const { session, agenda } = await facilitator.state();
  if (session.state === 'planned') await facilitator.does({ type: 'openSession' });

  const wall = await (
    await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en-IE' })
  ).newPage();
  await wall.goto(house.wall);
  await expect(wall.getByText(house.code).first()).toBeVisible();

  const phones = [];
  for (const name of ['Ada', 'Ben', 'Cleo']) phones.push(await phone(browser, house, name));
  const [ada, ben, cleo] = phones as [Phone, Phone, Phone];
  await expect(cleo.page.getByText('You are in.')).toBeVisible();
  await expect(ada.page.getByText(/others are here/)).toBeVisible();

  if (!session.startedAt) await facilitator.does({ type: 'startSession' });
  const first = agenda.find((item) => !agenda.some((other) => other.parent === item.id));
  if (!first) throw new Error('the example has no agenda');
  await facilitator.does({ type: 'startAgendaItem', item: first.id });
  for (const { page } of phones) await expect(page.getByText(first.title.en ?? '').first()).toBeVisible();
  await expect(wall.getByRole('heading', { name: first.title.en ?? '' })).toBeVisible();

  await facilitator.does({
    type: 'addPoll',
    poll: {
      question: { en: 'How do we begin?' },
      method: { type: 'approval', min: 1, max: 2 },
      results: 'after-reveal',
      voters: 'participants',
      ballotsShownTo: 'facilitators',
      changeable: true,
      abstention: true,
      options: options.map((en) => ({ label: { en } })),
    },
  });
  const poll = (await facilitator.state()).polls.find((each) => each.question.en === 'How do we begin?');
  if (!poll) throw new Error('the poll was not added');
  await facilitator.does({ type: 'openPoll', poll: poll.id });
  await expect(wall.getByText('Street by street')).toBeVisible();

  await vote(ada, 'Street by street');
  await expect(ada.page.getByRole('main').getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await vote(ben, 'Street by street');
  await expect(ben.page.getByRole('main').getByText(/Saved \d\d:\d\d/)).toBeVisible();

  await cleo.page.getByLabel('All at once').check();
  await cleo.context.setOffline(true);
  await cleo.page.getByRole('button', { name: 'Send ballot' }).click();
  await expect(cleo.page.getByRole('main').getByText('Kept on this phone.')).toBeVisible();
  await expect(wall.getByText('2 of 3 voted')).toBeVisible();
  await cleo.context.setOffline(false);
  await expect(cleo.page.getByRole('main').getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await expect(wall.getByText('3 of 3 voted')).toBeVisible();
  for (const page of [ada.page, wall]) expect(await findings(page)).toEqual([]);

  await facilitator.does({ type: 'closePoll', poll: poll.id });
  await expect(ada.page.getByRole('main').getByText('The facilitator will show the result.')).toBeVisible();
  await expect(wall.locator('table')).toHaveCount(0);

  await facilitator.does({ type: 'revealPoll', poll: poll.id });
  for (const page of [ada.page, ben.page, cleo.page, wall]) {
    const row = page.getByRole('row', { name: /Street by street/ });
    await expect(row.getByRole('cell')).toHaveText(['2', '67%']);
  }
  for (const page of [ada.page, wall]) expect(await findings(page)).toEqual([]);
});
