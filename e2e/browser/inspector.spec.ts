import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  aCertificateDer,
  extension,
  implicit,
  integer,
  nothing,
  octets,
  rdn,
  sequence,
  utf8String,
} from '../../shared/testing/der-builder.ts';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, test } from '../testing/app.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.describe('with the sample cluster', () => {
  test.use({ places: ['sample:'] });

  test('the path is walked by its steps, each with its proof, and what was replaced leads to its successor', async ({
    page,
    appUrl,
  }) => {
    await page.goto(appUrl);
    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    const inspector = page.getByRole('complementary');
    const path = inspector.getByRole('region', { name: 'Path to its root' });
    await expect(
      path.getByRole('button', { name: /^scheduler\.conf .*signature verified with the key above$/u }),
    ).toBeVisible();
    await path.getByRole('button', { name: /self-signed$/u }).click();
    await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('ca');
    await expect(inspector).toContainText(/Issued \d+ certificates here/u);

    await page.getByRole('button', { name: 'Show 1 certificate that has a successor where it lies' }).click();
    await page.getByRole('grid', { name: 'Certificates' }).getByRole('row').nth(1).click();
    await expect(inspector).toContainText('replaced');
    const validity = inspector.getByRole('region', { name: 'Validity' });
    await validity.getByRole('button', { name: /^system:node:worker-1/u }).click();
    await expect(inspector).toContainText('symlink to /var/lib/kubelet/pki/kubelet-client-');
    await expect(validity).toContainText('by kubelet, at some moment from then on');
  });

  test('every value is copied whole by a click or by the keys, and a folded part stays folded', async ({
    page,
    appUrl,
  }) => {
    await page.goto(appUrl);
    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    const inspector = page.getByRole('complementary');
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await inspector
      .getByRole('button', { name: /^(?:[0-9a-f]{2}:){31}[0-9a-f]{2}$/u })
      .first()
      .click();
    await expect(page.getByText('Copied SHA-256 (64 characters)')).toBeVisible();
    expect(await clipboard()).toMatch(/^[0-9a-f]{64}$/u);

    await inspector.getByRole('button', { name: 'CN=system:kube-scheduler' }).first().focus();
    await page.keyboard.press('Control+c');
    await expect(page.getByText('Copied Subject (24 characters)')).toBeVisible();
    expect(await clipboard()).toBe('CN=system:kube-scheduler');

    await inspector.getByRole('button', { name: 'PEM', exact: true }).click();
    await expect(inspector).toContainText('-----BEGIN CERTIFICATE-----');
    await inspector.getByRole('button', { name: 'Text, as openssl prints it', exact: true }).click();
    await expect(inspector).toContainText('Subject: CN=system:kube-scheduler');
    await inspector.getByRole('button', { name: 'Usages', exact: true }).click();
    await expect(inspector.getByText('digitalSignature, keyEncipherment')).toBeHidden();
    await page
      .getByRole('button', { name: /^apiserver cp-1/u })
      .first()
      .click();
    await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('apiserver');
    await expect(inspector).toContainText('-----BEGIN CERTIFICATE-----');
    await expect(inspector.getByRole('button', { name: 'Usages', exact: true })).toHaveAttribute(
      'aria-expanded',
      'false',
    );

    const edge = inspector.getByRole('separator', { name: 'Width of the inspector' });
    await edge.focus();
    await page.keyboard.press('End');
    await expect.poll(async () => (await inspector.boundingBox())?.width).toBeGreaterThan(600);
    await page.keyboard.press('Home');
    await expect.poll(async () => (await inspector.boundingBox())?.width).toBe(300);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test.slow();

    test('a hostile certificate is shown harmless: no markup, no hidden character, no million letters', async ({
      page,
      appUrl,
      scratch,
    }) => {
      const folder = join(scratch, 'pki');
      await mkdir(folder);
      const names = Array.from({ length: 10_000 }, (_, index) => implicit(2, octets(`host-${index}.example`)));
      const hostileName = '<img src=x onerror="document.title=1">\u202eevil\u0000\n';
      const der = aCertificateDer({
        subject: sequence(rdn('2.5.4.10', utf8String('O'.repeat(1_000_000))), rdn('2.5.4.3', utf8String(hostileName))),
        serialNumber: integer('ff'),
        extensions: [
          extension('2.5.29.17', sequence(...names)),
          extension('1.2.3.4.5', sequence(nothing), true),
          extension('2.5.29.16', octets('not a period')),
        ],
      });
      const pem = Buffer.from(der).toString('base64').replaceAll(/.{64}/gu, '$&\n');
      await writeFile(join(folder, 'x.crt'), `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`);

      await page.goto(appUrl);
      await page.getByRole('textbox', { name: 'Path of a kubeconfig or a PKI folder' }).fill(folder);
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await page.getByRole('heading', { level: 1 }).getByRole('button').click();
      const inspector = page.getByRole('complementary');
      await expect(inspector.getByRole('heading', { level: 2 })).toHaveText(
        '<img src=x onerror="document.title=1">\\u{202e}evil\\u{0}\\u{a}',
      );
      await expect(page.locator('img')).toHaveCount(0);
      await expect(inspector.getByText('10000', { exact: false }).first()).toBeVisible();
      await expect(inspector.getByText('host-49.example', { exact: true }).first()).toBeVisible();
      await expect(inspector.getByText('host-50.example', { exact: true })).toHaveCount(0);
      await inspector.getByRole('button', { name: 'Show 1000 more of 9950' }).first().click();
      await expect(inspector.getByText('host-1049.example', { exact: true }).first()).toBeAttached();
      await expect(inspector).toContainText(/… and \d+ more characters; a copy has all/u);

      const defects = inspector.getByRole('region', { name: 'Defects' });
      await expect(defects).toContainText('whoever does not know a critical extension must refuse the certificate');
      await expect(defects).toContainText('RFC 5280 section 4.1.2.2 asks for a positive number');
      const extensions = inspector.getByRole('region', { name: '3 extensions' });
      await expect(extensions).toContainText('1.2.3.4.5');
      await expect(extensions).toContainText('30:02:05:00');
      await inspector.getByRole('button', { name: 'Text, as openssl prints it', exact: true }).click();
      await expect(inspector).toContainText('Serial Number:');
      const length = await inspector.evaluate((element) => element.textContent.length);
      expect(length).toBeLessThan(300_000);
      await expectAccessible(page);
    });
  });
}
