import { visibleText } from '../../../shared/x509/visible-text.ts';
import { derElementLength, derShape, startsLikeCertificate } from '../x509/der-shape.ts';
import { readDerKey } from '../x509/keys.ts';
import { addCertificate, addFault, addKey, addRequest, type JudgedFile } from './judged-file.ts';
import { judgePkcs7 } from './container/judge-pkcs7.ts';
import { maxDerBytes } from './limits.ts';
import { addRevocationList } from './revocation-list.ts';
import type { TimeSlices } from './time-slices.ts';

const sequenceTag = 0x30;

/** A digit zero is 0x30 as well: only a length that fits, or the start of a certificate, makes a file DER. */
export function looksLikeDer(bytes: Uint8Array): boolean {
  if (bytes[0] !== sequenceTag) return false;
  return startsLikeCertificate(bytes) || derElementLength(bytes) !== undefined;
}

/** Takes one DER value after another: certificates, requests and keys in any mix. */
export async function judgeDer(judged: JudgedFile, bytes: Uint8Array, slices: TimeSlices): Promise<void> {
  let at = 0;
  while (at < bytes.length) {
    const rest = bytes.subarray(at);
    const length = rest[0] === sequenceTag ? derElementLength(rest) : undefined;
    if (length === undefined) {
      if (!isPadding(rest)) addRestFault(judged, at, rest);
      return;
    }
    judgeElement(judged, rest.subarray(0, length), at);
    at += length;
    if (slices.isOver()) await slices.pause();
  }
}

function judgeElement(judged: JudgedFile, der: Uint8Array, at: number): void {
  const path = visibleText(judged.file.path);
  if (der.length > maxDerBytes) {
    addFault(judged, 'too-large', `The value at byte ${at} of ${path} is over ${maxDerBytes / 1024 / 1024} MB.`);
    return;
  }
  if (addCertificate(judged, der) || addRequest(judged, der) || addRevocationList(judged, der)) return;
  const key = readDerKey(der);
  if (key !== undefined && !key.isBroken) {
    addKey(judged, key);
    return;
  }
  switch (derShape(der)) {
    case 'revocation-list':
      addFault(
        judged,
        'bad-revocation-list',
        `The value at byte ${at} of ${path} is a revocation list that is broken.`,
      );
      return;
    case 'pkcs7':
      judgePkcs7(judged, der, path);
      return;
    case 'pkcs12':
      judged.locked.push({ part: judged, kind: 'pkcs12', bytes: new Uint8Array(der) });
      return;
    case 'other':
      if (startsLikeCertificate(der)) {
        addFault(judged, 'bad-der', `The value at byte ${at} of ${path} begins like a certificate and is none.`);
      }
  }
}

function addRestFault(judged: JudgedFile, at: number, rest: Uint8Array): void {
  const path = visibleText(judged.file.path);
  const message = startsLikeCertificate(rest)
    ? `The certificate at byte ${at} of ${path} is cut off.`
    : `The ${rest.length} bytes from byte ${at} of ${path} on are no DER.`;
  addFault(judged, 'bad-der', message);
}

/** A line end from a text editor, or a last block filled up. */
function isPadding(rest: Uint8Array): boolean {
  return rest.every((byte) => byte === 0 || byte === 10 || byte === 13 || byte === 32 || byte === 26);
}
