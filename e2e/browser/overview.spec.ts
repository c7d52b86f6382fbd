import { expect, test } from '../testing/app.ts';

test.use({ places: ['sample:'] });

test('the matrix shows each node’s certificates, names the odd ones out, and is walked by keyboard', async ({
  page,
  appUrl,
}) => {
  await page.goto(appUrl);
  const section = page.getByRole('region', { name: 'Nodes and roles' });
  const matrix = page.getByRole('grid', { name: 'Nodes and roles' });
  await expect(matrix.getByRole('rowheader')).toHaveText(['cp-1', 'cp-2', 'cp-3', 'worker-1']);
  await expect(section.getByRole('heading')).toContainText(/\d+ differ from the other nodes/u);
  const cell = (name: RegExp) => matrix.getByRole('gridcell', { name });
  await expect(cell(/^apiserver-kubelet-client on cp-2: .* not signed by the CA of the others/u)).toHaveCount(1);
  await expect(cell(/^apiserver-etcd-client on cp-3: none · its file could not be read$/u)).toHaveText('unread');
  await expect(cell(/^scheduler\.conf on cp-1: expired, .* ends on another day than most$/u)).toHaveCount(1);
  await expect(cell(/^super-admin\.conf on cp-2: none$/u)).toHaveText('–');

  await matrix.focus();
  await expect(section.getByRole('heading')).toContainText('ca on cp-1: ok');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(section.getByRole('heading')).toContainText('apiserver on cp-2: ok');
  await page.keyboard.press('Control+End');
  await expect(section.getByRole('heading')).toContainText('kubelet self-signed on worker-1');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary');
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('apiserver');
  await expect(inspector).toContainText('cp-3/etc/kubernetes/pki/apiserver.crt');
  await expect(matrix).toBeFocused();
});

test('counts keep what was replaced apart, and each leads to exactly its certificates', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const table = page.getByRole('grid', { name: 'Certificates' });
  const follow = async (name: string, rows: number) => {
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByRole('button', { name, exact: true }).click();
    await expect(table.getByRole('row')).toHaveCount(rows + 1);
  };
  await follow('Show 2 certificates: expired', 2);
  await expect(table.getByRole('row', { name: /kubelet-client/u })).toHaveCount(0);
  await follow('Show 1 certificate that has a successor where it lies', 1);
  await expect(table.getByRole('row').nth(1)).toContainText('system:node:worker-1');
  await follow('Show 1 certificate that should have been renewed by now', 1);
  await expect(table.getByRole('row').nth(1)).toContainText('system:node:cp-2');
});

test('a week of the horizon leads to what ends in it', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const weeks = page.getByRole('listbox', { name: /per week/u });
  await weeks.focus();
  // The etcd CA and all it issued end together.
  const withEtcd = weeks.getByRole('option', { name: /: \d\d ending, 1 of them CAs/u });
  const label = (await withEtcd.getAttribute('aria-label')) ?? '';
  for (let moves = 0; (await withEtcd.getAttribute('aria-selected')) !== 'true' && moves < 20; moves++) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  const count = Number(/(?<count>\d+) ending/u.exec(label)?.groups?.['count']);
  await expect(page.getByRole('grid', { name: 'Certificates' }).getByRole('row')).toHaveCount(count + 1);
});

test.describe('in Japanese', () => {
  test.use({ locale: 'ja-JP' });

  test('the overview says what has expired, what that stops and what differs', async ({ page, appUrl }) => {
    await page.goto(appUrl);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      /cp-1 の scheduler\.conf は3日前に期限が切れました.*このため、スケジューラーが拒否され、新しい Pod は Pending のままになります。/u,
    );
    const matrix = page.getByRole('grid', { name: 'ノードと役割' });
    await expect(matrix.getByRole('gridcell', { name: /cp-3 の apiserver-etcd-client: なし/u })).toHaveText('読取不可');
  });

  test('a problem says what to do, beside the English sentence with its details', async ({ page, appUrl }) => {
    await page.goto(appUrl);
    await page.getByRole('button', { name: '問題 1 件' }).first().click();
    const problem = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'PEM が壊れています' });
    await expect(problem).toContainText('元のファイルと入れ替えてください。');
    await expect(problem.locator('[lang=en]')).toContainText('has no END line');
  });
});
