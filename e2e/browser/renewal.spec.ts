import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';

test.describe('a control plane', () => {
  test.use({ places: [kubeadmTree('default-rsa')] });

  test('says first what is not fixed, then what to type, and remembers what is done', async ({
    page,
    app,
    appUrl,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(appUrl);
    await page.getByRole('tab', { name: 'Renewal' }).click();
    await expect(page.getByRole('region', { name: 'What this will not fix' })).toContainText('SANs');
    await expect(page.getByText('0 of 10 steps done')).toBeVisible();

    const renew = page.getByRole('button', { name: /Renew the certificates on cp-1/u });
    await renew.click();
    await expect(page.getByText('kubeadm certs renew all', { exact: true })).toBeVisible();
    const step = page.getByRole('listitem').filter({ has: renew });
    await step.getByRole('button', { name: 'Copy the command' }).first().click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('kubeadm certs renew all');

    await page.getByRole('checkbox', { name: /Back up/u }).check();
    await expect(page.getByText('1 of 10 steps done')).toBeVisible();
    await page.goto(`http://127.0.0.1:${app.port}/`);
    await page.getByRole('tab', { name: 'Renewal' }).click();
    await expect(page.getByRole('checkbox', { name: /Back up/u })).toBeChecked();
    await expect(page.getByText('1 of 10 steps done')).toBeVisible();

    await page.getByRole('button', { name: 'Take along' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as shell script…' }).click();
    expect((await download).suggestedFilename()).toMatch(/^renewal-plan-\d{4}-\d\d-\d\d\.sh$/u);
  });

  test('is reached from a certificate, whose steps stand open', async ({ page, appUrl }) => {
    await page.goto(appUrl);
    await page.getByRole('heading', { level: 1 }).getByRole('button').first().click();
    const inspector = page.getByRole('complementary', { name: 'Certificate' });
    await expect(inspector.getByRole('region', { name: 'How to renew' })).toContainText(
      'Restart the API server on cp-1',
    );
    await inspector.getByRole('button', { name: 'Show the plan' }).click();
    await expect(page.getByRole('button', { name: /Restart the API server.*concerns apiserver/u })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });
});

for (const [colorScheme, locale] of [
  ['light', 'en-GB'],
  ['dark', 'ja-JP'],
] as const) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale, places: ['sample:'] });
    test.slow();

    test('the plan of a cluster has no serious barrier, and can be narrowed to a node', async ({ page, appUrl }) => {
      await page.goto(appUrl);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('scheduler.conf');
      await page.keyboard.press('5');
      await expect(page.getByRole('tabpanel')).toContainText('kubeadm certs renew');
      await expectAccessible(page);
      await page.getByRole('tabpanel').getByRole('combobox').selectOption('worker-1');
      await expect(page.getByRole('list', { name: /Steps for|の手順/u })).not.toContainText('cp-1');
    });
  });
}
