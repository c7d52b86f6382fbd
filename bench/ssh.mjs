// npm run bench:ssh [-- --nodes 20 --rounds 5]: one `notafter check` of many nodes, each a real sshd on the loopback with the same
// 15 files. Every program involved runs on this machine, the nodes' too.
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
import { childrenCpuMs, median } from './measure.mjs';

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
      // What the login shell of whoever runs this reads at its start is none of ours.
      [
        ...lines,
        `SetEnv HOME=${folder}`,
        'PidFile none',
        'UsePAM no',
        'StrictModes no',
        'PermitRootLogin yes',
        '',
      ].join('\n'),
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
  for (let round = 0; round < Number(values.rounds); round++) {
    const before = childrenCpuMs() ?? NaN;
    const startedAt = performance.now();
    reportOf(command);
    walls.push(performance.now() - startedAt);
    ours.push((childrenCpuMs() ?? NaN) - before);
  }
  const least = Math.round(Math.min(...walls));
  console.log(
    `${values.nodes} nodes x 15 files, ${sightings} certificates seen: median ${Math.round(median(walls))} ms, least ${least} ms`,
  );
  if (existsSync('/proc/self/stat')) {
    console.log(`processor time of NotAfter and ssh -G, median: ${Math.round(median(ours))} ms`);
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
