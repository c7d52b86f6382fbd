import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('default-rsa')] });

test('the timeline draws every certificate, and its rows say what it draws', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  const chart = page.getByRole('treegrid', { name: 'Timeline of validity periods' });
  const rows = chart.getByRole('row');
  await expect(rows).toHaveCount(16);
  await expect(chart.getByRole('row', { name: /^apiserver kube-apiserver/u })).toContainText('22 Nov 2027, 22:39 UTC');

  const canvas = chart.locator('.timeline__canvas');
  await expect(canvas).toBeVisible();
  const barColours = () => canvas.evaluate(drawnRows);
  await expect.poll(barColours).toEqual(Array.from({ length: 15 }, () => true));
  await expectAccessible(page);

  // A click on a bar chooses the certificate of that row, here and everywhere.
  const apiserver = chart.getByRole('row', { name: /^apiserver kube-apiserver/u });
  const [rowBox, plotBox] = await Promise.all([apiserver.boundingBox(), canvas.boundingBox()]);
  if (!rowBox || !plotBox) throw new Error('The timeline has no size.');
  await page.mouse.click(plotBox.x + plotBox.width / 2, rowBox.y + rowBox.height / 2);
  await expect(apiserver).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('complementary', { name: 'Certificate' })).toContainText('kube-apiserver');

  // The person's own window of time stays, and the picture follows keys and presets.
  const shown = chart.page().locator('.timeline__shown');
  await page.getByRole('button', { name: 'Show ten years' }).click();
  const before = await shown.textContent();
  await apiserver.focus();
  await page.keyboard.press('+');
  await expect(shown).not.toHaveText(before ?? '');
  await page.keyboard.press('0');
  await expect(shown).toContainText('2037');
});

test('the zone changes labels and never the bars', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  const canvas = page.locator('.timeline__canvas');
  await expect(canvas).toBeVisible();
  const endX = () => canvas.evaluate(firstRowEnd);
  await expect.poll(endX).toBeGreaterThan(0);
  const inUtc = await endX();
  await page.getByRole('radio', { name: 'Local' }).click();
  await expect(page.locator('.timeline__shown')).toContainText('GMT+9');
  expect(await endX()).toBe(inUtc);
});

/** For each row in sight: whether its middle line holds a colour that is no ground of a row. */
function drawnRows(element: Element): boolean[] {
  const canvas = element as HTMLCanvasElement;
  const context = canvas.getContext('2d');
  const ratio = canvas.width / canvas.clientWidth;
  if (!context || !(ratio > 0)) return [];
  const found: boolean[] = [];
  for (let row = 0; row < 15; row += 1) {
    const { data } = context.getImageData(0, Math.round((row * 28 + 14) * ratio), canvas.width, 1);
    let coloured = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) coloured += 1;
    }
    found.push(coloured > 10);
  }
  return found;
}

/** The last coloured pixel of the second row, which is a certificate that ends in sight. */
function firstRowEnd(element: Element): number {
  const canvas = element as HTMLCanvasElement;
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0) return 0;
  const y = Math.round((canvas.width / canvas.clientWidth) * (28 + 7));
  const { data } = context.getImageData(0, y, canvas.width, 1);
  for (let at = data.length - 4; at >= 0; at -= 4) {
    const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3);
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) return at / 4;
  }
  return 0;
}
