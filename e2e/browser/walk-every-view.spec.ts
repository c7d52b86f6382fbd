import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { views } from '../../shared/window/views.ts';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';
import { projectRoot } from '../testing/served-app.ts';

/** Each run leaves its pictures here, to be looked at; git keeps only those of the README. */
const folder = join(projectRoot, 'e2e', 'screenshots');
const places = {
  sample: 'sample:',
  'default-rsa': kubeadmTree('default-rsa'),
  'mixed-validity': kubeadmTree('mixed-validity'),
} as const;
const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;

for (const [name, place] of Object.entries(places)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['en-GB', 'ja-JP']) {
      test.describe(`${name}, ${colorScheme}, ${locale}`, () => {
        test.use({ places: [place], colorScheme, locale });

        test('every view fits both window sizes and can be used by everybody', async ({ page, appUrl }) => {
          test.slow();
          await page.goto(appUrl);
          await page
            .getByRole('combobox', { name: 'Search' })
            .or(page.getByRole('combobox', { name: '検索' }))
            .waitFor();
          await mkdir(join(folder, name), { recursive: true });
          for (const [index, view] of views.entries()) {
            for (const size of sizes) {
              await page.setViewportSize(size);
              await page.keyboard.press(String(index + 1));
              await expect(page.getByRole('tab').nth(index)).toHaveAttribute('aria-selected', 'true');
              await page.evaluate(() => document.fonts.ready);
              const picture = `${view}-${colorScheme}-${locale.slice(0, 2)}-${size.width}.png`;
              await page.screenshot({ path: join(folder, name, picture), animations: 'disabled' });
              expect(await whatSticksOut(page), picture).toEqual([]);
            }
            await expectAccessible(page);
          }
        });
      });
    }
  }
}

/** Text that reaches beyond the window without anything that scrolls or cuts it on purpose, and a page that scrolls as a whole. */
async function whatSticksOut(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found: string[] = [];
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > clientWidth || scrollHeight > clientHeight)
      found.push(`the page: ${scrollWidth} x ${scrollHeight}`);
    const isHeld = (element: Element): boolean => {
      for (let up: Element | null = element; up !== null && up !== document.body; up = up.parentElement) {
        const { overflowX, overflowY, clipPath, position } = getComputedStyle(up);
        if (overflowX !== 'visible' || overflowY !== 'visible' || clipPath !== 'none' || position === 'fixed')
          return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll(
      'h1, h2, h3, p, button, label, th, td, [role=tab], [role=gridcell]',
    )) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < -1 || right > clientWidth + 1) && !isHeld(element)) {
        found.push(`${element.tagName.toLowerCase()} "${(element.textContent ?? '').slice(0, 40)}"`);
      }
    }
    // A button or tab shows its words whole.
    for (const element of document.querySelectorAll('button, [role=tab]')) {
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible') {
        found.push(`cut: "${(element.textContent ?? '').slice(0, 40)}"`);
      }
    }
    return found;
  });
}
