import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kubeadmTree } from '../testing/app.ts';
import { expect, runner, test } from './desktop-app.ts';

test.describe(`the desktop, run by ${runner},`, () => {
  test('opens again where it was left, and not where no display is', async ({ startDesktop }) => {
    const bounds = { x: 140, y: 90, width: 1100, height: 720 };
    const normalBounds = (app: Awaited<ReturnType<typeof startDesktop>>) =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds(), undefined);
    const first = await startDesktop();
    await first.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
    await first.close();

    const second = await startDesktop();
    expect(await normalBounds(second)).toEqual(bounds);
    await second.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), {
      x: 9_000,
      y: 9_000,
    });
    await second.close();

    const third = await startDesktop();
    const { x, y, ...size } = (await normalBounds(third)) ?? { x: 9_000, y: 9_000 };
    expect(size).toEqual({ width: 1100, height: 720 });
    expect(Math.max(x, y)).toBeLessThan(9_000);
  });

  test('offers in its menu what was opened, latest first, also after a new start', async ({
    startDesktop,
    scratch,
  }) => {
    const recent = (app: Awaited<ReturnType<typeof startDesktop>>) =>
      app.evaluate(({ Menu }) => {
        const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
        return items.find(({ label }) => label === 'Open recent')?.submenu?.items.map(({ label }) => label);
      }, undefined);
    const first = await startDesktop();
    expect(await recent(first)).toEqual(['Nothing opened yet']);
    await first.close();
    const tree = kubeadmTree('default-rsa');
    const second = await startDesktop({ places: [tree] });
    await expect.poll(() => recent(second)).toEqual([tree]);
    await second.close();
    expect(await readFile(join(scratch, 'settings.json'), 'utf8')).toContain(tree);

    const third = await startDesktop();
    expect(await recent(third)).toEqual([tree]);
    await expect(third.window.getByRole('heading', { name: 'What expires first?' })).toBeVisible();
    await third.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      items.find(({ label }) => label === 'Open recent')?.submenu?.items[0]?.click();
    }, undefined);
    await expect(third.window.getByRole('heading', { level: 1 })).toContainText('apiserver');
  });

  test('speaks the language chosen in the window, in its menu too', async ({ startDesktop }) => {
    const app = await startDesktop();
    const firstMenu = () =>
      app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label)[0], undefined);
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('settings')?.click(), undefined);
    await app.window.getByRole('radio', { name: '日本語' }).click();
    await expect.poll(firstMenu).toBe('ファイル');
  });
});
