import { copyFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, kubeadmTree, test } from '../testing/app.ts';
import { dropPaths } from './drop-paths.ts';

test('a dropped control plane: 11 certificates, 3 CAs, what expires first, and the apiserver down to its CA', async ({
  page,
  appUrl,
}) => {
  await page.goto(appUrl);
  await expect(page.getByRole('heading', { name: 'What expires first?' })).toBeVisible();
  await dropPaths(page, [kubeadmTree('default-rsa')], async () => {
    await expect(page.getByText('Drop to look for certificates')).toBeVisible();
  });

  const main = page.getByRole('main');
  await expect(main).toContainText(
    'kubeadm control plane: 11 certificates, 3 CAs, 1 kubelet certificate, 5 kubeconfigs',
  );
  await expect(page.getByText('Drop to look for certificates')).toBeHidden();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(
    /^apiserver on cp-1 expire[sd] .*\(22 Nov 2027, 22:39 UTC\)\..*kubectl and every controller stop\.$/u,
  );
  await expect(page.getByRole('navigation', { name: 'Sources' })).toContainText('etc-kubernetes');
  await expect(page.getByRole('contentinfo')).toContainText('11 certificates, 3 CAs, 1 kubelet certificate');

  await page.getByRole('tab', { name: 'Certificates' }).click();
  await page.getByRole('row', { name: /^apiserver kube-apiserver/u }).click();
  const inspector = page.getByRole('complementary', { name: 'Certificate' });
  await expect(inspector.getByRole('heading', { name: 'apiserver', exact: true })).toBeVisible();
  const names = inspector.getByRole('region', { name: 'Names' });
  for (const name of ['kubernetes.default.svc.cluster.local', 'cp-1', '10.96.0.1']) {
    await expect(names.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await expect(inspector.getByText('private key beside it matches')).toBeVisible();
  await expect(inspector.getByRole('region', { name: '5 extensions' })).toContainText('subjectAltName');
  await inspector.getByRole('button', { name: 'PEM', exact: true }).click();
  await expect(inspector.getByRole('region', { name: 'PEM' })).toContainText('-----BEGIN CERTIFICATE-----');

  const path = inspector.getByRole('region', { name: 'Path to its root' });
  await expect(path.getByRole('listitem')).toHaveText([
    /^CA ca.*self-signed$/u,
    /^apiserver.*signature verified with the key above$/u,
  ]);
  await path.getByRole('button', { name: /^CA ca/u }).click();
  await expect(inspector.getByRole('heading', { name: 'ca', exact: true })).toBeVisible();
  await expect(inspector).toContainText('Issued 7 certificates here');
});

test('a corrupt certificate is named, and everything else still shows', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await dropPaths(page, [kubeadmTree('corrupt-cert')]);

  const problems = page.getByRole('region', { name: 'Could not be read, or not wholly' });
  await expect(problems).toContainText('etc-kubernetes/pki/apiserver.crt');
  await expect(page.getByRole('main')).toContainText('10 certificates, 3 CAs, 1 kubelet certificate');
  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: /1 problem/u })
    .click();
  const looked = page.getByRole('dialog', { name: 'What was looked at' });
  await expect(looked).toContainText('etc-kubernetes/pki/apiserver.crt');
  await page.keyboard.press('Escape');
  await expect(looked).toBeHidden();
});

test('several things at once, also single files, each seen where it lies', async ({ page, appUrl, scratch }) => {
  const tree = kubeadmTree('default-rsa');
  const folder = join(scratch, 'copies');
  await mkdir(folder);
  await copyFile(join(tree, 'pki/ca.crt'), join(folder, 'ca-copy.pem'));
  await writeFile(join(scratch, 'note.txt'), 'nothing to see\n');
  await page.goto(appUrl);
  await dropPaths(page, [join(tree, 'pki/ca.crt'), folder, join(scratch, 'note.txt')]);

  await expect(page.getByRole('main')).toContainText('Found 1 CA');
  await expect(page.getByRole('contentinfo')).toContainText('Read 2 of 3 files');
  await page.getByRole('tab', { name: 'Certificates' }).click();
  await page.getByRole('row', { name: /kubernetes/u }).click();
  const seen = page.getByRole('region', { name: 'Seen in 2 places' });
  await expect(seen).toContainText('copies/ca-copy.pem');
});

test('a file larger than a message arrives whole, and one over the limit is named', async ({
  page,
  appUrl,
  scratch,
}) => {
  const folder = join(scratch, 'large');
  await mkdir(folder);
  const pem = await readFile(join(kubeadmTree('default-rsa'), 'pki/ca.crt'), 'utf8');
  const lines = '# a line of text before the certificate\n'.repeat(25_000);
  // Over two pieces of 8 MiB, the certificate at the very end.
  await writeFile(join(folder, 'bundle.pem'), lines.repeat(18) + pem);
  await writeFile(join(folder, 'empty.pem'), '');
  await writeFile(join(folder, 'huge.pem'), '');
  await truncate(join(folder, 'huge.pem'), 65 * 1024 * 1024);
  await page.goto(appUrl);
  await dropPaths(page, [folder]);

  await expect(page.getByRole('main')).toContainText('Found 1 CA');
  const problems = page.getByRole('region', { name: 'Could not be read, or not wholly' });
  await expect(problems).toContainText(/large\/huge\.pem\s*It is over 64 MB and was left out/u);
  await page.getByRole('tab', { name: 'Certificates' }).click();
  await page.getByRole('row', { name: /kubernetes/u }).click();
  await expect(page.getByRole('region', { name: 'Seen in 1 place' })).toContainText('large/bundle.pem');
});
