import type { Locator } from '@playwright/test';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('default-rsa')] });

const levelOf = (row: Locator) => row.getAttribute('aria-level');

test('the hierarchy shows which CA signed what, and is walked by keyboard alone', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Hierarchy' }).click();
  const tree = page.getByRole('treegrid', { name: 'Hierarchy of CAs and certificates' });
  await expect(page.getByText('15 certificates under 3 CAs')).toBeVisible();
  await expect(tree).toHaveAttribute('aria-rowcount', '16');

  const ca = tree.getByRole('row', { name: /^ca kubernetes/u });
  const apiserver = tree.getByRole('row', { name: /^apiserver kube-apiserver/u });
  await expect(ca).toContainText('7 below');
  expect(await levelOf(ca)).toBe('1');
  expect(await levelOf(apiserver)).toBe('2');
  await expect(apiserver).toContainText('22 Nov 2027');
  await expect(tree.getByRole('row', { name: /^etcd-ca/u })).toContainText('4 below');

  await ca.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(ca).toHaveAttribute('aria-expanded', 'false');
  await expect(apiserver).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(apiserver).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(ca).toBeFocused();
  await page.keyboard.type('apiserver');
  await expect(tree.locator('[role="row"]:focus')).toContainText('apiserver');
  await apiserver.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(ca).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tree.locator('[role="row"]:focus')).toHaveAttribute('aria-level', '2');
  await expect(tree.locator('[role="row"][tabindex="0"]')).toHaveCount(1);

  await apiserver.focus();
  await page.keyboard.press('Enter');
  await expect(apiserver).toHaveAttribute('aria-selected', 'true');
  const inspector = page.getByRole('complementary', { name: 'Certificate' });
  await expect(inspector.getByRole('heading', { name: 'apiserver', exact: true })).toBeVisible();
  await expectAccessible(page);
});
