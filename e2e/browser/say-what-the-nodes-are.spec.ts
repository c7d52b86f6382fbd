import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('default-rsa')] });

test('what the files look like is told with its evidence, and a person has the last word', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await expect(page.getByText('kubeadm control plane:')).toBeVisible();
  await page.getByRole('button', { name: 'Why' }).click();
  const dialog = page.getByRole('dialog', { name: 'How this was recognised' });
  await expect(dialog).toContainText('pki/apiserver.crt');
  await dialog.getByLabel('Treat every node as').selectOption('k3s');
  await expect(dialog).toContainText('as you chose');
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^k3s .*, as you chose/u)).toBeVisible();
  await page.keyboard.press('5');
  await expect(page.getByRole('tabpanel').getByRole('heading', { level: 2 }).first()).toContainText('k3s');
});
