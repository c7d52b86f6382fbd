import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('default-rsa')] });

test.beforeEach(async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('apiserver');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
});

test('a view is found by a few letters of it, in either language', async ({ page }) => {
  await page.keyboard.type('hier');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Hierarchy' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('タイムラ');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Timeline' })).toHaveAttribute('aria-selected', 'true');
});

test('a certificate is reached by its name', async ({ page }) => {
  await page.keyboard.type('etcd-healthcheck-client');
  // The search follows the typing; Enter is for the line that is shown.
  await expect(page.getByRole('menuitem', { name: /healthcheck-client/u }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Certificate' })).toContainText('etcd-healthcheck-client');
});

test('a moment is chosen by its date or from now, the whole window says so, and the way back is there', async ({
  page,
}) => {
  await page.keyboard.type('2099-03-01');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Judged as of 1 Mar 2099, 00:00 UTC, not now.')).toBeVisible();
  await expect(page).toHaveTitle('NotAfter, as of 1 Mar 2099, 00:00 UTC');
  await expect(page.getByRole('button', { name: /^As of/u })).toContainText('1 Mar 2099');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('as of now');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('NotAfter');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('90 days');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Judged as of/u)).toBeVisible();
});

test('the search takes the focus it is given, and settings hold at once', async ({ page }) => {
  await page.keyboard.type('search cert');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('Escape closes it and the focus returns where it was; what fits nothing is said', async ({ page }) => {
  await page.keyboard.type('xyzzy');
  await expect(page.getByRole('dialog')).toContainText('Nothing fits.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  const settings = page.getByRole('button', { name: 'Settings' });
  await settings.focus();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings).toBeFocused();
});
