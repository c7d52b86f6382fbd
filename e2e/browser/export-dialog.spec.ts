import type { Locator } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';
import { downloadAs, openExport } from '../testing/export-dialog.ts';

test.use({ places: [kubeadmTree('mixed-validity')] });

/** How each format begins, or what must be in it. */
const formats: Readonly<Record<string, RegExp>> = {
  HTML: /^<!doctype html>/u,
  Markdown: /^# Certificate expiry report/u,
  Text: /^Certificate expiry report/u,
  CSV: /^status,role,subject,/u,
  JSON: /^\{\s*"schema":\s*"notafter\.inventory\/v1"/u,
  iCalendar: /^BEGIN:VCALENDAR\r\n/u,
  OpenMetrics: /^# HELP x509_cert_/u,
  JUnit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites/u,
  SARIF: /"version": ?"2\.1\.0"/u,
  CycloneDX: /"bomFormat": ?"CycloneDX"/u,
  'kubeadm, text': /^CERTIFICATE +EXPIRES +RESIDUAL TIME/u,
  'kubeadm, JSON': /"kind": "CertificateExpirationInfo"/u,
};

test('every format that has something to say is exported from the dialog, and the others say why not', async ({
  page,
  appUrl,
}) => {
  test.slow();
  await page.goto(appUrl);
  const names = new Set<string>();
  for (const [format, content] of Object.entries(formats)) {
    const download = await downloadAs(page, format);
    names.add(download.suggestedFilename());
    expect(await readFile(await download.path(), 'utf8'), format).toMatch(content);
  }
  expect(names.size).toBe(Object.keys(formats).length);

  const dialog = await openExport(page);
  for (const format of [/^k3s, JSON/u, /^k3s, table/u]) {
    await expect(dialog.getByRole('radio', { name: format })).toBeDisabled();
  }
  await expect(dialog.getByText('No file of k3s or RKE2 is among them')).toHaveCount(2);
  expect(
    await dialog
      .getByRole('group', { name: /^(?!What)/u })
      .getByRole('radio')
      .count(),
  ).toBe(names.size + 3);
});

test('the PDF is printed by a browser of the machine and downloaded', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const download = await downloadAs(page, 'PDF');
  expect(download.suggestedFilename()).toMatch(/^notafter-\d{4}-\d\d-\d\d\.pdf$/u);
  const path = await download.path();
  expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
  const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  test.skip(text.error !== undefined, 'pdftotext (poppler-utils) is not installed: the PDF was not read back.');
  expect(text.stdout).toContain('Certificate expiry report');
});

/** The subjects of a CSV, in its order. */
async function subjectsOf(path: string): Promise<readonly string[]> {
  const [head = '', ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\r\n');
  const column = head.split(',').indexOf('subject');
  return lines.map((line) => line.split(',')[column] ?? '');
}

test('a report is about everything, what the search leaves, or the rows that are picked, and says how many', async ({
  page,
  appUrl,
}) => {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Certificates' }).click();
  await page.getByRole('combobox', { name: 'Search' }).fill('role:etcd-*');
  await expect(page.getByRole('region', { name: 'Filters' })).toContainText('4 of 15');
  const table = page.getByRole('grid', { name: 'Certificates' });
  const subjectOf = (row: Locator) => row.locator('[data-column=subject]').innerText();
  const rows = table.getByRole('row').filter({ has: page.getByRole('gridcell') });
  await expect(rows).toHaveCount(4);
  const shown: string[] = [];
  for (const row of await rows.all()) shown.push(await subjectOf(row));
  await rows.nth(1).click();
  await rows.nth(2).click({ modifiers: ['Control'] });

  const withScope = async (scope: RegExp) => {
    const dialog = await openExport(page);
    await dialog.getByRole('radio', { name: /^CSV/u }).check();
    await dialog.getByRole('radio', { name: scope }).check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download' }).click(),
    ]);
    return subjectsOf(await download.path());
  };
  const selection = await withScope(/^Selected rows 2/u);
  expect(selection).toHaveLength(2);
  const filtered = await withScope(/^Current filter 4 role:etcd-\*/u);
  expect(filtered).toHaveLength(4);
  for (const [index, subject] of filtered.entries()) expect(subject).toContain(shown[index]);
  expect(selection).toEqual(filtered.slice(1, 3));
  expect(await withScope(/^All certificates 15/u)).toHaveLength(15);

  // kubeadm's own answer knows no filter, and what was chosen before is not given for something else.
  const dialog = await openExport(page);
  await dialog.getByRole('radio', { name: /^Current filter/u }).check();
  await expect(dialog.getByRole('radio', { name: /^kubeadm, text/u })).toBeDisabled();
});

test('the preview is the file, runs nothing, and follows the language and the Excel mark', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const dialog = await openExport(page);
  const frame = dialog.locator('iframe');
  await expect(frame).toHaveAttribute('sandbox', '');
  const preview = dialog.frameLocator('iframe');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Certificate expiry report');
  // Its style sheet holds under the policy of the window.
  await expect(preview.locator('.badge').first()).toHaveCSS('font-weight', '600');
  await dialog.getByRole('radio', { name: '日本語' }).click();
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('証明書の期限レポート');

  await dialog.getByRole('radio', { name: /^CSV/u }).check();
  await expect(dialog.getByRole('radio', { name: '日本語' })).toHaveCount(0);
  await expect(dialog.locator('pre')).toContainText(/^status,role/u);
  // Not before: what looks for barriers runs a script in every frame.
  await expectAccessible(page);
  await dialog.getByRole('checkbox', { name: /Excel/u }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect((await readFile(await download.path())).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
});

test('what is being made can be stopped, and leaves no file', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  let downloads = 0;
  page.on('download', () => (downloads += 1));
  const dialog = await openExport(page);
  await dialog.getByRole('radio', { name: /^PDF/u }).check();
  const download = dialog.getByRole('button', { name: 'Download' });
  await download.click();
  await expect(dialog.getByText('Printing…')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText('Printing…')).toBeHidden();
  await expect(download).toBeEnabled();
  expect(downloads).toBe(0);
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  // The next one is not held up by it.
  await Promise.all([page.waitForEvent('download'), download.click()]);
});

test.describe('without a browser to print with', () => {
  const before = process.env['NOTAFTER_CHROMIUM'];
  test.beforeAll(() => {
    process.env['NOTAFTER_CHROMIUM'] = '/nowhere/chromium';
  });
  test.afterAll(() => {
    if (before === undefined) delete process.env['NOTAFTER_CHROMIUM'];
    else process.env['NOTAFTER_CHROMIUM'] = before;
  });

  test('the dialog says what to do', async ({ page, appUrl }) => {
    await page.goto(appUrl);
    const dialog = await openExport(page);
    await dialog.getByRole('radio', { name: /^PDF/u }).check();
    await dialog.getByRole('button', { name: 'Download' }).click();
    await expect(dialog.getByRole('alert')).toContainText('A PDF needs a Chromium, Chrome or Edge');
  });
});
