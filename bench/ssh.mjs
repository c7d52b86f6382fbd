// npm run bench:ssh [-- --nodes 20 --rounds 5]: one `notafter check` of many nodes, each a real sshd on the loopback with the same
// 15 files. Every program involved runs on this machine, the nodes' too; their processor time says more than the wall where
// others work on it as well.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './measure.mjs';

const { values } = parseArgs({
  options: { nodes: { type: 'string', default: '20' }, rounds: { type: 'string', default: '5' } },
});
const sshd = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/opt/homebrew/sbin/sshd'].find((path) => existsSync(path));
const cli = fileURLToPath(new URL('../dist/cli.mjs', import.meta.url));
if (sshd === undefined || !existsSync(cli)) {
  console.error(sshd === undefined ? 'There is no sshd: install openssh-server.' : 'Run `npm run build` first.');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'notafter-bench-ssh-'));
const pki = fileURLToPath(new URL('../e2e/fixtures/kubeadm/default-rsa/etc-kubernetes/pki', import.meta.url));
const files = readdirSync(pki, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:crt|key)$/u.test(name));
for (const name of files.slice(0, 15)) {
  cpSync(join(pki, name), join(folder, 'tree', name));
  // A finding would end the run with exit code 1.
  chmodSync(join(folder, 'tree', name), 0o600);
}
for (const name of ['host', 'key']) {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
}
if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
mkdirSync(join(folder, 'home/.ssh'), { recursive: true, mode: 0o700 });

/** @type {import('node:child_process').ChildProcess[]} */
const servers = [];
try {
  const hosts = [];
  for (const [node, port] of (await freePorts(Number(values.nodes))).entries()) {
    const config = join(folder, `config-${node}`);
    const lines = [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${folder}/host`,
      `AuthorizedKeysFile ${folder}/key.pub`,
    ];
    writeFileSync(
      config,
      [...lines, 'PidFile none', 'UsePAM no', 'StrictModes no', 'PermitRootLogin yes', ''].join('\n'),
    );
    servers.push(spawn(sshd, ['-D', '-f', config], { stdio: 'ignore' }));
    hosts.push(`${userInfo().username}@127.0.0.1:${port}${folder}/tree`);
  }
  const [type, key] = readFileSync(join(folder, 'host.pub'), 'utf8').split(' ');
  writeFileSync(join(folder, 'home/.ssh/known_hosts'), `[127.0.0.1]:* ${type} ${key}\n`);
  writeFileSync(join(folder, 'hosts'), `${hosts.join('\n')}\n`);
  await new Promise((resolve) => setTimeout(resolve, 1_000));

  process.env['HOME'] = join(folder, 'home');
  const command = [
    process.execPath,
    cli,
    'check',
    '--hosts',
    join(folder, 'hosts'),
    '-i',
    join(folder, 'key'),
    '-o',
    'json',
  ];
  const seen = JSON.parse(reportOf(command));
  const sightings = seen.certificates.flatMap(
    (/** @type {{ sightings: unknown[] }} */ { sightings: all }) => all,
  ).length;
  if (seen.problems.length > 0) throw new Error(JSON.stringify(seen.problems[0]));
  const walls = [];
  const ours = [];
  const theirs = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const before = [cpuMs('self'), nodesMs()];
    const startedAt = performance.now();
    reportOf(command);
    walls.push(performance.now() - startedAt);
    // An sshd counts what ran below it once that has ended.
    await new Promise((resolve) => setTimeout(resolve, 500));
    ours.push(cpuMs('self') - (before[0] ?? 0));
    theirs.push(nodesMs() - (before[1] ?? 0));
  }
  const least = Math.round(Math.min(...walls));
  console.log(
    `${values.nodes} nodes x 15 files, ${sightings} certificates seen: median ${Math.round(median(walls))} ms, least ${least} ms`,
  );
  if (existsSync('/proc/self/stat')) {
    console.log(
      `processor time, median: ${Math.round(median(ours))} ms NotAfter and ssh -G, ${Math.round(median(theirs))} ms the nodes`,
    );
  }
} finally {
  for (const server of servers) server.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string[]} command */
function reportOf([program = '', ...args]) {
  try {
    return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    // Exit code 1: something is near its end, or found wrong.
    return /** @type {{ stdout: string }} */ (error).stdout;
  }
}

function nodesMs() {
  return servers.reduce((sum, { pid }) => sum + (pid === undefined ? 0 : cpuMs(pid) + ownMs(pid)), 0);
}

/**
 * Processor time of the processes that this one has waited for, and of those below them.
 * @param {number | 'self'} pid
 */
function cpuMs(pid) {
  const [, , , , , , , , , , , , , cutime = 0, cstime = 0] = statOf(pid);
  return (cutime + cstime) * 10;
}

/** @param {number} pid */
function ownMs(pid) {
  const [, , , , , , , , , , , utime = 0, stime = 0] = statOf(pid);
  return (utime + stime) * 10;
}

/**
 * The fields behind the name, which may hold spaces. Times are in hundredths of a second on every Linux. @see proc(5)
 * @param {number | 'self'} pid
 * @returns {number[]}
 */
function statOf(pid) {
  const path = `/proc/${pid}/stat`;
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .replace(/^.*\) /su, '')
        .split(' ')
        .map(Number)
    : [];
}

/**
 * Held together, so that no two are the same.
 * @param {number} count
 */
async function freePorts(count) {
  const holding = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    holding.map(
      (server) =>
        new Promise((resolve) =>
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          }),
        ),
    ),
  );
  await Promise.all(holding.map((server) => new Promise((resolve) => server.close(resolve))));
  return /** @type {number[]} */ (ports);
}
