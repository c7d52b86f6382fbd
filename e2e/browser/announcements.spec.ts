import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('mixed-validity')] });

test('a screen reader is told what a look has found, and what another moment makes of it', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const told = page.getByRole('status').filter({ hasText: /certificates/u });
  await expect(told).toContainText(/Looked, \d+ certificates, .*expired/u);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('2099-01-01');
  await page.keyboard.press('Enter');
  await expect(told).toContainText(/As of 1 Jan 2099, 00:00 UTC, \d+ certificates, \d+ expired/u);
});

test('the first thing a keyboard reaches leads past the bars to the view', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the view' });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the shortcuts are listed on ?, and are none while they are switched off', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Ctrl+Shift+O');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'Off' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  await page.keyboard.press('2');
  await expect(page.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('Control+/');
  await expect(sheet).toContainText('Shortcuts of a single key are off');
});
