import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, kubeadmTree, test } from '../testing/app.ts';

const tree = kubeadmTree('default-rsa');
test.use({ places: [tree], expectedComplaints: /WebSocket|ERR_CONNECTION_REFUSED/u });

test('when the engine is killed the window says so and keeps what it shows; what was saved is not lost', async ({
  page,
  app,
  appUrl,
  scratch,
}) => {
  await page.goto(appUrl);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('apiserver');
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'Dark' }).click();
  const settingsPath = join(scratch, '.config/notafter/settings.json');
  await expect.poll(() => readFile(settingsPath, 'utf8').catch(() => '')).toContain('dark');
  await page.keyboard.press('Escape');

  app.process.kill('SIGKILL');
  await expect(page.getByText(/The connection to NotAfter is lost/u)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('apiserver');
  await page.getByRole('tab', { name: 'Certificates' }).click();
  await expect(page.getByText('apiserver-kubelet-client').first()).toBeVisible();
  await page.keyboard.press('F5');
  // A look that cannot be takes nothing away.
  await expect(page.getByText(/The connection to NotAfter is lost/u)).toBeVisible();
  await expect(page.getByText('apiserver-kubelet-client').first()).toBeVisible();
  expect(JSON.parse(await readFile(settingsPath, 'utf8'))).toMatchObject({ theme: 'dark', recentPlaces: [tree] });
});
