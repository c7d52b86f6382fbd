import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test as base } from '../testing/app.ts';

const test = base.extend({
  places: async ({ scratch }, provide) => {
    const tree = join(scratch, 'etc-kubernetes');
    await cp(kubeadmTree('default-rsa'), tree, { recursive: true });
    await provide([tree]);
  },
});

test('after a renewal the timeline keeps where the earlier certificate ended, until that is dismissed', async ({
  page,
  appUrl,
  scratch,
}) => {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Certificates' }).click();
  await expect(page.getByRole('row', { name: /kube-apiserver/u }).first()).toBeVisible();
  const renewed = join(kubeadmTree('mixed-validity'), 'pki', 'apiserver.crt');
  await copyFile(renewed, join(scratch, 'etc-kubernetes', 'pki', 'apiserver.crt'));
  await page.getByRole('button', { name: 'Look again' }).click();

  await expect(page.getByText('1 certificate was replaced since the last look')).toBeVisible();
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  const note = page.locator('.timeline__renewed');
  await expect(note).toContainText('1 certificate was replaced since the last look.');
  await expect(page.locator('.timeline__sentence')).toContainText('1 expired, 14 fine');
  const canvas = page.locator('.timeline__canvas');
  // The plate and the line are the only things that change when they go.
  await page.waitForTimeout(1_000);
  const withGhost = await canvas.screenshot();
  await expectAccessible(page);

  // Another look that finds nothing new is no reason to forget it.
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(note).toBeVisible();
  await note.getByRole('button', { name: 'Hide where they ended' }).click();
  await expect(note).toHaveCount(0);
  await expect.poll(async () => (await canvas.screenshot()).equals(withGhost)).toBe(false);
});

test('all rows can be had in sight at once, and the choice is remembered', async ({ page, appUrl }) => {
  await page.setViewportSize({ width: 1_000, height: 480 });
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  const scroller = page.locator('.timeline .tree-grid__scroller');
  const isCut = () => scroller.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
  await expect.poll(isCut).toBe(true);
  await page.getByRole('button', { name: 'Fit all rows' }).click();
  await expect.poll(isCut).toBe(false);
  // The rows are still there for those who hear them.
  await expect(page.getByRole('row', { name: /^apiserver kube-apiserver/u })).toContainText('2027');
  await expectAccessible(page);

  await page.reload();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.getByRole('button', { name: 'Fit all rows' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(isCut).toBe(false);
});
