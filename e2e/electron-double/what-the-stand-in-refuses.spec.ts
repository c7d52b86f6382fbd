import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, serverTest as test } from '../testing/app.ts';
import { createStandIn } from './stand-in.ts';
import { startMain } from './start-main.ts';

/** Runs a main process of a few lines. */
const run = async (scratch: string, standIn: Awaited<ReturnType<typeof createStandIn>>, source: string) => {
  const path = join(scratch, 'main.mjs');
  await writeFile(path, source);
  await startMain(standIn, path, []);
};

test.describe('the electron stand-in', () => {
  for (const [what, source, message] of [
    [
      'an import it lacks',
      "import { net } from 'electron'; net.fetch('x');",
      /does not provide an export named 'net'/u,
    ],
    ['a member it lacks', "import { app } from 'electron'; app.dock.hide();", /stand-in has no app\.dock/u],
    ['a second handler', 'for (const f of [1, 2]) ipcMain.handle("a", () => f);', /second handler/u],
    ['a scheme declared too late', 'await later(); protocol.registerSchemesAsPrivileged([]);', /before app is ready/u],
    ['a scheme handled too early', 'protocol.handle("app", () => new Response());', /after app is ready/u],
    ['a menu item without a label', 'Menu.buildFromTemplate([{ click: () => 1 }]);', /must have label/u],
    [
      'a message that cannot be cloned',
      'new BrowserWindow({}).webContents.send("a", () => 1);',
      /could not be cloned/u,
    ],
    ['a dialog that no test answers', 'await dialog.showOpenDialog({});', /answers the open dialog/u],
  ] as const) {
    test(`refuses ${what}`, async ({ browser, scratch }) => {
      const context = await browser.newContext();
      const standIn = await createStandIn(context, { locale: 'en' });
      const imports = "import { app, BrowserWindow, dialog, ipcMain, Menu, protocol } from 'electron';\n";
      const later = 'const later = () => { app.becomeReady(); };\n';
      const whole = source.startsWith('import') ? source : imports + later + source;
      await expect(run(scratch, standIn, whole)).rejects.toThrow(message);
      await context.close();
    });
  }

  test('lets nothing out, and tells who would have stopped it', async ({ browser, scratch }) => {
    const context = await browser.newContext();
    const standIn = await createStandIn(context, { locale: 'en' });
    await run(
      scratch,
      standIn,
      `import { app, BrowserWindow, protocol, session } from 'electron';
       protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
       app.whenReady().then(() => {
         protocol.handle('app', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }));
         session.defaultSession.webRequest.onBeforeRequest({ urls: ['https://stopped.example/*'] }, (_, answer) => answer({ cancel: true }));
         new BrowserWindow({}).loadURL('app://ui/index.html');
       });`,
    );
    const [window] = standIn.windows;
    const page = await window?.webContents.page;
    await page?.waitForURL('https://ui.app.double.test/index.html');
    const answers = await page?.evaluate(() =>
      Promise.all(
        ['https://stopped.example/a', 'https://open.example/b', 'http://127.0.0.1:9/c'].map((url) =>
          fetch(url).then(
            () => 'answered',
            () => 'refused',
          ),
        ),
      ),
    );
    expect(answers).toEqual(['refused', 'refused', 'refused']);
    expect(standIn.outsideRequests.toSorted((a, b) => a.url.localeCompare(b.url))).toEqual([
      { url: 'http://127.0.0.1:9/c', stoppedBy: 'stand-in' },
      { url: 'https://open.example/b', stoppedBy: 'stand-in' },
      { url: 'https://stopped.example/a', stoppedBy: 'main process' },
    ]);
    await context.close();
  });
});
