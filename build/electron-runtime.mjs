// Where the Electron runtime is, or in one line why the desktop window cannot open here. The package itself holds no
// runtime: its installer downloads one on first use, and that installer needs a newer Node than the rest of NotAfter.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const installerTimeoutMs = 180_000;

/** @returns {string | undefined} the runtime's executable, where it is already installed; downloads nothing */
export function installedElectron() {
  const folder = packageFolder();
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'),
    readFileSync(pathFile, 'utf8'),
  );
  return existsSync(executable) ? executable : undefined;
}

/** @returns {{ executable: string } | { reason: string }} */
export function electronRuntime() {
  const reason = cannotShowWindows();
  if (reason !== undefined) return { reason };
  const installed = installedElectron() ?? installElectron();
  return installed === undefined
    ? { reason: 'the Electron runtime could not be downloaded' }
    : { executable: installed };
}

function cannotShowWindows() {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return 'there is no display';
  }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return 'Electron keeps its sandbox and therefore does not run as root';
  }
  const { node: wanted } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')).engines;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = String(wanted)
    .replace(/[^\d.]/gu, '')
    .split('.')
    .map(Number);
  const tooOld = major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
  if (tooOld && installedElectron() === undefined) {
    return `the Electron runtime's installer needs Node ${wanted} and this is ${process.version}`;
  }
  return undefined;
}

function installElectron() {
  console.error('Downloading the Electron runtime once (about 100 MB) …');
  spawnSync(process.execPath, [join(packageFolder(), 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: installerTimeoutMs,
  });
  return installedElectron();
}

function packageFolder() {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}
