// What is run: NotAfter, and the programs people use instead, each on the same certificates.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { judgedAt } from './input.mjs';

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {readonly string[]} command
 * @property {string} needs  the program that must be there
 * @property {'files' | 'bundle' | 'nothing'} input
 */

const cli = fileURLToPath(new URL('../dist/cli.mjs', import.meta.url));
const nodeCrypto = fileURLToPath(new URL('node-crypto-peer.mjs', import.meta.url));

/** @param {{ folder: string, bundle: string }} paths @returns {readonly Row[]} */
export function benchRows({ folder, bundle }) {
  const node = process.execPath;
  const check = [node, cli, 'check', '--output', 'json', '--at', judgedAt];
  return [
    { name: 'notafter check, files', input: 'files', needs: node, command: [...check, folder] },
    { name: 'notafter check, bundle', input: 'bundle', needs: node, command: [...check, bundle] },
    { name: 'node:crypto X509Certificate, files', input: 'files', needs: node, command: [node, nodeCrypto, folder] },
    { name: 'node:crypto X509Certificate, bundle', input: 'bundle', needs: node, command: [node, nodeCrypto, bundle] },
    {
      name: 'openssl storeutl -text, bundle',
      input: 'bundle',
      needs: 'openssl',
      command: ['openssl', 'storeutl', '-noout', '-text', '-certs', bundle],
    },
    {
      name: 'openssl crl2pkcs7 | pkcs7 -print_certs, bundle',
      input: 'bundle',
      needs: 'openssl',
      command: [
        'sh',
        '-c',
        'openssl crl2pkcs7 -nocrl -certfile "$1" | openssl pkcs7 -print_certs -noout',
        'sh',
        bundle,
      ],
    },
    {
      name: 'certtool -i (GnuTLS), bundle',
      input: 'bundle',
      needs: 'certtool',
      command: ['certtool', '--certificate-info', '--infile', bundle],
    },
    { name: 'node, doing nothing', input: 'nothing', needs: node, command: [node, '-e', '0'] },
  ];
}

/** The version, in one line; `undefined` where the program is not installed. @param {string} program */
export function versionOf(program) {
  try {
    const args = program === 'openssl' ? ['version'] : ['--version'];
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0];
  } catch {
    return undefined;
  }
}
