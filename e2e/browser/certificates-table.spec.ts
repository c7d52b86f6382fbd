import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../testing/accessibility.ts';
import { downloadAs } from '../testing/export-dialog.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';

const tableOf = (page: Page) => page.getByRole('grid', { name: 'Certificates' });
const headers = (table: Locator) => table.getByRole('columnheader');
const header = (table: Locator, name: string) => table.getByRole('columnheader', { name });
const cells = (table: Locator, column: string) =>
  table.locator(`[role=row] > [data-column=${column}]:not([role=columnheader])`);

test.describe('with a kubeadm tree', () => {
  test.use({ places: [kubeadmTree('mixed-validity')] });

  test.beforeEach(async ({ page, appUrl }) => {
    await page.goto(appUrl);
    await page.getByRole('tab', { name: 'Certificates' }).click();
    await expect(tableOf(page).getByRole('row')).toHaveCount(16);
  });

  test('is sorted by several columns, with the mouse and with the keyboard', async ({ page }) => {
    const table = tableOf(page);
    await header(table, 'Issuer').getByRole('button').click();
    await header(table, 'Subject')
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    await header(table, 'Subject')
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    await expect(header(table, 'Issuer')).toHaveAttribute('aria-sort', 'ascending');
    await expect(header(table, 'Subject')).toHaveAttribute('aria-sort', 'descending');
    await expect(header(table, 'Subject')).toContainText('sorted 2');
    const issuers = await cells(table, 'issuer').allInnerTexts();
    const subjects = await cells(table, 'subject').allInnerTexts();
    const pairs = issuers.map((issuer, index) => [issuer, subjects[index] ?? ''] as const);
    expect(pairs).toEqual(
      pairs.toSorted(([a, x], [b, y]) => (a === b ? (x === y ? 0 : x < y ? 1 : -1) : a < b ? -1 : 1)),
    );

    await table.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(header(table, 'Status')).toHaveAttribute('aria-sort', 'ascending');
    await expect(header(table, 'Issuer')).toHaveAttribute('aria-sort', 'none');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+Enter');
    await expect(header(table, 'Role')).toHaveAttribute('aria-sort', 'ascending');
    await expect(header(table, 'Status')).toHaveAttribute('aria-sort', 'ascending');
  });

  test('widths, order and choice of columns survive a reload', async ({ page, app }) => {
    const table = tableOf(page);
    const role = header(table, 'Role');
    const before = (await role.boundingBox())?.width ?? 0;
    const edge = await role.locator('.column-edge').boundingBox();
    if (!edge) throw new Error('The column has no edge.');
    await page.mouse.move(edge.x + edge.width / 2, edge.y + 8);
    await page.mouse.down();
    await page.mouse.move(edge.x + edge.width / 2 + 64, edge.y + 8, { steps: 4 });
    await page.mouse.up();
    const wide = Math.round(before + 64);
    await expect.poll(async () => Math.round((await role.boundingBox())?.width ?? 0)).toBe(wide);

    // Subject one to the right and wider, by keyboard; then a column more and one less.
    await table.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await expect(headers(table).nth(2)).toContainText('Subject');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Serial number' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Places' }).click();
    await page.keyboard.press('Escape');
    await expect(header(table, 'Serial number')).toBeVisible();
    const order = await headers(table).allInnerTexts();

    await page.goto(`http://127.0.0.1:${app.port}/`);
    await page.getByRole('tab', { name: 'Certificates' }).click();
    await expect(headers(table)).toHaveText(order);
    expect(order).not.toContain('Places');
    expect(Math.round((await role.boundingBox())?.width ?? 0)).toBe(wide);

    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'Usual columns' }).click();
    await page.keyboard.press('Escape');
    await expect(header(table, 'Serial number')).toBeHidden();
  });

  test('a column is dragged to another place', async ({ page }) => {
    const table = tableOf(page);
    const from = await header(table, 'Status').getByRole('button').boundingBox();
    const to = await header(table, 'Role').boundingBox();
    if (!from || !to) throw new Error('The headers are not there.');
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 10, to.y + 10, { steps: 5 });
    await page.mouse.up();
    await expect(headers(table).first()).toContainText('Status');
    // The drag was no click: it is sorted as before.
    await expect(header(table, 'Remaining')).toHaveAttribute('aria-sort', 'ascending');
  });

  test('rows are picked as a range and copied as a table without formulas', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const table = tableOf(page);
    const picked = table.locator('[role=row][aria-selected=true]');
    await table.getByRole('row').nth(2).click();
    await table
      .getByRole('row')
      .nth(5)
      .click({ modifiers: ['Shift'] });
    await expect(picked).toHaveCount(4);
    await table
      .getByRole('row')
      .nth(3)
      .click({ modifiers: ['Control'] });
    await expect(picked).toHaveCount(3);
    await table.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(picked).toHaveCount(3);
    await page.keyboard.press('Control+a');
    await expect(page.getByText('15 rows selected')).toBeVisible();
    await page.keyboard.press('Control+c');
    await expect(page.getByText('Copied 15 rows')).toBeVisible();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\n');
    expect(lines).toHaveLength(16);
    expect(lines[0]?.split('\t')).toContain('Role');
    expect(new Set(lines.map((line) => line.split('\t').length)).size).toBe(1);
    expect(lines.slice(1).join('\n')).toMatch(/\tkube-apiserver\t(?:.*\t)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\t/u);
  });

  test('what is picked is what is exported', async ({ page }) => {
    const table = tableOf(page);
    await table.getByRole('row').nth(1).click();
    await table
      .getByRole('row')
      .nth(2)
      .click({ modifiers: ['Shift'] });
    await downloadAs(page, 'CSV');
    await expect(page.getByText(/^Exported 2 certificates to /u)).toBeVisible();
  });
});

for (const [colorScheme, locale, group, ca] of [
  ['light', 'en-GB', /^Group by/u, 'CA'],
  ['dark', 'ja-JP', /^グループ/u, 'CA'],
] as const) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });
    test.slow();

    test('the sample is grouped by CA, groups close and open by keyboard, nothing is a serious barrier', async ({
      page,
      appUrl,
    }) => {
      await page.goto(appUrl);
      await page.getByRole('button', { name: /sample cluster|サンプルクラスター/u }).click();
      await page.getByRole('tab').nth(1).click();
      await page.getByRole('button', { name: group }).click();
      await page.getByRole('menuitemradio', { name: ca }).click();
      const tree = page.getByRole('treegrid');
      const heads = tree.locator('[aria-level="1"]');
      await expect(heads.first()).toHaveAttribute('aria-expanded', 'true');
      await expect(heads.first()).toContainText(/\d/u);
      await expect(tree.locator('[aria-level="2"]').first()).toBeVisible();
      await tree.focus();
      await page.keyboard.press('Home');
      const rows = Number(await tree.getAttribute('aria-rowcount'));
      await page.keyboard.press('ArrowLeft');
      await expect(heads.first()).toHaveAttribute('aria-expanded', 'false');
      expect(Number(await tree.getAttribute('aria-rowcount'))).toBeLessThan(rows);
      await page.keyboard.press('ArrowRight');
      await expect(tree).toHaveAttribute('aria-rowcount', String(rows));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowLeft');
      await expect(tree).toHaveAttribute('aria-activedescendant', /-0$/u);
      await expectAccessible(page);
    });
  });
}
