// A program as a contender: a whole process, from its start to its last byte, written into /dev/null.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { judgedAt } from '../input.mjs';
import { measure } from '../measure.mjs';
import { floorName } from '../row.mjs';

const node = process.execPath;
/** NOTAFTER_CLI names another build. */
export const cli = process.env['NOTAFTER_CLI'] ?? fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
/** @param {string} name */
export const peerScript = (name) => fileURLToPath(new URL(`../peers/${name}`, import.meta.url));

/**
 * @param {string} name @param {readonly string[]} command
 * @param {Parameters<typeof measure>[1] & { missing?: string | undefined }} [options]
 * @returns {import('../row.mjs').Contender}
 */
export function program(name, command, { missing, ...options } = {}) {
  return {
    name,
    ...(missing === undefined ? {} : { missing }),
    take: async () => {
      const { wallMs, cpuMs, peakMb } = await measure(command, options);
      return { ms: wallMs, cpuMs, peakMb };
    },
  };
}

/**
 * `check` to its whole inventory as JSON. Near ends and findings are exit code 1: only the certificates of input.mjs give none.
 * @param {string} place @param {string} [name] @param {Parameters<typeof measure>[1]} [options]
 */
export function check(place, name = 'notafter check', options = {}) {
  return program(name, [node, cli, 'check', '--output', 'json', '--at', judgedAt, place], {
    exitCodes: [0, 1],
    ...options,
  });
}

/** @param {string} name @param {string} script @param {string} place */
export const nodePeer = (name, script, place) => program(name, [node, peerScript(script), place]);

/** @param {string} place */
export const limit = (place) => nodePeer('read + SHA-256', 'limit.mjs', place);

export const floor = program(floorName, [node, '-e', '0']);

/** A shell's line over `"$1"`. @param {string} name @param {string} needs @param {string} line @param {string} place */
export function shell(name, needs, line, place) {
  return program(name, ['sh', '-c', line, 'sh', place], {
    missing: versionOf(needs) === undefined ? notHere(needs) : undefined,
  });
}

/** Debian's own, before another that comes first on the PATH. */
const python = ['/usr/bin/python3', 'python3'].find((path) => cryptographyVersion(path) !== undefined);

/** @param {string} place */
export function pythonCryptography(place) {
  return program('python3-cryptography', [python ?? '', '-W', 'ignore', peerScript('python_cryptography.py'), place], {
    missing: python === undefined ? notHere('python3-cryptography') : undefined,
  });
}

/** @param {string} what */
export const notHere = (what) => `${what} is not installed`;

/** The version, in one line; `undefined` where the program is not installed. @param {string} name */
function versionOf(name) {
  return lineOf(name, [name === 'openssl' ? 'version' : '--version']);
}

/** @param {string} path */
function cryptographyVersion(path) {
  return lineOf(path, ['-c', 'import cryptography; print(cryptography.__version__)']);
}

/** @param {string} name @param {readonly string[]} args */
function lineOf(name, args) {
  try {
    return execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0];
  } catch {
    return undefined;
  }
}

/** Of every program that rows run. */
export function peerVersions() {
  return {
    node: process.version,
    openssl: versionOf('openssl'),
    certtool: versionOf('certtool'),
    'python3-cryptography': python === undefined ? undefined : cryptographyVersion(python),
  };
}
