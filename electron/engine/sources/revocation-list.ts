import { readRevocationList } from '../../../shared/x509/read-revocation-list.ts';
import { sha256 } from '../x509/sha256.ts';
import type { JudgedFile } from './judged-file.ts';

/**
 * Takes a certificate revocation list up into what was found; its bytes are copied, for it is held against the certificates
 * of the look when all of them are known.
 * @returns false when the bytes have not the shape of one
 */
export function addRevocationList(judged: JudgedFile, der: Uint8Array): boolean {
  const { findings, file, field, entryName, facts, medium, encoding } = judged;
  const list = readRevocationList(der, sha256);
  if (list === undefined) return false;
  if (!findings.revocationListDer.has(list.sha256))
    findings.revocationListDer.set(list.sha256, new Uint8Array(der.subarray(0, list.sizeBytes)));
  findings.revocationLists.push({
    list,
    place: file.place,
    path: file.path,
    medium,
    field,
    entryName,
    file: facts,
    ...(encoding === undefined ? {} : { encoding }),
    issuer: undefined,
    proof: undefined,
    revoked: [],
  });
  judged.tally.gave++;
  return true;
}
