import { expectAccessible } from '../testing/accessibility.ts';
import { expect, test } from '../testing/app.ts';

test.use({ places: ['sample:'] });

test('findings stand by severity and rule, lead to the certificate, and are silenced with a reason until it is undone', async ({
  page,
  appUrl,
}) => {
  await page.goto(appUrl);
  await page.getByRole('button', { name: 'Show the findings' }).click();
  const list = page.getByRole('region', { name: 'Findings', exact: true });
  const group = page.getByRole('region', { name: /^NA-C01 / });
  await expect(group).toContainText(
    'apiserver-kubelet-client.crt (cp-2) was signed by another CA than ca.crt (same name, “kubernetes”, different key).',
  );
  await expect(list.getByRole('heading', { level: 2 }).first()).toBeVisible();

  await group.getByRole('button', { name: 'apiserver-kubelet-client' }).click();
  const inspector = page.getByRole('complementary');
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('apiserver-kubelet-client');
  await expect(inspector.getByRole('region', { name: 'Findings' })).toContainText('NA-C01');
  await inspector.getByRole('button', { name: 'Close' }).click();

  const critical = page.getByRole('radio', { name: /^Critical \d+$/u });
  const before = Number((await critical.textContent())?.replace(/\D/gu, ''));
  await group.getByRole('button', { name: 'Silence…' }).click();
  await page.keyboard.type('known since the audit');
  await page.keyboard.press('Enter');
  await expect(group).toHaveCount(0);
  await expect(critical).toHaveText(`Critical ${before - 1}`);
  await page.getByRole('radio', { name: 'Silenced 1' }).click();
  await expect(group).toContainText('known since the audit');
  await group.getByRole('button', { name: 'Undo silence' }).click();
  await expect(list).toContainText('No finding of this kind.');
  await expect(critical).toHaveText(`Critical ${before}`);
});

test('only one severity can be shown, and the count agrees', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Findings' }).click();
  const notices = page.getByRole('radio', { name: /^Notices \d+$/u });
  await notices.click();
  const count = Number((await notices.textContent())?.replace(/\D/gu, ''));
  await expect(page.locator('.finding')).toHaveCount(count);
  await expect(
    page.locator('.finding-group').filter({ hasNot: page.getByText('Notice', { exact: true }) }),
  ).toHaveCount(0);
});

for (const [colorScheme, locale] of [
  ['light', 'en-GB'],
  ['dark', 'ja-JP'],
] as const) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale, viewport: { width: 900, height: 600 } });
    test.slow();

    test('the findings and the dialog that silences them have no serious barrier', async ({ page, appUrl }) => {
      await page.goto(appUrl);
      await page.getByRole('combobox').first().waitFor();
      await page.keyboard.press('6');
      await expect(page.locator('.finding').first()).toBeVisible();
      await expectAccessible(page);
      await page
        .getByRole('button', { name: /^(?:Silence…|抑止…)$/u })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
    });
  });
}
