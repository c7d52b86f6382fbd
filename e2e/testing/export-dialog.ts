import type { Download, Locator, Page } from '@playwright/test';

/** The export dialog, opened by its keys. */
export async function openExport(page: Page): Promise<Locator> {
  // It is there once something has been looked at.
  await page.getByRole('button', { name: /^(?:Export|書き出し)$/u }).waitFor();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: /^(?:Export a report|レポートの書き出し)$/u });
  await dialog.waitFor();
  return dialog;
}

/** Chooses a format by its name and downloads it. */
export async function downloadAs(page: Page, format: string): Promise<Download> {
  const dialog = await openExport(page);
  await dialog.locator('.export__formats').getByText(format, { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: /^(?:Download|ダウンロード)$/u }).click(),
  ]);
  await dialog.waitFor({ state: 'hidden' });
  return download;
}
