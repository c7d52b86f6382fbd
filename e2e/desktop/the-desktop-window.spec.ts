import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kubeadmTree } from '../testing/app.ts';
import { watchPage } from '../testing/page-watch.ts';
import { expect, runner, test } from './desktop-app.ts';
import type { DesktopApp } from './desktop-app.ts';

const tree = kubeadmTree('default-rsa');
/** What the window says when it has read that tree. */
const recognised = 'kubeadm control plane: 11 certificates, 3 CAs';

const choose = (app: DesktopApp, id: string) =>
  app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);

test.describe(`the desktop window, run by ${runner},`, () => {
  test('opens the folder given on the command line and shows its certificates', async ({ startDesktop }) => {
    const { window, outsideRequests } = await startDesktop({ places: [tree] });
    await expect(window.getByText(recognised).first()).toBeVisible();
    await expect(window).toHaveTitle(/NotAfter/u);
    await window.getByRole('tab', { name: 'Certificates' }).click();
    await expect(window.getByText('apiserver-kubelet-client').first()).toBeVisible();
    expect(outsideRequests).toEqual([]);
  });

  test('opens without a place, without a complaint, and is shown once it is drawn', async ({ startDesktop }) => {
    const { window, evaluate } = await startDesktop();
    const { complaints } = watchPage(window);
    await window.reload();
    await expect(window.getByRole('button', { name: 'Open PKI folder' }).first()).toBeVisible();
    expect(complaints).toEqual([]);
    expect(
      await evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()), 0),
    ).toEqual([true]);
  });

  test('has a menu with the expected shortcuts, and the window does what is chosen', async ({ startDesktop }) => {
    const app = await startDesktop({ places: [tree] });
    // Views are shown once there is something in them; before that the window invites to open something.
    await app.window.getByRole('tab', { name: 'Overview' }).waitFor();
    await expect(app.window.getByRole('heading', { level: 1 })).toContainText('apiserver');
    const shortcuts = await app.evaluate(
      ({ Menu }, ids) => {
        const menu = Menu.getApplicationMenu();
        return ids.map((id) => [id, menu?.getMenuItemById(id)?.accelerator]);
      },
      ['open-kubeconfig', 'open-folder', 'look-again', 'export', 'settings', 'view-overview', 'view-timeline'],
    );
    expect(shortcuts).toEqual([
      ['open-kubeconfig', 'CmdOrCtrl+O'],
      ['open-folder', 'CmdOrCtrl+Shift+O'],
      ['look-again', 'F5'],
      ['export', 'CmdOrCtrl+E'],
      ['settings', 'CmdOrCtrl+,'],
      ['view-overview', 'CmdOrCtrl+1'],
      ['view-timeline', 'CmdOrCtrl+4'],
    ]);
    for (const [id, name] of [
      ['view-certificates', 'Certificates'],
      ['view-hierarchy', 'Hierarchy'],
      ['view-timeline', 'Timeline'],
      ['view-overview', 'Overview'],
    ] as const) {
      await choose(app, id);
      await expect(app.window.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
    }
  });

  test('has its menu in Japanese on a Japanese system', async ({ startDesktop }) => {
    const { evaluate } = await startDesktop({ locale: 'ja' });
    const labels = await evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label), 0);
    expect(labels).toEqual(expect.arrayContaining(['ファイル', '編集', '表示', 'ヘルプ']));
  });

  test('looks at the folder chosen in the native dialog', async ({ startDesktop }) => {
    const app = await startDesktop();
    await app.evaluate(({ dialog }, path) => {
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      dialog.showOpenDialog = (...args: unknown[]) => {
        asked.push(args.at(-1));
        return Promise.resolve({ canceled: false, filePaths: [path] });
      };
    }, tree);
    await choose(app, 'open-folder');
    await expect(app.window.getByText(recognised).first()).toBeVisible();
    expect(await app.evaluate(() => (globalThis as { asked?: unknown[] }).asked, 0)).toEqual([
      expect.objectContaining({ properties: ['openDirectory', 'multiSelections', 'showHiddenFiles'] }),
    ]);
  });

  test('stays as it is when the dialog is cancelled', async ({ startDesktop }) => {
    const app = await startDesktop();
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    }, 0);
    const answer = await app.window.evaluate(() => globalThis.notafter.call('dialog.choose', { what: 'kubeconfig' }));
    expect(answer).toEqual({ ok: true, value: { places: [] } });
  });

  test('saves the table where the native dialog says, and says so when it cannot', async ({
    startDesktop,
    scratch,
  }) => {
    const app = await startDesktop({ places: [tree] });
    await expect(app.window.getByText(recognised).first()).toBeVisible();
    const saveTo = (path: string) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === '', filePath });
      }, path);

    const csv = join(scratch, 'certificates.csv');
    await saveTo(csv);
    await choose(app, 'export-csv');
    await expect.poll(() => readFile(csv, 'utf8').catch(() => '')).toContain('apiserver-kubelet-client');

    const save = () =>
      app.window.evaluate(() =>
        globalThis.notafter.call('file.save', { suggestedName: 'a.csv', content: { text: 'a' } }),
      );
    await saveTo('');
    expect(await save()).toEqual({ ok: true, value: { savedTo: undefined } });
    await saveTo(join(csv, 'a.csv'));
    expect(await save()).toMatchObject({
      ok: false,
      error: {
        code: 'internal',
        message: expect.stringMatching(/certificates\.csv\/a\.csv could not be written/u) as unknown,
      },
    });
  });

  test('looks at what is dropped on it, by its path', async ({ startDesktop }) => {
    const app = await startDesktop();
    await expect(app.window.getByRole('button', { name: 'Open PKI folder' }).first()).toBeVisible();
    await app.drop(app.window.locator('body'), [tree]);
    await expect(app.window.getByText(recognised).first()).toBeVisible();
  });

  test('is the only one: a second start hands its places over', async ({ startDesktop }) => {
    const app = await startDesktop();
    await expect(app.window.getByRole('button', { name: 'Open PKI folder' }).first()).toBeVisible();
    const secondStart = (data: unknown) =>
      app.evaluate(({ app: electronApp }, handedOver) => {
        electronApp.emit('second-instance', {}, [], '', handedOver);
      }, data);
    // Anything could come from another process.
    for (const data of [
      undefined,
      null,
      'text',
      { places: 'text' },
      { places: [7] },
      { places: ['x'.repeat(9_999)] },
    ]) {
      await secondStart(data);
    }
    await secondStart({ places: [tree] });
    await expect(app.window.getByText(recognised).first()).toBeVisible();
  });

  test('opens what the system asks it to open', async ({ startDesktop }) => {
    const app = await startDesktop();
    await expect(app.window.getByRole('button', { name: 'Open PKI folder' }).first()).toBeVisible();
    await app.evaluate(({ app: electronApp }, path) => {
      electronApp.emit('open-file', { preventDefault: () => undefined }, path);
    }, tree);
    await expect(app.window.getByText(recognised).first()).toBeVisible();
  });
});
