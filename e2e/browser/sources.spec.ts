import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, kubeadmTree, test } from '../testing/app.ts';
import { serveApp } from '../testing/served-app.ts';

const sources = { name: 'Sources' };

test('the sample cluster shows its nodes; one of them narrows the table', async ({ page, scratch }) => {
  const app = await serveApp({ home: scratch, args: ['--port', '0', '--sample'] });
  try {
    await page.goto(app.url);
    const list = page.getByRole('navigation', sources);
    await expect(list).toContainText('1 problem');
    await list.getByRole('button', { name: /^worker-1/u }).click();
    await expect(page.getByRole('tab', { name: 'Certificates' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('node:worker-1');
    await list.getByRole('button', { name: '1 problem' }).click();
    await expect(page.getByRole('dialog', { name: 'What was looked at' })).toBeVisible();
    await page.goto('about:blank');
  } finally {
    await app.stop();
  }
});

test.describe('with two places', () => {
  test.use({ places: [kubeadmTree('default-rsa'), kubeadmTree('corrupt-cert')] });

  test('each tells its own problems; one is removed, the focus stays, and undo brings it back', async ({
    page,
    appUrl,
  }) => {
    await page.goto(appUrl);
    const items = page.getByRole('navigation', sources).getByRole('listitem');
    await expect(items).toHaveCount(2);
    await expect(items.filter({ hasText: 'corrupt-cert' })).toContainText(/\d problem/u);
    await expect(items.filter({ hasText: 'default-rsa' })).not.toContainText('problem');
    await page.getByRole('button', { name: /^Remove corrupt-cert/u }).click();
    await expect(items).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Add…' })).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(items).toHaveCount(2);
  });

  test('a path is copied whole', async ({ page, appUrl, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(appUrl);
    const item = page.getByRole('navigation', sources).getByRole('listitem').filter({ hasText: 'default-rsa' });
    await item.hover();
    await item.getByRole('button', { name: 'Copy path' }).click();
    await expect(page.getByText('Path copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(kubeadmTree('default-rsa'));
  });
});

test('what was opened is offered the next time, on the empty window and where paths are typed', async ({
  page,
  app,
  appUrl,
  scratch,
}) => {
  const tree = join(scratch, 'prod-pki');
  await cp(kubeadmTree('default-rsa'), tree, { recursive: true });
  await page.goto(appUrl);
  await page.getByRole('textbox', { name: 'Path of a kubeconfig or a PKI folder' }).fill(tree);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('apiserver');
  await page.goto(`http://127.0.0.1:${app.port}/`);
  const recent = page.getByRole('region', { name: 'Opened lately' });
  await recent.getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('apiserver');

  // What is open already is not offered again; a place that is not there is not remembered.
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog', { name: 'Open' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('region')).toHaveCount(0);
  await page.keyboard.type('/no/such/folder');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('navigation', sources)).toContainText('not found');
  await page.goto(`http://127.0.0.1:${app.port}/`);
  await expect(recent.getByRole('listitem')).toHaveCount(1);
});
