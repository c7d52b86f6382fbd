import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';
import { serveApp } from '../testing/served-app.ts';

const settingsFolder = (home: string) => join(home, '.config', 'notafter');
/** Empty until the first change has reached the disk. */
const stored = async (home: string): Promise<Record<string, unknown>> => {
  const text = await readFile(join(settingsFolder(home), 'settings.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Record<string, unknown>;
};

test('what was chosen holds after NotAfter was stopped and started again', async ({ page, app, appUrl, scratch }) => {
  await page.goto(appUrl);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  // The first key may come before the window listens.
  await expect(async () => {
    await page.keyboard.press('Control+,');
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await dialog.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(dialog).toContainText(join(settingsFolder(scratch), 'settings.json'));
  await dialog.getByRole('radio', { name: '日本語' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  // At once, as a person does who has seen what they wanted.
  await page.goto('about:blank');
  await app.stop();
  expect(await stored(scratch)).toEqual({ version: 1, theme: 'dark', language: 'ja' });

  const again = await serveApp({ home: scratch });
  try {
    // Before any script has run the page is dark and Japanese: nothing flashes.
    const html = (await page.goto(again.url))?.text();
    expect(await html).toContain('<html lang="ja" data-theme="dark">');
    await expect(page.getByRole('heading', { name: '最初に期限が切れるのは？' })).toBeVisible();
    await page.goto('about:blank');
  } finally {
    await again.stop();
  }
});

test('a broken settings file is set aside and said, and the window works', async ({ page, appUrl, scratch }) => {
  await mkdir(settingsFolder(scratch), { recursive: true });
  await writeFile(join(settingsFolder(scratch), 'settings.json'), '{"theme":"dar');
  await page.goto(appUrl);
  // A second, empty one is where the window announces what happens.
  await expect(page.getByRole('alert').filter({ hasText: 'was set aside as' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await readdir(settingsFolder(scratch))).toEqual([expect.stringMatching(/^settings\.broken-.*\.json$/u)]);
});

test('two servers of one person keep each other’s changes', async ({ page, context, appUrl, scratch }) => {
  const other = await serveApp({ home: scratch });
  try {
    const second = await context.newPage();
    await page.goto(appUrl);
    await second.goto(other.url);
    for (const [window, choice] of [
      [page, 'Dark'],
      [second, 'Local'],
    ] as const) {
      await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
      await window.keyboard.press('Control+,');
      await window.getByRole('dialog').getByRole('radio', { name: choice }).click();
    }
    await expect.poll(() => stored(scratch)).toEqual({ version: 1, theme: 'dark', zone: 'local' });
    await second.close();
  } finally {
    await other.stop();
  }
});

test.describe('with a tree that is fine for the usual thresholds', () => {
  test.use({ places: [kubeadmTree('default-rsa')] });

  test('thresholds hold at once, what makes no sense together does not, and the defaults come back', async ({
    page,
    appUrl,
    scratch,
  }) => {
    await page.goto(appUrl);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('apiserver');
    const soon = page.getByRole('main').getByRole('button', { name: /soon/u });
    const before = await soon.textContent();
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    const field = (name: string) => dialog.getByRole('textbox', { name });
    await field('CAs, soon: days left').fill('36500');
    await field('CAs, soon: share of the lifetime left, in percent').fill('100');
    await page.keyboard.press('Enter');
    await expect.poll(async () => soon.textContent()).not.toBe(before);

    await field('Certificates, critical: days left').fill('31');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('Critical has to come at or after soon');
    await expect(field('Certificates, critical: days left')).toHaveAttribute('aria-invalid', 'true');
    await field('Certificates, soon: days left').fill('40');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toHaveCount(0);
    await expect
      .poll(async () => (await stored(scratch))['thresholds'])
      .toMatchObject({ endEntity: { warnMs: 40 * 86_400_000, criticalMs: 31 * 86_400_000 }, ca: { warnShare: 1 } });

    await dialog.getByRole('button', { name: 'Back to the defaults' }).click();
    await expect(field('Certificates, soon: days left')).toHaveValue('30');
    await expect.poll(() => soon.textContent()).toBe(before);
    await expect.poll(async () => Object.keys(await stored(scratch))).not.toContain('thresholds');
  });

  test('a silenced finding is listed with its reason, and is told again on demand', async ({
    page,
    appUrl,
    scratch,
  }) => {
    await mkdir(settingsFolder(scratch), { recursive: true });
    const silenced = [{ id: 'NA-T01', reason: 'replaced in March', since: '2026-11-01T00:00:00Z' }];
    await writeFile(join(settingsFolder(scratch), 'settings.json'), JSON.stringify({ silenced }));
    await page.goto(appUrl);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('Control+,');
    await expect(page.getByRole('dialog')).toContainText('replaced in March');
    await page.getByRole('button', { name: 'Tell of NA-T01 again' }).click();
    await expect(page.getByRole('dialog')).not.toContainText('replaced in March');
    await expect.poll(() => stored(scratch)).toMatchObject({ silenced: [] });
  });

  test('the inspector is made wider by keys and by dragging, and stays so', async ({ page, app, appUrl }) => {
    await page.goto(appUrl);
    const inspector = page.getByRole('complementary', { name: 'Certificate' });
    const width = async () => Math.round((await inspector.boundingBox())?.width ?? 0);
    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    expect(await width()).toBe(360);
    const edge = page.getByRole('separator', { name: 'Width of the inspector' });
    await edge.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(width).toBe(376);
    const box = await edge.boundingBox();
    if (!box) throw new Error('The edge is not there.');
    await page.mouse.move(box.x + 4, 300);
    await page.mouse.down();
    await page.mouse.move(1280 - 500, 300, { steps: 4 });
    await page.mouse.up();
    await expect.poll(width).toBe(500);
    await page.goto(`http://127.0.0.1:${app.port}/`);
    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    await expect.poll(width).toBe(500);
  });
});

for (const [colorScheme, locale] of [
  ['light', 'en-GB'],
  ['dark', 'ja-JP'],
] as const) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale, places: [kubeadmTree('default-rsa')] });
    test.slow();

    test('no dialog has a serious barrier', async ({ page, appUrl }) => {
      await page.goto(appUrl);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('apiserver');
      for (const keys of ['Control+,', 'Control+/', 'Control+k', 'Control+o']) {
        await page.keyboard.press(keys);
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
    });
  });
}
