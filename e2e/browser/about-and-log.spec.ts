import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';

const tree = kubeadmTree('corrupt-cert');
test.use({ places: [tree], permissions: ['clipboard-read', 'clipboard-write'] });

test('About tells the versions, and leads to the log and to pages outside that stand in the code', async ({
  page,
  appUrl,
}) => {
  await page.goto(appUrl);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'About NotAfter' }).click();
  const about = page.getByRole('dialog', { name: 'About NotAfter' });
  await expect(about.getByText(process.versions.node)).toBeVisible();
  const link = about.getByRole('link', { name: 'RFC 5280: what a certificate is' });
  await expect(link).toHaveAttribute('href', 'https://www.rfc-editor.org/rfc/rfc5280');
  await expect(link).toHaveAttribute('rel', 'noreferrer');
  await expectAccessible(page);
  await about.getByRole('button', { name: 'Show log' }).click();
  await expect(page.getByRole('dialog', { name: 'Log' }).getByText(/look-finished/u)).toBeVisible();
  await expectAccessible(page);
});

test('the log tells what was done, and diagnostics hold neither path nor certificate unless that is asked for', async ({
  page,
  appUrl,
  scratch,
}) => {
  await page.goto(appUrl);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('show log');
  await page.keyboard.press('Enter');
  const log = page.getByRole('dialog', { name: 'Log' });
  await expect(log.getByText(/look-finished .*problem\.bad-/u)).toBeVisible();
  const copied = async () => {
    await log.getByRole('button', { name: 'Copy diagnostics' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^NotAfter \d/u);
    return page.evaluate(() => navigator.clipboard.readText());
  };

  const plain = await copied();
  expect(plain).toMatch(/certificates: \d+\n/u);
  expect(plain).toMatch(/problem\.bad-(?:der|pem): \d/u);
  expect(plain).toMatch(/info look-finished ms=\d+/u);
  for (const name of [tree, scratch, 'apiserver', 'CN=', 'kubernetes-admin', 'BEGIN'])
    expect(plain).not.toContain(name);

  await log.getByRole('checkbox', { name: /paths/u }).check();
  await page.evaluate(() => navigator.clipboard.writeText(''));
  expect(await copied()).toContain(tree);

  const file = await readFile(join(scratch, '.local/state/notafter/notafter.log'), 'utf8');
  const events = file.trimEnd().split('\n');
  expect(events.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
    'started',
    'look-started',
    'look-finished',
  ]);
  expect(file).not.toMatch(/CN=|BEGIN|kubernetes-admin/u);
});

test('what one window chooses, another shows at once', async ({ page, appUrl, context, app }) => {
  await page.goto(appUrl);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`http://127.0.0.1:${app.port}/`);
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: '日本語' }).click();
  await expect(other.getByRole('tab', { name: '概要' })).toBeVisible();
  await other.close();
});
