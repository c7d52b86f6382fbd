// Takes the README's pictures of the sample cluster: `npm run build && npm run screenshots`.
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findOrInstallChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}e2e/screenshots/readme`;
/** The tab's number is its keyboard shortcut. */
const pictures = /** @type {const} */ ([
  { name: 'overview-light', view: '1', colorScheme: 'light', locale: 'en-GB' },
  { name: 'certificates-dark', view: '2', colorScheme: 'dark', locale: 'en-GB' },
  { name: 'hierarchy-light-ja', view: '3', colorScheme: 'light', locale: 'ja-JP' },
  { name: 'timeline-dark', view: '4', colorScheme: 'dark', locale: 'en-GB' },
  { name: 'renewal-light', view: '5', colorScheme: 'light', locale: 'en-GB' },
  { name: 'findings-dark-ja', view: '6', colorScheme: 'dark', locale: 'ja-JP' },
]);

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: findOrInstallChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const { name, view, colorScheme, locale } of pictures) {
  const { address, stop } = await serveSample();
  const page = await browser.newPage({ colorScheme, locale, viewport: { width: 1280, height: 800 } });
  await page.goto(address);
  await page.getByRole('combobox').waitFor({ timeout: 60_000 });
  await page.keyboard.press(view);
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
  stop();
}
await browser.close();

/** An address opens once, so each picture has a server of its own. */
async function serveSample() {
  const server = spawn(process.execPath, [`${root}dist/cli.mjs`, 'serve', 'sample:'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /http:\/\/\S+/u.exec(printed);
      if (found !== null) resolve(found[0]);
    });
    server.on('exit', () => reject(new Error('serve ended before it printed its address')));
  });
  return { address: String(address), stop: () => server.kill() };
}
