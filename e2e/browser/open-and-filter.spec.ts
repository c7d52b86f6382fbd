import { readFile } from 'node:fs/promises';
import { expect, kubeadmTree, test } from '../testing/app.ts';
import { downloadAs } from '../testing/export-dialog.ts';

test('an empty window offers a path field, and says when there is nothing at the path', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('textbox', { name: 'Path of a kubeconfig or a PKI folder' }).fill('/no/such/folder');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No certificate was found.' })).toBeVisible();
  const problems = page.getByRole('region', { name: 'Could not be read, or not wholly' });
  await expect(problems).toContainText('/no/such/folder');

  await page.getByRole('button', { name: 'Remove such/folder' }).click();
  await expect(page.getByRole('heading', { name: 'What expires first?' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'No certificate was found.' })).toBeVisible();
});

test('the sample cluster shows every state, and each count leads to its certificates', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('button', { name: 'Open the sample cluster' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('scheduler.conf on cp-1 expired');
  await page.getByRole('button', { name: /^Show \d+ certificates?: critical$/u }).click();

  const table = page.getByRole('grid', { name: 'Certificates' });
  await expect(table.getByRole('row')).toHaveCount(4);
  for (const row of [1, 2, 3]) await expect(table.getByRole('row').nth(row)).toContainText('critical');
  await expect(page.getByRole('region', { name: 'Filters' })).toContainText(/3 of \d+/u);
  await page.getByRole('button', { name: 'Clear filters' }).click();

  await page.getByRole('combobox', { name: 'Search' }).fill('etcd-ca cp-2');
  await expect(page.getByRole('region', { name: 'Filters' })).toContainText(/\d of \d\d/u);
  for (const row of await table.getByRole('row').all()) await expect(row).toContainText(/etcd|Role/u);
  await page.getByRole('combobox', { name: 'Search' }).fill('no such thing');
  await expect(page.getByText('No certificate matches.')).toBeVisible();
});

test('a certificate that ends with its CA says so beside what remains, in a wide window and in a narrow one', async ({
  page,
  appUrl,
}) => {
  await page.goto(appUrl);
  await page.getByRole('button', { name: 'Open the sample cluster' }).click();
  await page.getByRole('tab', { name: 'Certificates' }).click();
  const table = page.getByRole('grid', { name: 'Certificates' });
  await page.setViewportSize({ width: 1680, height: 900 });
  await expect(table.getByRole('columnheader')).toContainText([
    'Role',
    'Subject',
    'Issuer',
    'Node',
    'Expires',
    'Effective expiry',
    'Remaining',
    'Places',
    'Findings',
    'Status',
  ]);
  await page.setViewportSize({ width: 900, height: 600 });
  await expect(table.getByRole('columnheader')).toHaveText(['Role', 'Subject', 'Expires', 'Remaining', 'Status']);
  const limited = table.getByRole('row').filter({ has: page.getByText('with its CA', { exact: true }) });
  await expect(limited.first().locator('[data-column=effective]')).toContainText(
    /UTC, with etcd-ca.*; by its own date .*UTC/u,
  );
});

test.describe('with a kubeadm tree', () => {
  test.use({ places: [kubeadmTree('mixed-validity')] });

  test('the table is exported as it stands, as CSV and as JSON', async ({ page, appUrl }) => {
    await page.goto(appUrl);
    await page.getByRole('combobox', { name: 'Search' }).fill('etcd-ca');
    await expect(page.getByRole('region', { name: 'Filters' })).toContainText('5 of 15');

    const exported = async (item: string) => {
      const file = await downloadAs(page, item);
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    };
    const csv = await exported('CSV');
    expect(csv.name).toMatch(/^notafter-\d{4}-\d\d-\d\d\.csv$/u);
    const [head = '', ...lines] = csv.text.trimEnd().split('\r\n');
    expect(head).toMatch(/^status,role,subject,issuer,/u);
    const roles = lines.map((line) => line.split(',')[1]);
    expect(new Set(roles)).toEqual(
      new Set(['apiserver-etcd-client', 'etcd-ca', 'etcd-healthcheck-client', 'etcd-peer', 'etcd-server']),
    );

    const json = await exported('JSON');
    const report = JSON.parse(json.text) as { schema: string; certificates: { role: string }[] };
    expect(report.schema).toBe('notafter.inventory/v1');
    expect(report.certificates.map(({ role }) => role)).toEqual(roles);
    await expect(page.getByText(/^Exported 5 certificates to notafter-.*\.json$/u)).toBeVisible();
  });

  test('judging as of another moment changes every status, and says that it is not now', async ({ page, appUrl }) => {
    await page.goto(appUrl);
    await page.getByRole('button', { name: /^As of/u }).click();
    await page.getByLabel('Judge as of this moment (UTC)').fill('2040-01-01T00:00');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Judged as of 1 Jan 2040, 00:00 UTC, not now.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Show 15 certificates: expired' })).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Back to now' }).click();
    await expect(page.getByText('not now.')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Show 15 certificates: expired' })).toBeHidden();
  });

  test('every instant is shown in UTC or in local time, with its zone', async ({ page, appUrl }) => {
    await page.goto(appUrl);
    await page.getByRole('tab', { name: 'Certificates' }).click();
    const expires = page.locator('[role=gridcell][data-column=effective]').first();
    await expect(expires).toHaveText(/\d UTC$/u);
    await page.getByRole('radio', { name: 'Local' }).click();
    await expect(expires).toHaveText(/ GMT\+9$/u);
  });
});
