// The programs that tests hold reports to: promtool for metrics, xmllint for JUnit. Tests that miss one say so and are skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's package for each program. */
const packages = { promtool: 'prometheus', xmllint: 'libxml2-utils' };

/** In CI on Debian they are installed; a developer's machine is left as it is, since prometheus is a service as well. */
export function installReportCheckers() {
  const missing = Object.entries(packages).flatMap(([program, name]) => (isThere(program) ? [] : [name]));
  const mayInstall = process.env['CI'] !== undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (missing.length === 0 || !mayInstall) return;
  console.error(`Installing ${missing.join(', ')} for the tests of reports.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  aptGet(['update', '-qq'], env);
  aptGet(['install', '-y', '-qq', '--no-install-recommends', ...missing], env);
}

/** @param {string} program */
function isThere(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env */
function aptGet(args, env) {
  spawnSync('apt-get', args, { stdio: 'ignore', timeout: 300_000, env });
}
