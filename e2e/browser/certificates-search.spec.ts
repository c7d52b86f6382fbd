import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('mixed-validity')] });

test('a query is completed by keyboard alone: a field, then a value that occurs', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Certificates' }).click();
  await expect(page.getByRole('grid', { name: 'Certificates' }).getByRole('row')).toHaveCount(16);
  await page.keyboard.press('Control+f');
  const search = page.getByRole('combobox', { name: 'Search' });
  await expect(search).toBeFocused();
  await page.keyboard.type('c');
  await expect(search).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  const active = page.locator('[role=option][aria-selected=true]');
  await expect(active).toContainText('ca:');
  await expect(search).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) ?? 'none');
  await page.keyboard.press('Enter');
  await expect(search).toHaveValue('ca:');
  await expect(page.getByRole('option', { name: /^etcd-ca 5$/u })).toBeVisible();
  await page.keyboard.type('et');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(search).toHaveValue('ca:etcd-ca ');
  await expect(search).toHaveAttribute('aria-expanded', 'false');
  const filters = page.getByRole('region', { name: 'Filters' });
  await expect(filters).toContainText('5 of 15');
  await page.keyboard.type('-is:ca');
  await expect(filters).toContainText('4 of 15');
  // The first Escape closes the list, the second empties the field.
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('ca:etcd-ca -is:ca');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(filters).toContainText('15 certificates');
});

test('a wrong term is told beside the box, and what is right of the query still holds', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const search = page.getByRole('combobox', { name: 'Search' });
  await search.fill('role:etcd-* expires:<30x');
  const message = 'expires:<30x – 30x is no duration: write 90m, 12h, 30d, 2w or 1y';
  await expect(page.getByRole('search').getByRole('status')).toHaveText(message);
  await expect(search).toHaveAttribute('aria-invalid', 'true');
  await expect(search).toHaveAccessibleDescription(message);
  await expect(page.getByRole('region', { name: 'Filters' })).toContainText('4 of 15');
  await expectAccessible(page);
  await search.fill('role:etcd-* expires:>30d');
  await expect(search).toHaveAttribute('aria-invalid', 'false');
  await expect(page.getByRole('search').getByRole('status')).toBeHidden();
  await search.fill('rol:ca');
  await expect(page.getByRole('search').getByRole('status')).toContainText('did you mean role?');
});

test('the chips and the search box say the same, whichever was used', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Certificates' }).click();
  const filters = page.getByRole('region', { name: 'Filters' });
  const search = page.getByRole('combobox', { name: 'Search' });
  const expired = filters.getByRole('button', { name: /^expired \d/u });
  await expired.click();
  await expect(search).toHaveValue('status:expired');
  await expect(expired).toHaveAttribute('aria-pressed', 'true');
  await search.fill('apiserver');
  await expect(expired).toHaveAttribute('aria-pressed', 'false');
  await search.fill('status:expired apiserver');
  await expect(expired).toHaveAttribute('aria-pressed', 'true');
  await expired.click();
  await expect(search).toHaveValue('apiserver');

  await page.getByRole('tab', { name: 'Overview' }).click();
  const week = page.getByRole('listbox').getByRole('option').first();
  await week.click();
  await expect(search).toHaveValue(/^expires:\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/u);
  await expect(filters).toContainText(/of 15/u);
});

test.describe('in Japanese', () => {
  test.use({ locale: 'ja-JP', colorScheme: 'dark' });

  test('a wrong query is told in Japanese, and the list of suggestions has no serious barrier', async ({
    page,
    appUrl,
  }) => {
    await page.goto(appUrl);
    const search = page.getByRole('combobox', { name: '検索' });
    await search.fill('status:expird ');
    await expect(page.getByRole('search').getByRole('status')).toContainText('expired ではありませんか？');
    await search.fill('status:');
    await expect(page.getByRole('listbox', { name: '候補' })).toBeVisible();
    await expectAccessible(page);
  });
});
