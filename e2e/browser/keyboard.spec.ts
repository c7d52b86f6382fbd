import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('default-rsa')] });

test('everything on the way from the window to a certificate works without a mouse', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('apiserver');
  await page.keyboard.press('2');
  await expect(page.getByRole('tab', { name: 'Certificates' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+f');
  const search = page.getByRole('combobox', { name: 'Search' });
  await expect(search).toBeFocused();
  // A digit belongs to the search now, not to the views.
  await page.keyboard.type('etcd 1');
  await expect(page.getByRole('tab', { name: 'Certificates' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');

  const table = page.getByRole('grid', { name: 'Certificates' });
  for (let presses = 0; presses < 30; presses += 1) {
    if (await table.evaluate((grid) => grid === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(table).toBeFocused();
  await page.keyboard.press('End');
  const active = () =>
    table.evaluate((grid) =>
      document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-rowindex'),
    );
  expect(await active()).toBe('16');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  expect(await active()).toBe('3');
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary', { name: 'Certificate' });
  const title = inspector.getByRole('heading', { level: 2 });
  const first = await title.textContent();
  await page.keyboard.press('ArrowDown');
  await expect(title).not.toHaveText(first ?? '');
  await page.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
  await expect(table).toBeFocused();

  await page.keyboard.press('Control+e');
  await expect(page.getByRole('dialog', { name: 'Export a report' })).toBeVisible();
  // To the formats and one down, without a pointer.
  await page.getByRole('radio', { name: /^HTML/u }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^PDF/u })).toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await expect(page.getByRole('tab', { name: 'Hierarchy' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('F5');
  await expect(page.getByRole('tab', { name: 'Hierarchy' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('textbox', { name: 'Path of a kubeconfig or a PKI folder' })).toBeFocused();
});

test('a value is copied whole by a click, and the window says so', async ({ page, appUrl, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(appUrl);
  await page.getByRole('heading', { level: 1 }).getByRole('button').click();
  await page.getByRole('region', { name: 'Identifiers' }).getByRole('definition').nth(1).getByRole('button').click();
  await expect(page.getByText('Copied SHA-256 (64 characters)')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f]{64}$/u);
});
