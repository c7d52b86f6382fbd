import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, test } from '../testing/app.ts';

/** A root that permits names below a.test alone, and a server of its issuing CA that has another name too. */
async function makeChain(folder: string): Promise<void> {
  await mkdir(folder);
  const openssl = (line: string): unknown => execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'pipe' });
  const request = (name: string): string =>
    `req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${name}.key -subj /CN=${name}`;
  const issue = (name: string, by: string): unknown =>
    openssl(
      `x509 -req -copy_extensions copyall -in ${name}.csr -CA ${by}.crt -CAkey ${by}.key -days 300 -out ${name}.crt`,
    );
  openssl(`${request('root')} -x509 -days 3000 -out root.crt -addext nameConstraints=critical,permitted;DNS:a.test`);
  const ca = 'basicConstraints=critical,CA:TRUE -addext keyUsage=critical,digitalSignature';
  openssl(`${request('issuing')} -out issuing.csr -addext ${ca}`);
  issue('issuing', 'root');
  openssl(`${request('shop')} -out shop.csr -addext subjectAltName=DNS:shop.a.test,DNS:shop.b.test`);
  issue('shop', 'issuing');
}

const screens = [
  { colorScheme: 'light', locale: 'en-GB', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', locale: 'ja-JP', viewport: { width: 900, height: 600 } },
] as const;

for (const screen of screens) {
  test.describe(`${screen.colorScheme}, ${screen.locale}`, () => {
    test.use(screen);

    test('the path says at each step why a verifier refuses it, and a finding names what the CA does not permit', async ({
      page,
      appUrl,
      scratch,
    }) => {
      const folder = join(scratch, 'chain');
      await makeChain(folder);
      const isEnglish = screen.locale === 'en-GB';
      await page.goto(appUrl);
      await page.getByRole('textbox').first().fill(folder);
      await page.getByRole('textbox').first().press('Enter');
      await page.getByRole('tab', { name: isEnglish ? 'Certificates' : '証明書' }).click();
      await page.getByRole('grid').getByRole('row', { name: /shop/u }).first().click();
      const path = page
        .getByRole('complementary')
        .getByRole('region', { name: isEnglish ? 'Path to its root' : /ルート/u });
      const steps = path.getByRole('listitem');
      await expect(steps).toHaveCount(3);
      await expect(steps.nth(0).getByRole('paragraph')).toHaveCount(0);
      await expect(steps.nth(1).getByRole('paragraph')).toHaveText(
        isEnglish
          ? 'May not sign certificates (keyUsage without keyCertSign): what it signed is refused.'
          : '証明書に署名できません（keyUsage に keyCertSign がない）。署名した証明書は拒否されます。',
      );
      await expect(steps.nth(2).getByRole('paragraph')).toHaveText(
        isEnglish
          ? 'Is named shop.b.test, which the name constraints of root do not permit.'
          : '名前 shop.b.test は、root の名前制約で許可されていません。',
      );
      await expect(page.getByRole('complementary')).toContainText(
        isEnglish ? 'do not permit shop.b.test' : 'shop.b.test を許可していません',
      );
      await steps.nth(2).scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${test.info().outputDir}/path.png` });
      await expectAccessible(page);
    });
  });
}
