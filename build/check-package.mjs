// `npm run check:package`: packs the built app for Linux as a release does, and holds what came out to what it must be. Uses
// the Electron runtime where it is installed, else a stand-in of it: then file list, fuses, desktop file and the app inside
// app.asar are checked, and nothing is said of Electron itself. Downloads nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractAll, listPackage } from '@electron/asar';
import fuses from '@electron/fuses';
import { installedElectron } from './electron-runtime.mjs';
import { needsBuild } from './freshness.mjs';
import configuration from './packaging/electron-builder.mjs';
import {
  faultsOfFileList,
  faultsOfText,
  maxAsarSize,
  missingLicences,
  packagesNamedIn,
} from './packaging/package-rules.mjs';
import { writeStubRuntime } from './packaging/stub-runtime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const configurationPath = 'build/packaging/electron-builder.mjs';
const expectedFuses = /** @type {const} */ ({
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  GrantFileProtocolExtraPrivileges: 'off',
});

if (await needsBuild()) await import('./build.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'notafter-package-'));
/** @type {string[]} */
const faults = [];
try {
  const runtime = runtimeFolder();
  const packed = pack(runtime.folder, 'dir');
  const again = pack(runtime.folder, 'deb', writeRecordingFpm());
  const asar = join(packed, 'resources', 'app.asar');
  const bytes = readFileSync(asar);
  const files = filesOf(asar);
  check('the file list of app.asar', faultsOfFileList(files));
  check(
    'its size',
    bytes.length > maxAsarSize ? [`app.asar has ${bytes.length} bytes, more than ${maxAsarSize}.`] : [],
  );
  check(
    'packed twice it is the same',
    sha256(bytes) === sha256(readFileSync(join(again, 'resources', 'app.asar'))) ? [] : ['app.asar differs.'],
  );
  // Kept outside node_modules' reach: what the app needs it must have in itself.
  const extracted = join(scratch, 'app');
  extractAll(asar, extracted);
  check('texts', textFaults(extracted, files));
  check('fuses', await fuseFaults(join(packed, 'notafter')));
  check('what lies beside it', besideFaults(packed));
  check('desktop file, metainfo and icons', desktopFaults());
  check('the command line in it', commandFaults(extracted));
  check('the window in it', windowFaults(extracted));
  console.log(`app.asar: ${files.length} files, ${bytes.length} bytes, over ${runtime.name}`);
  for (const [folder, size] of sizesByFolder(extracted, files)) console.log(`  ${folder}: ${size} bytes`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = faults.length > 0 ? 1 : 0;

/**
 * @param {string} name
 * @param {readonly string[]} found
 */
function check(name, found) {
  console.log(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  for (const sentence of found) console.error(`     ${sentence}`);
  faults.push(...found);
}

/** @returns {{ folder: string, name: string }} */
function runtimeFolder() {
  const installed = process.platform === 'linux' ? installedElectron() : undefined;
  if (installed !== undefined) return { folder: dirname(installed), name: 'the Electron runtime' };
  const folder = join(scratch, 'runtime');
  writeStubRuntime(folder, String(configuration.electronVersion));
  return {
    folder,
    name: 'a stand-in for the Electron runtime (it was not started; integrity is enforced by Electron alone)',
  };
}

/**
 * @param {string} electronDist
 * @param {string} target  of electron-builder
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} the folder that a release puts into its archives
 */
function pack(electronDist, target, env) {
  const output = join(scratch, target);
  const overrides = [`-c.electronDist=${electronDist}`, `-c.directories.output=${output}`];
  const args = [
    'electron-builder',
    '--linux',
    target,
    '--config',
    configurationPath,
    ...overrides,
    '--publish',
    'never',
  ];
  const run = spawnSync('npx', ['--no-install', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (run.status !== 0)
    throw new Error(`electron-builder failed: ${run.stdout.slice(-2_000)}${run.stderr.slice(-2_000)}`);
  return join(output, 'linux-unpacked');
}

/**
 * In place of fpm, which makes the deb and would be downloaded: keeps what it was told and the desktop file it was given.
 *
 * @returns {NodeJS.ProcessEnv}
 */
function writeRecordingFpm() {
  const script = `#!/bin/sh
printf '%s\\n' "$@" > '${scratch}/fpm-arguments'
for word in "$@"; do case "$word" in *.desktop=*) cp "\${word%%=*}" '${scratch}/app.desktop';; esac; done
`;
  writeFileSync(join(scratch, 'fpm'), script, { mode: 0o755 });
  return { CUSTOM_FPM_PATH: join(scratch, 'fpm') };
}

/** What the deb was to hold, and whether the desktops will understand it. */
function desktopFaults() {
  const contents = readFileSync(join(scratch, 'fpm-arguments'), 'utf8');
  const id = 'app.notafter.NotAfter';
  const wanted = [
    `=/usr/share/applications/${id}.desktop`,
    `=/usr/share/metainfo/${id}.metainfo.xml`,
    ...[16, 32, 256, 512].map((size) => `=/usr/share/icons/hicolor/${size}x${size}/apps/notafter.png`),
  ];
  return [
    ...wanted.filter((end) => !contents.includes(`${end}\n`)).map((end) => `The deb lacks ${end.slice(1)}.`),
    ...validatorFaults('desktop-file-validate', [join(scratch, 'app.desktop')]),
    ...validatorFaults('appstreamcli', [
      'validate',
      '--no-net',
      join(root, 'build', 'packaging', `${id}.metainfo.xml`),
    ]),
  ];
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function validatorFaults(program, args) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error !== undefined) {
    console.log(`SKIPPED ${program} is not installed (Debian: desktop-file-utils, appstream)`);
    return [];
  }
  const complaints = `${stdout}${stderr}`.split('\n').filter((line) => /^[EW]:|error:|warning:/u.test(line));
  return status === 0 && complaints.length === 0
    ? []
    : [`${program}: ${complaints.join('; ') || `ended with ${status}`}`];
}

/** @param {string} asar */
function filesOf(asar) {
  const paths = listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  const folders = new Set(paths.flatMap((path) => (path.includes('/') ? [path.slice(0, path.lastIndexOf('/'))] : [])));
  for (const folder of folders) if (folder.includes('/')) folders.add(folder.slice(0, folder.lastIndexOf('/')));
  return paths.filter((path) => !folders.has(path)).toSorted((a, b) => (a < b ? -1 : 1));
}

/** @param {Buffer} bytes */
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * @param {string} folder
 * @param {readonly string[]} files
 */
function textFaults(folder, files) {
  const machinePaths = [root, process.env['HOME'] ?? '', scratch].filter((path) => path.length > 5);
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const named = [...texts]
    .filter(([file]) => /\.[cm]js$/u.test(file))
    .flatMap(([, text]) => [...packagesNamedIn(text)]);
  const { devDependencies, scripts } = JSON.parse(texts.get('package.json') ?? '{}');
  return [
    ...[...texts].flatMap(([file, text]) => faultsOfText(file, text, machinePaths)),
    ...missingLicences(texts.get('dist/third-party-licenses.txt') ?? '', new Set(named)),
    ...(named.length > 10 ? [] : ['Hardly a bundled package was found: their comments have changed.']),
    ...(devDependencies === undefined && scripts === undefined ? [] : ['package.json lists what only developers use.']),
  ];
}

/** @param {string} program */
async function fuseFaults(program) {
  const { FuseV1Options, getCurrentFuseWire } = fuses;
  const wire = await getCurrentFuseWire(program);
  return Object.entries(expectedFuses).flatMap(([name, expected]) => {
    const state = wire[FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)]];
    const found = String.fromCharCode(Number(state)) === '1' ? 'on' : 'off';
    return found === expected ? [] : [`The fuse ${name} is ${found} and must be ${expected}.`];
  });
}

/** @param {string} packed */
function besideFaults(packed) {
  const beside = readdirSync(packed);
  const resources = readdirSync(join(packed, 'resources'));
  return [
    ...['LICENSE.electron.txt', 'LICENSES.chromium.html', 'notafter']
      .filter((name) => !beside.includes(name))
      .map((name) => `${name} is missing beside resources.`),
    ...resources.filter((name) => name !== 'app.asar').map((name) => `resources/${name} is not expected.`),
  ];
}

/** @param {string} app  the extracted app.asar */
function commandFaults(app) {
  const env = { ...process.env, NOTAFTER_LOG: join(scratch, 'log'), NOTAFTER_SETTINGS: join(scratch, 'settings.json') };
  const at = ['--at', '2026-11-27T00:00:00Z', '--output', 'json'];
  const entries = [
    [join(app, 'dist', 'cli.mjs')],
    ['--import', electronOfCommands(), join(app, 'dist', 'desktop', 'start.mjs')],
  ];
  return entries.flatMap((entry) => {
    const run = spawnSync(process.execPath, [...entry, 'check', 'sample:', ...at], {
      cwd: scratch,
      env,
      encoding: 'utf8',
      timeout: 60_000,
    });
    const expired = 1;
    if (run.status === expired && countCertificates(run.stdout) > 20) return [];
    return [`\`${entry.at(-1)} check sample:\` ended with ${run.status}: ${run.stderr.slice(0, 500)}`];
  });
}

/** @param {string} json  an inventory, or less */
function countCertificates(json) {
  try {
    return JSON.parse(json).certificates.length;
  } catch {
    return 0;
  }
}

/** What a command needs of Electron's main process: that it runs our entry, and `app.exit`. */
function electronOfCommands() {
  const electron = dataUrl('export const app = { exit: (code) => process.exit(code) };');
  const hook = dataUrl(
    `export const resolve = (name, context, next) => (name === 'electron' ? { url: '${electron}', shortCircuit: true } : next(name, context));`,
  );
  return dataUrl(
    `import { register } from 'node:module'; register(${JSON.stringify(hook)}); process.defaultApp = true;`,
  );
}

/** @param {string} code */
function dataUrl(code) {
  return `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
}

/** @param {string} app  the extracted app.asar */
function windowFaults(app) {
  const env = { ...process.env, NOTAFTER_PACKED_APP: app };
  const args = [
    'playwright',
    'test',
    '--config',
    'build/playwright.config.ts',
    '-g',
    'opens the folder given on the command line',
  ];
  const run = spawnSync('npx', args, { cwd: root, env, encoding: 'utf8', timeout: 120_000 });
  return run.status === 0 ? [] : [`It did not start: ${run.stdout.slice(-2_000)}${run.stderr.slice(-500)}`];
}

/**
 * @param {string} folder
 * @param {readonly string[]} files
 */
function sizesByFolder(folder, files) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const file of files) {
    const top = file.split('/').slice(0, 2).join('/');
    sizes.set(top, (sizes.get(top) ?? 0) + readFileSync(join(folder, file)).length);
  }
  return sizes;
}
