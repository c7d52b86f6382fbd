// `npm start [-- PLACE... | --sample]`: builds what is missing, then opens the desktop window, or the same app at a loopback address.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { electronRuntime } from './electron-runtime.mjs';
import { needsBuild } from './freshness.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const places = process.argv.slice(2);

if (await needsBuild()) {
  console.error('Building NotAfter …');
  await import('./build.mjs');
}

const runtime = electronRuntime();
if ('reason' in runtime) {
  console.error(
    `The desktop window cannot open here: ${runtime.reason}. Serving the same app on this machine instead.`,
  );
  run(process.execPath, [`${root}dist/cli.mjs`, 'serve', ...places]);
} else {
  run(runtime.executable, [root, ...places]);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  // npm changes to the project's folder; the places were written from where the person stands.
  const child = spawn(command, args, { stdio: 'inherit', cwd: process.env['INIT_CWD'] ?? process.cwd() });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 0 : 1);
  });
}
