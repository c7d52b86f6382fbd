import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { someContainers } from '../../shared/testing/some-containers.ts';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, test } from '../testing/app.ts';

test('a PKCS#12 asks its password: a wrong one is told, and what opens one opens its siblings', async ({
  page,
  appUrl,
  scratch,
}) => {
  const made = someContainers();
  const folder = join(scratch, 'stores');
  mkdirSync(folder);
  for (const name of ['modern.p12', 'ec.p12', 'ca.crt', 'ca.crl']) writeFileSync(join(folder, name), made.file(name));
  await page.goto(appUrl);
  const open = async (): Promise<void> => {
    await page.getByRole('textbox', { name: /Path/u }).fill(folder);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
  };
  await open();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('heading')).toHaveText('Password of ec.p12');
  await expect(dialog).toContainText('one more container');
  await expectAccessible(page);
  const password = dialog.getByLabel('Password');
  await expect(password).toBeFocused();
  await password.fill('wrong');
  await password.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('does not open it');
  await password.fill('secret');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog).toBeHidden();
  await page
    .getByRole('link', { name: 'Certificates' })
    .or(page.getByRole('tab', { name: 'Certificates' }))
    .first()
    .click();
  await expect(page.getByText('www').first()).toBeVisible();
  expect(await page.evaluate(() => document.body.innerHTML.includes('secret'))).toBe(false);
});
