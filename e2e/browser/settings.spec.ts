import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../testing/app.ts';
import { serveApp } from '../testing/served-app.ts';

const settingsFolder = (home: string) => join(home, '.config', 'notafter');

test('what was chosen holds after NotAfter was stopped and started again', async ({ page, app, appUrl, scratch }) => {
  await page.goto(appUrl);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('menuitemradio', { name: '日本語' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  // At once, as a person does who has seen what they wanted.
  await page.goto('about:blank');
  await app.stop();
  const stored = JSON.parse(await readFile(join(settingsFolder(scratch), 'settings.json'), 'utf8')) as object;
  expect(stored).toEqual({ version: 1, theme: 'dark', language: 'ja' });

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
  await expect(page.getByRole('alert')).toContainText('was set aside as');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await readdir(settingsFolder(scratch))).toEqual([expect.stringMatching(/^settings\.broken-.*\.json$/u)]);
});
