import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, test } from '../testing/app.ts';

/** Kubeconfigs as they lie about: those of a team, one of which is from before its CA was replaced, and a key used twice. */
function makeFleet(folder: string): void {
  mkdirSync(folder);
  const openssl = (line: string): unknown => execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'pipe' });
  const base64 = (file: string): string => readFileSync(join(folder, file)).toString('base64');
  const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
  for (const ca of ['now', 'before']) {
    openssl(
      `req -x509 ${key} -keyout ${ca}-ca.key -out ${ca}-ca.crt -days 3650 -subj /CN=kubernetes -addext keyUsage=critical,keyCertSign`,
    );
  }
  const kubeconfig = (file: string, user: string, ca: string): void => {
    writeFileSync(
      join(folder, `${file}.yaml`),
      `apiVersion: v1\nkind: Config\ncurrent-context: prod\nclusters:\n- name: prod\n  cluster:\n    server: https://api.example.com:6443\n    certificate-authority-data: ${base64(`${ca}-ca.crt`)}\nusers:\n- name: ${user}\n  user:\n    client-certificate-data: ${base64(`${user}.crt`)}\n    client-key-data: ${base64(`${user}.key`)}\ncontexts:\n- name: prod\n  context: {cluster: prod, user: ${user}}\n`,
    );
  };
  for (const user of ['anna', 'bob', 'ci', 'old']) {
    const ca = user === 'old' ? 'before' : 'now';
    openssl(`req ${key} -keyout ${user}.key -out ${user}.csr -subj /O=team/CN=${user}`);
    openssl(`x509 -req -in ${user}.csr -CA ${ca}-ca.crt -CAkey ${ca}-ca.key -days 300 -out ${user}.crt`);
    kubeconfig(user, user, ca);
  }
  kubeconfig('ci-copy', 'ci', 'now');
}

test('kubeconfigs are listed one by one, the worst first, and narrowed by what is said against them', async ({
  page,
  appUrl,
  scratch,
}) => {
  const folder = join(scratch, 'kubeconfigs');
  makeFleet(folder);
  await page.goto(appUrl);
  await page.getByRole('textbox', { name: /Path/u }).fill(folder);
  await page.getByRole('button', { name: 'Open', exact: true }).click();

  const section = page.getByRole('region', { name: 'Kubeconfigs' });
  await expect(section.getByRole('heading')).toContainText('5 files, 2 with nothing against them');
  const rows = section.getByRole('option');
  await expect(rows).toHaveCount(5);
  await expect(rows.first()).toContainText('old.yaml');
  await expect(rows.first()).toContainText('CA differs from the others');
  await expectAccessible(page);

  await section.getByRole('button', { name: /key shared with others/u }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('ci');

  // By keyboard: the list is one stop, and Enter opens the client certificate.
  await section.getByRole('listbox').focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Certificate' })).toContainText('CN=ci');
});
