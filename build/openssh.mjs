// Finds an OpenSSH server for the tests that read nodes over real SSH, or installs one where that is possible.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const paths = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/opt/homebrew/sbin/sshd'];

function findSshd() {
  return paths.find((path) => existsSync(path));
}

/** Says plainly where there is none: those tests are skipped then, and the count says so too. */
export function findOrInstallSshd() {
  if (findSshd() !== undefined) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('No OpenSSH server on this machine: installing one for the tests.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    /** @param {string[]} args */
    const apt = (args) => spawnSync('apt-get', args, { stdio: 'ignore', timeout: 300_000, env });
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', 'openssh-server']);
  }
  if (findSshd() !== undefined) return;
  console.error(
    'NOT TESTED: nodes over real SSH, since there is no sshd and it could not be installed ' +
      '(Debian, Ubuntu: apt-get install openssh-server).',
  );
}
