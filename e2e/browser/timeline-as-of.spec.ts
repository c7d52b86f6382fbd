import type { Page } from '@playwright/test';
import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('default-rsa')] });

const handle = (page: Page) => page.getByRole('slider', { name: 'As-of date' });
const sentence = (page: Page) => page.locator('.timeline__sentence');

async function openTimeline(page: Page, appUrl: string) {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(sentence(page)).toContainText('First to stop');
  const box = await page.locator('.timeline__plot').boundingBox();
  if (!box) throw new Error('The timeline has no size.');
  return box;
}

test('dragging the as-of handle judges everything at that day, here and in the overview', async ({ page, appUrl }) => {
  const plot = await openTimeline(page, appUrl);
  await expect(sentence(page)).toContainText('15 fine');
  const box = await handle(page).boundingBox();
  if (!box) throw new Error('The handle has no size.');
  await page.mouse.move(box.x + 4, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 10, { steps: 5 });
  // While the button is down everything else follows already.
  await expect(page.getByRole('button', { name: /^As of (?!now)/u })).toBeVisible();
  await page.mouse.move(plot.x + plot.width - 1, box.y + 10, { steps: 8 });
  await expect(sentence(page)).toContainText('12 expired');
  await page.mouse.up();
  await expect(page.getByRole('treegrid').getByRole('row', { name: /^apiserver kube-apiserver/u })).toContainText(
    'expired',
  );
  await page.getByRole('tab', { name: 'Overview' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/expired/u);
});

test('the handle is a slider that speaks: arrows step, n and p hop from expiry to expiry, Home is now', async ({
  page,
  appUrl,
}) => {
  await openTimeline(page, appUrl);
  await handle(page).focus();
  const now = await handle(page).getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowRight');
  await expect(handle(page)).not.toHaveAttribute('aria-valuetext', now ?? '');
  await expect(handle(page)).toHaveAttribute('aria-valuetext', /^On \d+ \w+ \d{4}, 00:00 UTC: .+ First to stop: /u);
  await page.keyboard.press('n');
  await expect(handle(page)).toHaveAttribute('aria-valuetext', /22 Nov 2027, 22:\d\d UTC: \d+ expired/u);
  const minutes = Number(await handle(page).getAttribute('aria-valuenow'));
  expect(new Date(minutes * 60_000).getUTCFullYear()).toBe(2027);
  // Said once by the live region too, for those who hopped from the rows.
  await expect(page.locator('.timeline [role="status"]').filter({ hasText: 'expired' })).toHaveCount(1);
  await page.keyboard.press('p');
  await expect(handle(page)).toHaveAttribute('aria-valuenow', String(minutes));
  await page.keyboard.press('Home');
  await expect(handle(page)).toHaveText('now');
  await expect(page.getByRole('button', { name: /^As of now/u })).toBeVisible();
});

test('it snaps to an expiry, unless Alt is held', async ({ page, appUrl }) => {
  const plot = await openTimeline(page, appUrl);
  await page.getByRole('button', { name: 'Show ten years' }).click();
  await page.waitForTimeout(200);
  const text = (await page.getByRole('slider', { name: 'Span shown' }).getAttribute('aria-valuetext')) ?? '';
  const [from = 0, to = 1] = text.split(' – ').map((day) => Date.parse(`${day} UTC`));
  const endX = plot.x + (plot.width * (Date.UTC(2027, 10, 22, 22, 39) - from)) / (to - from);
  const box = await handle(page).boundingBox();
  if (!box) throw new Error('The handle has no size.');
  await page.mouse.move(box.x + 1, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(endX + 4, box.y + 10, { steps: 4 });
  await expect(sentence(page)).toContainText('On 22 Nov 2027, 22:');
  await page.keyboard.down('Alt');
  await page.mouse.move(endX + 5, box.y + 10);
  await expect(sentence(page)).not.toContainText('On 22 Nov 2027, 22:');
  await page.keyboard.up('Alt');
  await page.mouse.up();
});

test('a line out of sight leaves a flag at the edge that says how far, and leads back', async ({ page, appUrl }) => {
  await openTimeline(page, appUrl);
  await handle(page).focus();
  await page.keyboard.press('n');
  await expect(handle(page)).toContainText('as of');
  await page.getByRole('button', { name: 'Show one day' }).click();
  const present = page.locator('.timeline__flag[data-kind="now"]');
  await expect(present).toHaveText(/^← now · \d+ days$/u);
  await present.click();
  await expect(present).toHaveText('now');
  await expect(handle(page)).toHaveText(/ · \d+ days →$/u);
  await handle(page).click();
  await expect(handle(page)).not.toHaveText(/→/u);
});
