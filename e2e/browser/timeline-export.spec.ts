import type { Download, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('default-rsa')] });

async function save(page: Page, name: string): Promise<Download> {
  await page.getByRole('button', { name: 'Save or list' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()]);
  return download;
}

test('the timeline is saved as SVG that explains itself, and the same one twice', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  // At a day of its own, so that the clock has no part in it.
  await page.getByRole('slider', { name: 'As-of date' }).focus();
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Show every validity period from end to end' }).click();
  await page.waitForTimeout(300);
  const first = await save(page, 'Save as SVG');
  expect(first.suggestedFilename()).toBe('notafter-timeline-2027-11-22.svg');
  const svg = await readFile(await first.path(), 'utf8');
  const found = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      errors: parsed.querySelectorAll('parsererror').length,
      title: parsed.querySelector('title')?.textContent,
      description: parsed.querySelector('desc')?.textContent,
      texts: [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent),
      strange: parsed.querySelectorAll('script, style, image, foreignObject').length,
    };
  }, svg);
  expect(found).toMatchObject({ errors: 0, title: 'Certificate timeline', strange: 0 });
  expect(found.description).toContain('15 certificates');
  expect(found.texts).toEqual(expect.arrayContaining(['apiserver · kube-apiserver', 'expired', 'now'].slice(0, 2)));
  expect(found.texts.some((text) => text?.startsWith('as of 22 Nov 2027, 22:'))).toBe(true);
  const again = await readFile(await (await save(page, 'Save as SVG')).path(), 'utf8');
  const withoutNow = (text: string) => text.replaceAll(/<path d="M[\d.-]+ 0 [^>]+>/gu, '');
  expect(withoutNow(again)).toBe(withoutNow(svg));
});

test('the timeline is saved as PNG at twice its size', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.locator('.timeline__shown')).toContainText('UTC');
  const png = await readFile(await (await save(page, 'Save as PNG')).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(2_400);
  expect(png.readUInt32BE(20)).toBeGreaterThan(800);
});
