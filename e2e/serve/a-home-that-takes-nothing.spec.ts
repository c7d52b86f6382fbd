import { readdirSync } from 'node:fs';
import { smallDisk } from '../../shared/testing/small-disk.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';
import { serveApp } from '../testing/served-app.ts';

test.use({ expectedComplaints: /WebSocket|ERR_CONNECTION_REFUSED/u });

test('a home that can only be read costs the memory of it, and nothing else: the window says so, and goes on', async ({
  page,
}) => {
  const home = smallDisk();
  test.skip(home === undefined, 'SKIPPED: a read-only disk is only made by root (mount tmpfs).');
  if (home === undefined) return;
  try {
    home.makeReadOnly();
    const app = await serveApp({ home: home.folder, places: [kubeadmTree('default-rsa')] });
    await page.goto(app.url);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('apiserver');
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: 'Dark' }).click();
    // It holds as long as the program runs.
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByText(/could not be saved/iu).first()).toBeVisible();
    await expect(page.getByText(/EROFS/u).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Certificates' }).click();
    await expect(page.getByText('apiserver-kubelet-client').first()).toBeVisible();
    await page.keyboard.press('F5');
    await expect(page.getByText('apiserver-kubelet-client').first()).toBeVisible();
    expect(await app.stop()).toBe(0);
    expect(readdirSync(home.folder)).toEqual([]);
  } finally {
    home.unmount();
  }
});
