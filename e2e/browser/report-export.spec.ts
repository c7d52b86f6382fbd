import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, kubeadmTree, test } from '../testing/app.ts';
import { downloadAs } from '../testing/export-dialog.ts';
import { expectAccessible } from '../testing/accessibility.ts';

test.use({ places: [kubeadmTree('corrupt-cert')] });

test('the report leaves the window as a file that needs no network, on screen and on paper', async ({
  page,
  appUrl,
  browser,
  scratch,
}) => {
  await page.goto(appUrl);
  const download = await downloadAs(page, 'HTML');
  expect(download.suggestedFilename()).toMatch(/^notafter-\d{4}-\d\d-\d\d\.html$/u);
  const file = join(scratch, 'report.html');
  await download.saveAs(file);

  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ offline: true, colorScheme });
    const report = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    report.on('request', (request) => requests.push(request.url()));
    report.on('console', (message) => complaints.push(message.text()));
    await report.goto(pathToFileURL(file).href);
    await expect(report.getByRole('heading', { level: 1 })).toHaveText('Certificate expiry report');
    await expect(report.locator('.headline')).toContainText('expires in');
    await expect(report.locator('.unread')).toHaveText('1 path could not be read, or not wholly.');
    await expect(report.getByRole('region', { name: 'Scope, and what could not be read' })).toContainText(
      'apiserver.crt',
    );
    // The style sheet is the one its policy names, or nothing of it would hold.
    await expect(report.locator('.badge').first()).toHaveCSS('font-weight', '600');
    await expectAccessible(report);
    expect(requests).toEqual([pathToFileURL(file).href]);
    expect(complaints).toEqual([]);
    if (colorScheme === 'light') await writeFile(join(scratch, 'report.pdf'), await report.pdf({ format: 'A4' }));
    await context.close();
  }

  const text = spawnSync('pdftotext', ['-layout', join(scratch, 'report.pdf'), '-'], { encoding: 'utf8' });
  test.skip(
    text.error !== undefined,
    'pdftotext (poppler-utils) is not installed: the printed report was not read back.',
  );
  expect(text.stdout).toContain('Certificate expiry report');
  expect(text.stdout).toContain('Could not be read, or not wholly');
  const pages = text.stdout.split('\f').length - 1;
  expect(pages).toBeGreaterThan(2);
  expect(pages).toBeLessThan(30);
  expect(text.stdout.replaceAll(' ', '')).toContain(`1/${pages}`);
});

test('the report of a filter says what it is about, and in the language of the window', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('combobox', { name: 'Search' }).fill('ca:etcd-ca');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('日本語');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '書き出し' }).waitFor();
  const download = await downloadAs(page, 'HTML');
  const html = await readFile(await download.path(), 'utf8');
  expect(html).toContain('<html lang="ja">');
  expect(html).toMatch(
    /class="narrowed">このレポートは、見つかった証明書 \d+ 件のうち \d+ 件を対象としています: ca:etcd-ca/u,
  );
  expect(html).not.toContain('id="plan"');
});
