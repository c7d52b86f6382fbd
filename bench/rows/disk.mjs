// Disks that make one wait: nothing in memory, and a network between. Linux only, and only where it may be done; else told.
import { spawn, execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchInput } from '../input.mjs';
import { justShown, shownBeside } from '../row.mjs';
import { check, limit, notHere, peerScript, program } from './process-contender.mjs';

const dropCaches = '/proc/sys/vm/drop_caches';
const sftpServer = [
  '/usr/lib/openssh/sftp-server',
  '/usr/libexec/openssh/sftp-server',
  '/usr/lib/ssh/sftp-server',
].find((path) => existsSync(path));
/** There and back, as between two sites of a city. */
const roundTripMs = 2;
const networkFiles = 1_000;
const own = 'notafter check';
const ownInFlight = 'notafter check, 64 threads';
const inFlight = 'read + SHA-256, 64 in flight';
const manyThreads = { env: { ...process.env, UV_THREADPOOL_SIZE: '64' } };

/** @param {number} count @returns {readonly import('../row.mjs').Row[]} */
export const disks = (count) => [
  {
    id: 'cold-disk',
    title: `check of ${count} files, nothing of them in memory`,
    begin: async () => {
      const { folder } = benchInput(count);
      const missing = mayDropCaches() ? undefined : `${dropCaches} may be written by root alone`;
      return { contenders: [check(folder), limit(folder)].map((each) => cold(each, missing)) };
    },
    goals: [justShown(own, 'ms'), shownBeside(own, 'read + SHA-256')],
  },
  {
    id: 'network-disk',
    title: `check of ${networkFiles} files over sshfs, ${roundTripMs} ms there and back`,
    begin: async () => {
      const missing = whyNoSshfs();
      if (missing !== undefined) return { contenders: [{ ...check('', own), missing }] };
      const { folder, end, remount } = await mountedOverNetwork(benchInput(networkFiles).folder);
      const together = program(inFlight, [process.execPath, peerScript('limit-64-in-flight.mjs'), folder], manyThreads);
      const own64 = check(folder, ownInFlight, manyThreads);
      const fresh = (/** @type {import('../row.mjs').Contender} */ { name, take }) => ({
        name,
        take: async () => {
          // What was read over this mount is in memory.
          await remount();
          return take();
        },
      });
      return { end, contenders: [check(folder), own64, limit(folder), together].map(fresh) };
    },
    goals: [shownBeside(own, 'read + SHA-256'), shownBeside(ownInFlight, inFlight)],
  },
];

function mayDropCaches() {
  try {
    accessSync(dropCaches, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {import('../row.mjs').Contender} contender @param {string | undefined} missing */
function cold({ name, take }, missing) {
  return {
    name,
    ...(missing === undefined ? {} : { missing }),
    take: () => {
      execFileSync('sync');
      // Pages, folders and inodes. Node and the program itself are read anew as well.
      writeFileSync(dropCaches, '3');
      return take();
    },
  };
}

function whyNoSshfs() {
  if (sftpServer === undefined) return notHere('sftp-server (openssh-sftp-server)');
  try {
    execFileSync('sshfs', ['--version'], { stdio: 'ignore' });
  } catch {
    return notHere('sshfs');
  }
  return existsSync('/dev/fuse') ? undefined : 'there is no /dev/fuse';
}

/** sftp-server behind a socket of the loopback on which every byte takes half the time there and half back. @param {string} remote */
async function mountedOverNetwork(remote) {
  const server = createServer((socket) => {
    const sftp = spawn(sftpServer ?? '', [], { stdio: ['pipe', 'pipe', 'ignore'] });
    const later = (/** @type {() => void} */ act) => setTimeout(act, roundTripMs / 2);
    socket.on('data', (data) => later(() => sftp.stdin.write(data)));
    sftp.stdout.on('data', (data) => later(() => socket.write(data)));
    socket.on('close', () => sftp.kill());
    socket.on('error', () => undefined);
    sftp.stdin.on('error', () => undefined);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const folder = mkdtempSync(join(tmpdir(), 'notafter-bench-network-'));
  // Run beside this thread, which has to carry the bytes meanwhile.
  const run = (/** @type {string} */ name, /** @type {readonly string[]} */ args) =>
    new Promise((resolve, reject) => {
      spawn(name, args, { stdio: 'inherit' })
        .on('error', reject)
        .on('exit', (code) => (code === 0 ? resolve(undefined) : reject(new Error(`${name} ended with ${code}`))));
    });
  const mount = () => run('sshfs', ['-o', `directport=${port},ro`, `127.0.0.1:${remote}`, folder]);
  const unmount = () => run('fusermount3', ['-u', folder]);
  const isMounted = () => readFileSync('/proc/mounts', 'utf8').includes(` ${folder} `);
  return {
    folder,
    remount: async () => {
      if (isMounted()) await unmount();
      await mount();
    },
    end: async () => {
      if (isMounted()) await unmount();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
