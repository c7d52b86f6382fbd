import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface CorpusCertificate {
  /** The first file it was found in. */
  readonly file: string;
  readonly der: Uint8Array;
}

/**
 * Every distinct certificate below a folder, however it is packed: DER files, PEM, base64 of PEM (kubeconfigs, Secrets), PEM
 * in JSON. Finds them by their looks alone and uses no code of the project, so that it may test it.
 *
 * @returns none where the folder is missing
 */
export function corpusCertificates(folder: string, label = 'CERTIFICATE'): readonly CorpusCertificate[] {
  const found = new Map<string, CorpusCertificate>();
  for (const path of existsSync(folder) ? filesBelow(folder) : []) {
    const bytes = readFileSync(path);
    const ders = bytes[0] === 0x30 && bytes[1] === 0x82 ? [bytes] : pemBodies(bytes.toString('latin1'), label);
    for (const der of ders) {
      const sha256 = hash('sha256', der);
      if (!found.has(sha256)) found.set(sha256, { file: relative(folder, path), der: new Uint8Array(der) });
    }
  }
  return [...found.values()];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}

function pemBodies(text: string, label: string): Buffer[] {
  const blocks = text.replaceAll(String.raw`\n`, '\n').matchAll(pem(label));
  const bodies: Buffer[] = [...blocks].map(([, body = '']) => Buffer.from(body, 'base64'));
  // "-----BEGIN " in base64
  for (const [blob] of text.matchAll(/LS0tLS1CRUdJTi[A-Za-z0-9+/=]+/gu)) {
    bodies.push(...pemBodies(Buffer.from(blob, 'base64').toString('latin1'), label));
  }
  return bodies;
}

function pem(label: string): RegExp {
  return new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, 'gu');
}
