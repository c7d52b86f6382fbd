// One format built from 100,000 made-up certificates, in a process of its own: prints what it took as JSON.
import { createHash } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';

const [bundle = '', id = '', countText = ''] = process.argv.slice(2);
/** @type {typeof import('./entry.ts')} */
const { assess, emptyInventory, defaultThresholds, reportFormat } = await import(bundle);
/** @typedef {import('../../shared/pki/inventory.ts').Inventory} Inventory */

const count = Number(countText);
const at = /** @type {import('../../shared/x509/brand.ts').EpochMs} */ (Date.parse('2026-11-22T00:00:00Z'));
const dayMs = 86_400_000;
/** @param {string} text */
const hash = (text) =>
  /** @type {import('../../shared/x509/brand.ts').Sha256Hex} */ (createHash('sha256').update(text).digest('hex'));

/** @param {string} commonName @param {string} organization */
function name(commonName, organization) {
  return {
    text: `CN=${commonName},O=${organization}`,
    attributes: [
      { oid: '2.5.4.10', type: 'O', value: organization },
      { oid: '2.5.4.3', type: 'CN', value: commonName },
    ],
    comparable: `o=${organization},cn=${commonName}`,
  };
}

/**
 * Every certificate in a file of its own, a hundredth of them CAs. What the reader shares between certificates is shared here: names,
 * usages, keys of a kind (`shared/x509/byte-interner.ts`). @returns {Inventory}
 */
function inventory() {
  /** @type {Inventory['certificates'][number][]} */
  const certificates = [];
  /** @type {Inventory['sightings'][number][]} */
  const sightings = [];
  /** @type {Inventory['issuerLinks'][number][]} */
  const issuerLinks = [];
  /** @type {Inventory['certificates'][number]['keyUsage']} */
  const keyUsage = ['digitalSignature'];
  const extKeyUsage = ['serverAuth', 'clientAuth'];
  const publicKey = { algorithm: /** @type {const} */ ('EC'), bits: 256, curve: 'P-256' };
  /** @type {never[]} */
  const none = [];
  let issuer = name('', '');
  let issuerSha256 = hash('');
  for (let index = 0; index < count; index += 1) {
    const isCa = index % 100 === 0;
    const commonName = isCa ? `ca-${index}.bench.example` : `node-${index}.bench.example`;
    const subject = name(commonName, 'system:nodes');
    const sha256 = hash(`certificate ${index}`);
    if (isCa) {
      issuer = subject;
      issuerSha256 = sha256;
    }
    certificates.push({
      sha256,
      sizeBytes: 900,
      version: 3,
      serialNumber: sha256.slice(0, 16),
      subject,
      issuer,
      notBefore: /** @type {typeof at} */ (at - (index % 330) * dayMs),
      notAfter: /** @type {typeof at} */ (at + (isCa ? 3_000 : 365 - (index % 330)) * dayMs),
      subjectAltName: {
        dns: [commonName, `node-${index}`, 'localhost'],
        ip: none,
        email: none,
        uri: none,
        other: none,
      },
      basicConstraints: { cA: isCa, pathLenConstraint: undefined },
      keyUsage,
      extKeyUsage: isCa ? undefined : extKeyUsage,
      subjectKeyIdentifier: sha256.slice(0, 40),
      authorityKeyIdentifier: undefined,
      publicKey,
      spkiSha256: hash(`key ${index}`),
      signatureAlgorithm: 'ecdsa-with-SHA256',
      extensions: none,
      defects: none,
    });
    sightings.push({
      sha256,
      place: '/srv/bench',
      path: `/srv/bench/folder-${Math.floor(index / 100)}/certificate-${index}.crt`,
      medium: 'file',
      field: undefined,
      entryName: undefined,
      position: 0,
      file: undefined,
      key: 'absent',
    });
    issuerLinks.push({ certificate: sha256, issuer: issuerSha256, proof: 'signature' });
  }
  const coverage = { files: count, read: count, ignored: 0, ignoredFiles: [] };
  return {
    ...emptyInventory,
    places: [{ place: '/srv/bench', kind: 'folder' }],
    certificates,
    sightings,
    issuerLinks,
    coverage,
  };
}

const assessment = assess(inventory(), { at, thresholds: defaultThresholds });
const beforeMb = process.resourceUsage().maxRSS / 1024;
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const out = openSync('/dev/null', 'w');
let bytes = 0;
let text = '';
for (const chunk of reportFormat(/** @type {never} */ (id)).build(assessment, {
  language: 'en',
  findings: [],
  places: ['/srv/bench'],
  filter: undefined,
  toolVersion: '0.0.0',
  evidenceSha256: undefined,
  byteOrderMark: false,
})) {
  // As the command line writes them.
  text += chunk;
  if (text.length < 65_536) continue;
  bytes += writeSync(out, text);
  text = '';
}
bytes += writeSync(out, text);
const ms = performance.now() - startedAt;
const { user, system } = process.cpuUsage(cpuBefore);
const cpuMs = (user + system) / 1_000;
console.log(JSON.stringify({ ms, cpuMs, bytes, beforeMb, peakMb: process.resourceUsage().maxRSS / 1024 }));
