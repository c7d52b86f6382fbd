import { look } from '../../electron/engine/look.ts';
import { judgeHostKey, knownHostsIn } from '../../electron/engine/sources/ssh-node/known-hosts.ts';
import { certificateDetails } from '../../electron/engine/x509/details.ts';
import { assess } from '../../shared/pki/assess.ts';
import { defaultThresholds } from '../../shared/pki/status.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import type { Format } from './originals.ts';
import { judgePath, readChain } from './read-chain.ts';

const at = Date.parse('2026-11-27T00:00:00Z') as EpochMs;
/** As many of one file are decoded deeply as a person would open. */
const maxDetails = 3;
/** Above what nearly all certificates have. */
const usualBytes = 8 * 1024;

const nameOf: Readonly<Record<Exclude<Format, 'chain'>, string>> = {
  der: 'a.der',
  pem: 'a.pem',
  kubeconfig: 'admin.conf',
  pkcs7: 'a.p7b',
  pkcs12: 'a.p12',
  jks: 'a.jks',
  known_hosts: 'known_hosts',
  tar: 'a.tar.gz',
  zip: 'a.zip',
};

/**
 * All that happens to a file that somebody opens: it is looked at, judged, and its certificates are opened.
 *
 * @returns how many certificates were in it; one of thousands of names counts for as many as it is long
 */
export async function readHostile(format: Format, bytes: Uint8Array): Promise<number> {
  if (format === 'known_hosts') {
    const known = knownHostsIn(new TextDecoder().decode(bytes));
    for (const host of ['cp-1', '*', 'a'.repeat(200)]) judgeHostKey(known, { host, port: 22 }, Buffer.alloc(51, 7));
    return known.length;
  }
  if (format === 'chain') return readChain(bytes);
  const uploads = new Map([['upload:fuzz', [{ path: nameOf[format], bytes }]]]);
  const { inventory, derOf } = await look(['upload:fuzz'], { uploads });
  if (inventory.problems.some(({ message }) => message.trim() === '')) throw new Error('A problem has no sentence.');
  const { certificates, bySha256 } = assess(inventory, { at, thresholds: defaultThresholds });
  for (const { path } of certificates) judgePath(path.flatMap((sha256) => bySha256.get(sha256)?.certificate ?? []));
  for (const { certificate } of certificates.slice(0, maxDetails)) {
    const der = derOf(certificate.sha256);
    if (der === undefined) throw new Error('A certificate has no bytes.');
    await certificateDetails(der);
  }
  return certificates.reduce((sum, { certificate }) => sum + Math.max(1, certificate.sizeBytes / usualBytes), 0);
}
