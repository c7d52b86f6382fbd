import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';

test('the language is chosen in the window, at once and for the next time', async ({ page, app, appUrl }) => {
  await page.goto(appUrl);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: '日本語' }).click();
  await expect(page.getByRole('heading', { name: '最初に期限が切れるのは？' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.keyboard.press('Escape');
  await page.goto(`http://127.0.0.1:${app.port}/`);
  await expect(page.getByRole('heading', { name: '最初に期限が切れるのは？' })).toBeVisible();
});

for (const [colorScheme, locale] of [
  ['light', 'en-GB'],
  ['dark', 'ja-JP'],
] as const) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });
    // A pass over a whole window takes seconds.
    test.slow();

    test('the empty window and the overview of every state have no serious barrier', async ({ page, appUrl }) => {
      await page.goto(appUrl);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: /sample cluster|サンプルクラスター/u }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('scheduler.conf');
      await expectAccessible(page);
    });

    test.describe('with a tree', () => {
      test.use({ places: [kubeadmTree('mixed-validity')] });

      for (const [index, view] of ['overview', 'certificates', 'hierarchy', 'timeline'].entries()) {
        test(`the ${view} has no serious barrier`, async ({ page, appUrl }) => {
          await page.goto(appUrl);
          await page.getByRole('tab').nth(index).click();
          await expect(page.getByRole('tabpanel')).toContainText('apiserver');
          await expectAccessible(page);
        });
      }

      test('the inspector and what was looked at have no serious barrier', async ({ page, appUrl }) => {
        await page.goto(appUrl);
        await page.getByRole('heading', { level: 1 }).getByRole('button').click();
        await page.getByRole('complementary').getByRole('button', { name: 'PEM', exact: true }).click();
        await expect(page.getByRole('complementary')).toContainText('-----BEGIN CERTIFICATE-----');
        await expectAccessible(page);
        await page.getByRole('contentinfo').getByRole('button').first().click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectAccessible(page);
      });
    });
  });
}

for (const [colorScheme, locale] of [
  ['dark', 'en-GB'],
  ['light', 'ja-JP'],
] as const) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale, places: [kubeadmTree('mixed-validity')] });
    test.slow();

    test('no view has a serious barrier', async ({ page, appUrl }) => {
      await page.goto(appUrl);
      for (const index of [0, 1, 2, 3]) {
        await page.getByRole('tab').nth(index).click();
        await expect(page.getByRole('tabpanel')).toContainText('apiserver');
        await expectAccessible(page);
      }
    });
  });
}

test.describe('where movement is unwelcome', () => {
  test.use({ places: [kubeadmTree('corrupt-cert')], contextOptions: { reducedMotion: 'reduce' } });

  test('the window still says everything', async ({ page, appUrl }) => {
    await page.goto(appUrl);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('apiserver-kubelet-client');
  });

  test('with a person’s own colours what is chosen is still told, and nothing moves for who wants it still', async ({
    page,
    appUrl,
  }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(appUrl);
    await page.getByRole('tab', { name: 'Certificates' }).click();
    const row = page.getByRole('row').nth(2);
    await row.click();
    await expect(row).toHaveCSS('outline-style', 'solid');
    await expect(page.getByRole('radio', { name: 'UTC' })).toBeChecked();
    await expect(page.locator('.segmented__option[data-selected]').first()).toHaveCSS('outline-style', 'solid');
    const moving = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    expect(moving).toBe(0);
  });
});
