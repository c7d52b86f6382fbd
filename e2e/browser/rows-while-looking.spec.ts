import type { Page } from '@playwright/test';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';

test.use({ places: [kubeadmTree('mixed-validity')] });

/** Holds back what comes after all but issuer links: the look takes as long as the test likes. */
async function holdTheEnd(page: Page): Promise<() => void> {
  const held: (() => void)[] = [];
  let isHeld = false;
  let isReleased = false;
  await page.routeWebSocket(/./u, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const pass = () => {
        socket.send(message);
      };
      if (isHeld && !isReleased) held.push(pass);
      else pass();
      isHeld ||= String(message).includes('"look.found"');
    });
  });
  return () => {
    isReleased = true;
    for (const pass of held) pass();
  };
}

const tableOf = (page: Page) => page.getByRole('grid', { name: 'Certificates' });

test('what is read is there before it is judged, and says so', async ({ page, appUrl }) => {
  const release = await holdTheEnd(page);
  await page.goto(appUrl);
  const overview = page.getByRole('tabpanel', { name: 'Overview' });
  await expect(overview).toContainText('15 certificates so far. They are judged once all are there.');
  await page.getByRole('tab', { name: 'Certificates' }).click();
  const table = tableOf(page);
  await expect(table.getByRole('row')).toHaveCount(16);
  await expect(table).toHaveAttribute('aria-busy', 'true');
  // A certificate's own facts; of what others tell of it nothing.
  const row = table.getByRole('row').filter({ hasText: 'front-proxy-client' });
  await expect(row.locator('[data-column=issuer]')).toHaveText('front-proxy-ca');
  const ownEnd = row.locator('[data-column=effective]');
  await expect(ownEnd).toContainText(/20\d\d/u);
  await expect(ownEnd.locator('[title]')).toHaveAttribute('title', /by its own date; .* being worked out/u);
  for (const column of ['role', 'remaining', 'places', 'findings']) {
    await expect(row.locator(`[data-column=${column}]`)).toHaveText('…judging…');
  }
  await expect(row.locator('[data-column=status]')).toHaveText('judging…');
  await expect(page.getByRole('status').filter({ hasText: /certificates/u })).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Remaining' })).toHaveAttribute('aria-sort', 'none');
  await expectAccessible(page);

  release();
  await expect(table).toHaveAttribute('aria-busy', 'false');
  await expect(table).not.toContainText('judging');
  await expect(page.getByRole('columnheader', { name: 'Remaining' })).toHaveAttribute('aria-sort', 'ascending');
});

test.describe('with several clusters', () => {
  test.use({ places: (['default-rsa', 'mixed-validity', 'corrupt-cert'] as const).map((name) => kubeadmTree(name)) });

  test('the row a person has chosen stays where it is when all are judged and sorted', async ({ page, appUrl }) => {
    await page.setViewportSize({ width: 1280, height: 320 });
    const release = await holdTheEnd(page);
    await page.goto(appUrl);
    await page.getByRole('tab', { name: 'Certificates' }).click();
    const table = tableOf(page);
    await expect(table).toHaveAttribute('aria-rowcount', '27');
    await table.focus();
    for (let line = 0; line < 14; line++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const chosen = table.locator('[role=row][aria-selected=true]');
    await expect(chosen).toBeInViewport({ ratio: 0.9 });
    const name = await chosen.locator('[data-column=subject]').innerText();
    const before = await chosen.boundingBox();
    const inspector = page.getByRole('complementary', { name: 'Certificate' });
    await expect(inspector).toContainText('are worked out once all certificates are there');
    const lineBefore = await chosen.getAttribute('aria-rowindex');

    release();
    await expect(table).toHaveAttribute('aria-busy', 'false');
    await expect(chosen.locator('[data-column=subject]')).toHaveText(name);
    expect(await chosen.getAttribute('aria-rowindex')).not.toBe(lineBefore);
    expect((await chosen.boundingBox())?.y).toBe(before?.y);
    await expect(table).toBeFocused();
    await expect(inspector).toContainText('Path to its root');
  });
});

test('the rows that are there stay when the look is cancelled, and are judged', async ({ page, appUrl }) => {
  const release = await holdTheEnd(page);
  await page.goto(appUrl);
  await page.getByRole('tab', { name: 'Certificates' }).click();
  await expect(tableOf(page).getByRole('row')).toHaveCount(16);
  await page.getByRole('contentinfo').getByRole('button', { name: 'Cancel' }).click();
  release();
  await expect(tableOf(page)).toHaveAttribute('aria-busy', 'false');
  await expect(tableOf(page).getByRole('row')).toHaveCount(16);
});

test.describe('in Japanese', () => {
  test.use({ locale: 'ja-JP' });

  test('the same is said', async ({ page, appUrl }) => {
    await holdTheEnd(page);
    await page.goto(appUrl);
    await page.getByRole('tab', { name: '証明書' }).click();
    const table = page.getByRole('grid', { name: '証明書' });
    await expect(table.getByRole('row')).toHaveCount(16);
    await expect(table).toContainText('判定中…');
    await expect(page.getByRole('tabpanel', { name: '証明書' })).toContainText('ここまでに証明書 15 件。');
  });
});
