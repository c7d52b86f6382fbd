import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kubeadmTree } from '../testing/app.ts';
import { expect, runner, test } from './desktop-app.ts';
import type { DesktopApp } from './desktop-app.ts';

const tree = kubeadmTree('default-rsa');

/** Answers the save dialog, and keeps what it was asked with. */
const saveTo = (app: DesktopApp, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    const kept = globalThis as { saveDialogs?: unknown[] };
    kept.saveDialogs = [];
    dialog.showSaveDialog = (...args: unknown[]) => {
      kept.saveDialogs?.push((args.at(-1) as { defaultPath: string }).defaultPath);
      return Promise.resolve({ canceled: filePath === '', filePath });
    };
  }, path);
const offered = (app: DesktopApp) =>
  app.evaluate(() => (globalThis as { saveDialogs?: string[] }).saveDialogs?.at(-1), 0);

async function openDialog(app: DesktopApp) {
  await app.window.getByRole('button', { name: 'Export', exact: true }).waitFor();
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('export')?.click(), 0);
  return app.window.getByRole('dialog', { name: 'Export a report' });
}

test.describe(`a report leaves the desktop window, run by ${runner},`, () => {
  test('as a PDF that a window nobody sees has printed, into the folder of the last time', async ({
    startDesktop,
    scratch,
  }) => {
    const app = await startDesktop({ places: [tree] });
    const folder = join(scratch, 'reports');
    await mkdir(folder);
    const pdf = join(folder, 'report.pdf');
    await saveTo(app, pdf);
    const dialog = await openDialog(app);
    await dialog.getByRole('radio', { name: /^PDF/u }).check();
    await dialog.getByRole('button', { name: 'Save…' }).click();
    await expect(dialog).toBeHidden();
    const text = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    if (text.error === undefined) expect(text.stdout).toContain('Certificate expiry report');
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, 0)).toBe(1);
    expect(app.outsideRequests).toEqual([]);

    await openDialog(app);
    await dialog.getByRole('radio', { name: /^Markdown/u }).check();
    await saveTo(app, join(folder, 'report.md'));
    await dialog.getByRole('button', { name: 'Save…' }).click();
    await expect(dialog).toBeHidden();
    expect(await offered(app)).toMatch(new RegExp(`^${folder}/notafter-\\d{4}-\\d\\d-\\d\\d\\.md$`, 'u'));
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toMatch(/^# Certificate expiry report/u);
  });

  test('and is shown in its folder, as nothing else of the disk is', async ({ startDesktop, scratch }) => {
    test.skip(runner === 'Electron', 'A file manager would open.');
    const app = await startDesktop({ places: [tree] });
    const file = join(scratch, 'report.csv');
    const shown = () => app.evaluate(({ shell }) => (shell as unknown as { shownInFolder: string[] }).shownInFolder, 0);
    await saveTo(app, file);
    const dialog = await openDialog(app);
    await dialog.getByRole('radio', { name: /^CSV/u }).check();
    await dialog.getByRole('checkbox', { name: 'Show in folder afterwards' }).check();
    await dialog.getByRole('button', { name: 'Save…' }).click();
    await expect(dialog).toBeHidden();
    expect(await shown()).toEqual([file]);
    await app.window.getByRole('button', { name: 'Show in folder' }).click();
    await expect.poll(shown).toEqual([file, file]);

    await writeFile(join(scratch, 'other'), '');
    for (const path of [join(scratch, 'other'), '/etc/passwd']) {
      expect(
        await app.window.evaluate((other) => globalThis.notafter.call('file.show', { path: other }), path),
      ).toEqual({ ok: false, error: { code: 'not-found', message: 'Only what was saved from this window is shown.' } });
    }
    expect(await shown()).toEqual([file, file]);
  });

  test('in the hand of who drags it', async ({ startDesktop }) => {
    test.skip(runner === 'Electron', 'The drag would wait for a pointer.');
    const app = await startDesktop({ places: [tree] });
    const dialog = await openDialog(app);
    await dialog.getByRole('radio', { name: /^JSON/u }).check();
    const handle = dialog.getByText('Drag the file out');
    await handle.hover();
    await expect(handle).toHaveAttribute('data-ready', 'true');
    await handle.dispatchEvent('dragstart');
    const dragged = () =>
      app.evaluate(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().flatMap(
            ({ webContents }) => (webContents as unknown as { dragged: string[] }).dragged,
          ),
        0,
      );
    await expect.poll(dragged).toHaveLength(1);
    const [file = ''] = await dragged();
    expect(file).toMatch(/\/notafter-drag-\w+\/notafter-\d{4}-\d\d-\d\d\.json$/u);
    const report = JSON.parse(await readFile(file, 'utf8')) as { certificates: readonly unknown[] };
    expect(report.certificates).toHaveLength(15);
    await app.close();
    await expect.poll(() => readFile(file).catch(() => 'gone')).toBe('gone');
  });

  test('a timeline too, as a picture where the dialog says', async ({ startDesktop, scratch }) => {
    const app = await startDesktop({ places: [tree] });
    const file = join(scratch, 'timeline.png');
    await saveTo(app, file);
    await app.window.getByRole('tab', { name: 'Timeline' }).click();
    await app.window.getByRole('button', { name: 'Save or list' }).click();
    await app.window.getByRole('menuitem', { name: 'Save as PNG' }).click();
    await expect
      .poll(async () => (await readFile(file).catch(() => Buffer.of())).subarray(1, 4).toString())
      .toBe('PNG');
    expect(await offered(app)).toMatch(/notafter-timeline-.*\.png$/u);
  });

  test('hostile HTML is printed without its scripts, and asks nobody for anything', async ({
    startDesktop,
    scratch,
  }) => {
    const app = await startDesktop();
    const html =
      '<p>printed</p><script>document.body.append("from a script")</script><img src="https://evil.example/x.png"><iframe src="file:///etc/passwd"></iframe>';
    const answer = await app.window.evaluate(
      (text) => globalThis.notafter.call('print.pdf', { printId: 'a', html: text }),
      html,
    );
    if (!answer.ok) throw new Error(answer.error.message);
    const pdf = join(scratch, 'hostile.pdf');
    await writeFile(pdf, answer.value.base64, 'base64');
    const text = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
    test.skip(text.error !== undefined, 'pdftotext (poppler-utils) is not installed: the PDF was not read back.');
    expect(text.stdout.trim()).toBe('printed');
    expect(app.outsideRequests.filter(({ stoppedBy }) => stoppedBy === 'stand-in')).toEqual([]);
  });
});
