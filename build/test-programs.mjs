// Programs that tests need and that may be missing. Tests that miss one say so and are skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's package for each program, and what is not tested without it. */
const programs = {
  promtool: { name: 'prometheus', tests: 'metrics, by promtool' },
  xmllint: { name: 'libxml2-utils', tests: 'JUnit reports, by their schema' },
  etcd: { name: 'etcd-server', tests: 'a real etcd whose certificates are renewed while it runs' },
  kubectl: { name: 'kubernetes-client', tests: 'what kubectl lists of a cluster, beside what is read of it' },
};

/** In CI on Debian they are installed; a developer's machine is left as it is, since some are services as well. */
export function installTestPrograms() {
  const mayInstall = process.env['CI'] !== undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const wanted = missing().map(([, { name }]) => name);
  if (wanted.length > 0 && mayInstall) {
    console.error(`Installing ${wanted.join(', ')} for the tests.`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    aptGet(['update', '-qq'], env);
    // One by one: a distribution without one of them has the others.
    for (const name of wanted) aptGet(['install', '-y', '-qq', '--no-install-recommends', name], env);
  }
  for (const [program, { name, tests }] of missing()) {
    console.error(`NOT TESTED: ${tests}, since there is no ${program} (Debian, Ubuntu: apt-get install ${name}).`);
  }
}

function missing() {
  return Object.entries(programs).filter(([program]) => !isThere(program));
}

/** @param {string} program */
function isThere(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env */
function aptGet(args, env) {
  spawnSync('apt-get', args, { stdio: 'ignore', timeout: 300_000, env });
}
