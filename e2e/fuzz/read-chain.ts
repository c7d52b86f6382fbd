import { sha256 } from '../../electron/engine/x509/sha256.ts';
import { pathFaultCodes, pathFaults } from '../../shared/pki/path-faults.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import type { Certificate } from '../../shared/x509/certificate.ts';
import { readCertificate } from '../../shared/x509/read-certificate.ts';

const at = Date.parse('2026-11-27T00:00:00Z') as EpochMs;
/** A look follows no path that is longer. */
const maxPathLength = 32;

/**
 * Judges certificates that stand behind each other in bytes as one path, whoever signed them, from either end. Where one cannot
 * be read the next is looked for.
 *
 * @returns how many there were
 */
export function readChain(bytes: Uint8Array): number {
  const path: Certificate[] = [];
  for (let from = 0; from >= 0 && from < bytes.length && path.length < maxPathLength;) {
    const certificate = readCertificate(bytes.subarray(from), sha256);
    if (certificate !== undefined) path.push(certificate);
    from = certificate === undefined ? bytes.indexOf(0x30, from + 1) : from + certificate.sizeBytes;
  }
  judgePath(path);
  judgePath(path.toReversed());
  return path.length;
}

export function judgePath(path: readonly Certificate[]): void {
  for (const { code, certificate, name } of pathFaults(path, at)) {
    if (!pathFaultCodes.includes(code) || !path.includes(certificate)) throw new Error('A fault is nobody’s.');
    if (code.startsWith('name-') && code !== 'name-constraints-unchecked' && name === undefined)
      throw new Error('A fault of names has no name.');
  }
}
