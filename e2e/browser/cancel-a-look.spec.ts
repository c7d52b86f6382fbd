import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, kubeadmTree, test } from '../testing/app.ts';

test('a long look tells how far it is, and keeps what it has when it is cancelled', async ({
  page,
  appUrl,
  scratch,
}) => {
  const folder = join(scratch, 'many');
  await mkdir(folder);
  const pem = await readFile(join(kubeadmTree('default-rsa'), 'pki/ca.crt'));
  const files = 40_000;
  for (let at = 0; at < files; at += 1_000) {
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => writeFile(join(folder, `${at + index}.crt`), pem)));
  }
  await page.goto(appUrl);
  await page.getByRole('textbox', { name: 'Path of a kubeconfig or a PKI folder' }).fill(folder);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const bar = page.getByRole('contentinfo');
  // Nothing has been found yet, so it stands where the findings will.
  const panel = page.getByRole('tabpanel', { name: 'Overview' });
  await expect(panel.getByText('Looking at')).toContainText('many');
  await expect(panel.getByRole('progressbar', { name: 'Looking' })).toBeVisible();
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel.getByRole('progressbar')).toBeHidden();
  await expect(page.getByText('Cancelled: this is what had been found.')).toBeVisible();
  const found = await bar.innerText();
  const read = Number(/Read (?<read>\d+)/u.exec(found)?.groups?.['read']);
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(files);
  await expect(bar).toContainText('1 CA');
  // What was not looked at is said, not passed over.
  await bar.getByRole('button', { name: /1 problem/u }).click();
  await expect(page.getByRole('dialog')).toContainText('Cancelled');
});
