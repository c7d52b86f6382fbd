// The input: the same 10,000 certificates as 10,000 files and as one bundle, kept between runs in the system's temp folder.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateDer, pem } from './certificate.mjs';

export const certificateCount = 10_000;
/** Changes whenever what is made changes, so that an old cache is not taken for the new input. */
const layout = 'v2';
const seed = 'notafter-bench-1';
const authorityCount = 5;
const keyPoolSize = 16;
const filesPerFolder = 100;
const dayMs = 86_400_000;
/** The runs judge as of this instant. */
export const judgedAt = '2026-11-22T00:00:00Z';

/** Bytes that follow from the seed and a label. @param {string} label */
const derived = (label) => createHash('sha256').update(`${seed}/${label}`).digest();

/** Half RSA-2048, half P-256. @param {number} index */
function makeKey(index) {
  const { privateKey, publicKey } =
    index % 2 === 0
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, spki: publicKey.export({ type: 'spki', format: 'der' }) };
}

/** Positive, of 8 octets. @param {number} index */
export function serialNumber(index) {
  const bytes = derived(`serial/${index}`).subarray(0, 8);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

/** @param {number} count */
function* makeCertificates(count) {
  const authorities = Array.from({ length: authorityCount }, (_, index) => ({
    commonName: `bench-ca-${index}`,
    ...makeKey(index),
  }));
  const keys = Array.from({ length: keyPoolSize }, (_, index) => makeKey(index));
  const judgedAtMs = Date.parse(judgedAt);
  for (const [index, issuer] of authorities.entries()) {
    const notBefore = new Date(judgedAtMs - 1_000 * dayMs);
    const notAfter = new Date(judgedAtMs + 2_650 * dayMs);
    const dates = { serialNumber: serialNumber(index), notBefore, notAfter };
    yield certificateDer(
      { ...dates, commonName: issuer.commonName, organization: '', spki: issuer.spki, isCa: true, dns: [] },
      issuer,
    );
  }
  for (let index = authorityCount; index < count; index++) {
    const issuer = authorities[index % authorityCount];
    const key = keys[index % keyPoolSize];
    if (issuer === undefined || key === undefined) throw new RangeError('no such key');
    // A year each, issued over the last 330 days: none is near its end, so that every program that works ends with 0.
    const ageDays = derived(`age/${index}`).readUInt32BE() % 330;
    const commonName = `node-${index}.bench.example`;
    yield certificateDer(
      {
        commonName,
        organization: 'system:nodes',
        serialNumber: serialNumber(index),
        notBefore: new Date(judgedAtMs - ageDays * dayMs),
        notAfter: new Date(judgedAtMs + (365 - ageDays) * dayMs),
        spki: key.spki,
        isCa: false,
        dns: [commonName, `node-${index}`, 'localhost'],
      },
      issuer,
    );
  }
}

/** @param {number} count @returns the paths, made now or in an earlier run */
export function benchInput(count = certificateCount) {
  const root = keptFolder(String(count), (making) => {
    /** @type {string[]} */
    const texts = [];
    for (const der of makeCertificates(count)) {
      const number = String(Math.floor(texts.length / filesPerFolder)).padStart(3, '0');
      const folder = join(making, 'files', `folder-${number}`);
      if (texts.length % filesPerFolder === 0) mkdirSync(folder, { recursive: true });
      const text = pem(der);
      writeFileSync(join(folder, `certificate-${texts.length}.crt`), text);
      texts.push(text);
    }
    writeFileSync(join(making, 'bundle.pem'), texts.join(''));
  });
  return { folder: join(root, 'files'), bundle: join(root, 'bundle.pem') };
}

/**
 * A folder of the system's temp folder, made now or in an earlier run.
 * @param {string} name @param {(making: string) => void} make  writes into a folder of another name, which is renamed when it is whole
 */
export function keptFolder(name, make) {
  const root = join(tmpdir(), `notafter-bench-${layout}-${name}`);
  if (existsSync(root)) return root;
  console.error(`Making ${root} …`);
  const making = `${root}.${process.pid}`;
  mkdirSync(making);
  make(making);
  try {
    renameSync(making, root);
  } catch (error) {
    // Another run was first; its input is as good.
    rmSync(making, { recursive: true });
    if (!existsSync(root)) throw error;
  }
  return root;
}
