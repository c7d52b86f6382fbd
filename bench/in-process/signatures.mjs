// Who issued whom, signatures checked: `signatures.mjs PROGRAM BUNDLE notafter|verify`. `verify` makes the same calls of crypto.verify
// with everything they need laid out before.
import { createPublicKey, verify } from 'node:crypto';
import { pemBlocks } from '../peers/pem-of-place.mjs';

const [program = '', bundle = '', wanted = ''] = process.argv.slice(2);
const { certificateParts, checkIssuerLinks, readCertificate, sha256, signatureScheme } = await import(program);

const ders = pemBlocks(bundle).map((text) => Buffer.from(text.replaceAll(/-----[^-]+-----|\s/gu, ''), 'base64'));
const byHash = new Map();
const certificates = ders.map((der) => {
  const certificate = readCertificate(der, sha256);
  byHash.set(certificate.sha256, der);
  return certificate;
});
/** @param {string} id */
const derOf = (id) => byHash.get(id);

let run = () => checkIssuerLinks(certificates, derOf);
if (wanted === 'verify') {
  const keys = new Map();
  const calls = (await run()).map((/** @type {{ certificate: string, issuer: string }} */ { certificate, issuer }) => {
    if (!keys.has(issuer)) {
      const { spki } = certificateParts(derOf(issuer));
      keys.set(issuer, createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }));
    }
    const { tbs, signatureAlgorithm, signature } = certificateParts(derOf(certificate));
    return { digest: signatureScheme(signatureAlgorithm).digest, tbs, key: keys.get(issuer), signature };
  });
  run = async () => {
    let next = 0;
    const takeOn = async () => {
      while (next < calls.length) {
        const { digest, tbs, key, signature } = calls[next++];
        const isValid = await new Promise((resolve, reject) => {
          verify(digest, tbs, { key }, signature, (error, yes) => (error ? reject(error) : resolve(yes)));
        });
        if (!isValid) throw new Error('a signature does not verify');
      }
    };
    await Promise.all(Array.from({ length: 64 }, takeOn));
    return calls;
  };
}
const began = performance.now();
const cpuBefore = process.cpuUsage();
const { length } = await run();
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(cpuBefore);
if (length !== certificates.length) throw new Error(`${length} pairs instead of ${certificates.length}`);
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1_000, usPerCertificate: (ms * 1_000) / length }));
