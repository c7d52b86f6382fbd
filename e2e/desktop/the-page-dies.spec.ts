import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kubeadmTree } from '../testing/app.ts';
import { expect, runner, test } from './desktop-app.ts';

const tree = kubeadmTree('default-rsa');
/** Where both runners are told to keep it. */
const logFile = 'notafter.log';

test.describe(`the page of the desktop, run by ${runner},`, () => {
  test('loaded anew in the middle of a look begins again with the same places, and the old look ends', async ({
    startDesktop,
    scratch,
  }) => {
    const { window, close } = await startDesktop();
    await window.evaluate(
      (places) => {
        // Nobody waits for it: the page is gone before the answer.
        void globalThis.notafter.call('look.run', { lookId: 'old', places });
      },
      ['sample:', tree],
    );
    await window.reload();
    await expect(window.getByText('kubeadm').first()).toBeVisible();
    await expect(window.getByText('Sample cluster').first()).toBeVisible();
    await close();
    const log = (await readFile(join(scratch, logFile), 'utf8')).trimEnd().split('\n');
    const events = log.map((line) => (JSON.parse(line) as { event: string }).event);
    expect(events.filter((event) => event === 'look-started')).toHaveLength(2);
    expect(events.filter((event) => event.startsWith('look-') && event !== 'look-started')).toHaveLength(2);
  });

  test('whose process died is opened again with what was open, and says so; the log tells why', async ({
    startDesktop,
    scratch,
  }) => {
    const { window, evaluate, close } = await startDesktop({ places: [tree] });
    await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
    await evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 });
    }, 0);
    await expect(window.getByText(/was opened again, with what you had open/u)).toBeVisible();
    await expect(window.getByRole('heading', { level: 1 })).toContainText('apiserver');
    await close();
    expect(await readFile(join(scratch, logFile), 'utf8')).toContain(
      '"event":"page-gone","facts":{"reason":"oom","exitCode":5}',
    );
  });

  test('that dies again and again is not opened for ever: the person is told', async ({ startDesktop }) => {
    const { evaluate } = await startDesktop();
    const told = await evaluate(async ({ BrowserWindow, dialog }) => {
      const shown: string[] = [];
      dialog.showErrorBox = (title) => void shown.push(title);
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      let reloads = 0;
      if (contents) contents.reload = () => void reloads++;
      for (let death = 0; death < 4; death++) {
        contents?.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
      }
      return { shown, reloads };
    }, 0);
    expect(told).toEqual({ shown: ['The window stopped working'], reloads: 3 });
  });
});
