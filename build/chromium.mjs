// Finds a Chromium for the browser tests, or installs one; the order is the README's.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @returns {string | undefined} an executable Chromium that is already on this machine */
export function findChromium() {
  const named = process.env['NOTAFTER_CHROMIUM'];
  const playwrights = chromium.executablePath();
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => systemNames.map((name) => join(folder, name)));
  return [named, playwrights, ...onPath, ...macPaths].find((path) => path !== undefined && isExecutable(path));
}

/** @returns {string} a Chromium, installed now if need be; throws with one sentence saying what to install */
export function findOrInstallChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  console.error('No Chromium on this machine: installing one for the browser tests.');
  // Debian's comes with the libraries it needs; Playwright's expects them.
  for (const install of [installFromDebian, installFromPlaywright]) {
    install();
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'The browser tests need Chromium and it could not be installed: install it (Debian, Ubuntu: apt-get install chromium; ' +
      'elsewhere: npx playwright install chromium) or name one in NOTAFTER_CHROMIUM.',
  );
}

function installFromPlaywright() {
  run('npx', ['--no-install', 'playwright', 'install', 'chromium'], 300_000);
}

function installFromDebian() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], 300_000, env);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], 900_000, env);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {number} timeoutMs
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(command, args, timeoutMs, env = process.env) {
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout: timeoutMs, env });
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
