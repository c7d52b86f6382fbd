import type { Page } from '@playwright/test';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('default-rsa')] });

const shown = (page: Page) => page.locator('.timeline__shown');
const year = 365.25 * 86_400_000;

async function openTimeline(page: Page, appUrl: string) {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(shown(page)).toContainText('UTC');
  const box = await page.locator('.timeline__plot').boundingBox();
  if (!box) throw new Error('The timeline has no size.');
  return { ...box, right: box.x + box.width, middle: box.x + box.width / 2, low: box.y + 200 };
}

/** What the brush over everything says: from when to when. */
async function shownSpan(page: Page) {
  const text = (await page.getByRole('slider', { name: 'Span shown' }).getAttribute('aria-valuetext')) ?? '';
  const [from = '', to = ''] = text.split(' – ');
  return { from: Date.parse(`${from} UTC`), to: Date.parse(`${to} UTC`) };
}

async function drag(page: Page, fromX: number, fromY: number, toX: number, toY = fromY) {
  await page.mouse.move(fromX, fromY);
  await page.mouse.down();
  await page.mouse.move((fromX + toX) / 2, (fromY + toY) / 2, { steps: 3 });
  await page.mouse.move(toX, toY, { steps: 3 });
  await page.mouse.up();
}

test('dragging pans by as much as the pointer moves, and chooses nothing', async ({ page, appUrl }) => {
  const plot = await openTimeline(page, appUrl);
  const before = await shownSpan(page);
  const length = before.to - before.from;
  await drag(page, plot.middle, plot.low, plot.middle - plot.width / 4);
  await expect.poll(async () => Math.round(((await shownSpan(page)).from - before.from) / (length / 100))).toBe(25);
  await expect(page.getByRole('complementary', { name: 'Certificate' })).toBeHidden();
});

test('Ctrl and the wheel zoom about the pointer, the wheel with Shift pans', async ({ page, appUrl }) => {
  const plot = await openTimeline(page, appUrl);
  const before = await shownSpan(page);
  await page.mouse.move(plot.x + plot.width / 4, plot.low);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -350);
  await page.keyboard.up('Control');
  // e^-0.7 is a half: what was a quarter in stays there, so the start moves by an eighth of what was shown.
  const length = before.to - before.from;
  await expect.poll(async () => Math.round((((await shownSpan(page)).from - before.from) / length) * 80)).toBe(10);
  const zoomed = await shownSpan(page);
  expect((zoomed.to - zoomed.from) / length).toBeCloseTo(Math.exp(-0.7), 1);
  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, 100);
  await page.keyboard.up('Shift');
  await expect.poll(async () => (await shownSpan(page)).from).toBeGreaterThan(zoomed.from);
});

test('a drag along the dates asks whether to zoom there or to list what expires then', async ({ page, appUrl }) => {
  const plot = await openTimeline(page, appUrl);
  const before = await shownSpan(page);
  const axisY = plot.y - 18;
  await drag(page, plot.middle, axisY, plot.middle + plot.width / 4);
  const choice = page.getByRole('group', { name: 'The span you drew' });
  await expect(choice.getByRole('button', { name: 'Zoom to it' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(choice).toBeHidden();

  await drag(page, plot.middle, axisY, plot.middle + plot.width / 4);
  await page.keyboard.press('Enter');
  await expect.poll(async () => Math.round((before.to - before.from) / year / (await lengthInYears(page)))).toBe(4);
  await expect(choice).toBeHidden();

  await page.getByRole('button', { name: 'Show ten years' }).click();
  await drag(page, plot.x + 30, axisY, plot.x + plot.width / 2);
  await choice.getByRole('button', { name: /^List \d+/u }).click();
  await expect(page.getByRole('tab', { name: 'Certificates' })).toHaveAttribute('aria-selected', 'true');
  await expect(
    page
      .getByRole('grid')
      .getByRole('row', { name: /apiserver/u })
      .first(),
  ).toBeVisible();
});

async function lengthInYears(page: Page): Promise<number> {
  const { from, to } = await shownSpan(page);
  return (to - from) / year;
}

test('the overview shows the part in sight as a brush to drag, stretch and click beside', async ({ page, appUrl }) => {
  const plot = await openTimeline(page, appUrl);
  await page.getByRole('button', { name: 'Show one year' }).click();
  const brush = page.getByRole('slider', { name: 'Span shown' });
  await expect.poll(async () => Math.round(await lengthInYears(page))).toBe(1);
  const start = await shownSpan(page);
  const box = await brush.boundingBox();
  if (!box) throw new Error('The brush has no size.');
  expect(box.width).toBeGreaterThanOrEqual(8);
  const y = box.y + box.height / 2;

  await drag(page, box.x + box.width / 2, y, box.x + box.width / 2 + 100);
  await expect.poll(async () => (await shownSpan(page)).from).toBeGreaterThan(start.from + year);
  await expect.poll(async () => Math.round(await lengthInYears(page))).toBe(1);

  const moved = await brush.boundingBox();
  if (!moved) throw new Error('The brush has no size.');
  await drag(page, moved.x + moved.width - 2, y, moved.x + moved.width + 60);
  await expect.poll(() => lengthInYears(page)).toBeGreaterThan(1.5);

  await page.mouse.click(plot.x + 5, y);
  await expect.poll(async () => (await shownSpan(page)).from).toBeLessThan(start.from);

  await brush.focus();
  const clicked = await shownSpan(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await shownSpan(page)).from).toBeGreaterThan(clicked.from);
  await page.keyboard.press('0');
  await expect.poll(() => lengthInYears(page)).toBeGreaterThan(9);
});

test('a double click fits a validity, another goes back, and Alt with Up and Down walk the history', async ({
  page,
  appUrl,
}) => {
  const plot = await openTimeline(page, appUrl);
  await page.getByRole('button', { name: 'Show ten years' }).click();
  await expect.poll(async () => Math.round(await lengthInYears(page))).toBe(10);
  const row = page.getByRole('treegrid').getByRole('row', { name: /^apiserver kube-apiserver/u });
  const box = await row.boundingBox();
  if (!box) throw new Error('The row has no size.');
  // The bar of a year lies about the line of the present, a tenth in.
  const at = { x: plot.x + plot.width * 0.13, y: box.y + box.height / 2 };
  await page.mouse.dblclick(at.x, at.y);
  await expect.poll(async () => Math.round(await lengthInYears(page))).toBe(1);
  await page.waitForTimeout(600);
  await page.mouse.dblclick(at.x, at.y);
  await expect.poll(async () => Math.round(await lengthInYears(page))).toBe(10);
  await row.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => Math.round(await lengthInYears(page))).toBe(1);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => Math.round(await lengthInYears(page))).toBe(10);
});

test('presets reach from an hour to ten years, all by keyboard', async ({ page, appUrl }) => {
  await openTimeline(page, appUrl);
  await page.getByRole('button', { name: 'Show one hour' }).focus();
  await page.keyboard.press('Enter');
  await expect(shown(page)).toContainText(/\d\d:\d\d UTC – /u);
  const row = page.getByRole('treegrid').getByRole('row').nth(1);
  await row.focus();
  await page.keyboard.press('0');
  await expect(shown(page)).toContainText('2037');
  const fitted = await shownSpan(page);
  await page.keyboard.press('+');
  await expect.poll(async () => (await shownSpan(page)).from).not.toBe(fitted.from);
  const zoomed = await shownSpan(page);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(async () => (await shownSpan(page)).from).toBeLessThan(zoomed.from);
});

test('rows are grouped by node, role or source, and a column of a closed group lists what ends in it', async ({
  page,
  appUrl,
}) => {
  const plot = await openTimeline(page, appUrl);
  const grid = page.getByRole('treegrid');
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('role');
  await expect(grid.getByRole('row', { name: /^apiserver 1 certificate/u })).toHaveAttribute('aria-level', '1');
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('ca');
  const etcd = grid.getByRole('row', { name: /^etcd-ca/u });
  await etcd.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(etcd).toHaveAttribute('aria-expanded', 'false');
  // A closed row reads out what is in it.
  await expect(etcd).toContainText('4 certificates');
  await expect(etcd).toContainText('next ends 22 Nov 2027');

  await page.getByRole('button', { name: 'Show ten years' }).click();
  const box = await etcd.boundingBox();
  if (!box) throw new Error('The row has no size.');
  // The ends of its four leaves: a year after the present, which is a tenth in.
  const { from, to } = await shownSpan(page);
  const x = plot.x + (plot.width * (Date.UTC(2027, 10, 22, 22, 39) - from)) / (to - from);
  await page.mouse.move(x, box.y + box.height - 5);
  await expect(page.locator('.timeline__tooltip')).toContainText('4 certificates expire');
  await page.mouse.click(x, box.y + box.height - 5);
  await expect(page.getByRole('tab', { name: 'Certificates' })).toHaveAttribute('aria-selected', 'true');
  // Twelve certificates end about then; these four hang below this CA.
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue(/^expires:2027-11\S+ ca:[0-9a-f]{16}$/u);
  await expect(page.getByRole('region', { name: 'Filters' })).toContainText('4 of 15');
});

for (const theme of ['light', 'dark'] as const) {
  test(`has no barrier that a tool finds, ${theme}`, async ({ page, appUrl }) => {
    await page.emulateMedia({ colorScheme: theme });
    const plot = await openTimeline(page, appUrl);
    await drag(page, plot.middle, plot.y - 18, plot.middle + 80);
    await expect(page.getByRole('group', { name: 'The span you drew' })).toBeVisible();
    await expectAccessible(page);
  });
}
