import { visibleText } from '../../../shared/x509/visible-text.ts';
import { isKeyLabel, readPemKey } from '../x509/keys.ts';
import { pemBlocks, type PemBlock, type PemDefect } from '../x509/pem.ts';
import { derElementLength } from '../x509/der-shape.ts';
import { addCertificate, addFault, addKey, addRequest, type JudgedFile } from './judged-file.ts';
import { judgePkcs7 } from './container/judge-pkcs7.ts';
import { maxDerBytes } from './limits.ts';
import { addRevocationList } from './revocation-list.ts';
import type { Encoding } from '../../../shared/pki/inventory.ts';
import type { TimeSlices } from './time-slices.ts';

const certificateLabels: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);
const requestLabels: ReadonlySet<string> = new Set(['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST']);
const revocationListLabels: ReadonlySet<string> = new Set(['X509 CRL', 'CRL']);
const pkcs7Labels: ReadonlySet<string> = new Set(['PKCS7', 'PKCS #7 SIGNED DATA', 'CMS']);
/** Not registered, and met all the same. */
const pkcs12Label = 'PKCS12';
const otherLabels: ReadonlySet<string> = new Set([...revocationListLabels, ...pkcs7Labels, pkcs12Label]);

const defects: Readonly<Record<PemDefect, string>> = {
  'missing-end': 'has no END line; the file may be cut off',
  'other-end': 'is closed by the END line of another kind of block',
  'bad-base64': 'holds text that is no base64',
  empty: 'is empty',
};

/**
 * Takes every block of a PEM text for what it is. A broken block of a kind that matters is named with its line, and the
 * ones after it are read. @param text  one character a byte
 */
export async function judgePem(judged: JudgedFile, text: string, slices: TimeSlices): Promise<void> {
  for (const block of pemBlocks(text)) {
    const encoding = judged.encoding ?? encodingOf(text, block);
    judgeBlock(encoding === undefined ? judged : { ...judged, encoding }, block);
    if (slices.isOver()) await slices.pause();
  }
}

/** The same in one go, for the few blocks of a kubeconfig field. */
export function judgePemAtOnce(judged: JudgedFile, text: string): void {
  for (const block of pemBlocks(text)) judgeBlock(judged, block);
}

function judgeBlock(judged: JudgedFile, block: PemBlock): void {
  const { label, der } = block;
  const isCertificate = certificateLabels.has(label);
  const isRequest = requestLabels.has(label);
  const isKey = isKeyLabel(label);
  if (judged.takes === 'certificates' && !isCertificate) return;
  if (judged.takes === 'keys' && !isKey) return;
  if (!isCertificate && !isRequest && !isKey) {
    if (otherLabels.has(label)) judgeOther(judged, block);
    else if (!judged.file.isNamed && judged.file.path.endsWith('.pem')) {
      // The one ending that promises PEM and no certificate: dhparam.pem and the like.
      judged.quiet ??= 'no-certificate-material';
    }
    return;
  }
  if (der === undefined) {
    if (isKey && block.isEncrypted) addKey(judged, readPemKey(block));
    else addFault(judged, 'bad-pem', `${where(judged, block)} ${defects[block.defect ?? 'empty']}.`);
    return;
  }
  if (der.length > maxDerBytes) {
    der.fill(0);
    addFault(judged, 'too-large', tooLong(where(judged, block)));
  } else if (isKey) {
    judgeKeyBlock(judged, block);
  } else if (isRequest) {
    if (!addRequest(judged, der)) {
      addFault(judged, 'bad-signing-request', `${where(judged, block)} is not a certificate signing request.`);
    }
  } else if (!addCertificate(judged, label === 'TRUSTED CERTIFICATE' ? withoutTrust(der) : der)) {
    addFault(judged, 'bad-der', `${where(judged, block)} is not a certificate: its bytes are not DER of one.`);
  }
}

/** Revocation lists and containers. */
function judgeOther(judged: JudgedFile, block: PemBlock): void {
  const { label, der } = block;
  const what = where(judged, block);
  if (der === undefined) addFault(judged, 'bad-pem', `${what} ${defects[block.defect ?? 'empty']}.`);
  else if (der.length > maxDerBytes) addFault(judged, 'too-large', tooLong(what));
  else if (pkcs7Labels.has(label)) judgePkcs7(judged, der, what);
  else if (label === pkcs12Label) judged.locked.push({ part: judged, kind: 'pkcs12', bytes: der });
  else if (!addRevocationList(judged, der))
    addFault(judged, 'bad-revocation-list', `${what} is not a certificate revocation list.`);
}

function tooLong(what: string): string {
  return `${what} is over ${maxDerBytes / 1024 / 1024} MB and is not decoded.`;
}

/** Line ends written as `\\n` behind the BEGIN line, or blanks in front of it. */
function encodingOf(text: string, { at, label }: PemBlock): Encoding | undefined {
  if (text.startsWith('\\', at + '-----BEGIN -----'.length + label.length)) return 'escaped-pem';
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return /^[ \t]+$/u.test(line) ? 'indented-pem' : undefined;
}

function judgeKeyBlock(judged: JudgedFile, block: PemBlock): void {
  const key = readPemKey(block);
  if (key.isBroken) {
    judged.keys.push({ why: 'not-read' });
    addFault(judged, 'bad-key', `${where(judged, block)} cannot be read as a key.`);
  } else {
    addKey(judged, key);
  }
}

/** openssl appends what the certificate is trusted for after the certificate itself. @see openssl x509(1), -trustout */
function withoutTrust(der: Uint8Array): Uint8Array {
  return der.subarray(0, derElementLength(der) ?? der.length);
}

function where(judged: JudgedFile, { label, line }: PemBlock): string {
  const file = visibleText(judged.file.path);
  if (judged.field === undefined) return `The block ${label} at line ${line} of ${file}`;
  const entry = judged.entryName === undefined ? '' : ` (${visibleText(judged.entryName)})`;
  return `The block ${label} in ${visibleText(judged.field)}${entry} of ${file}`;
}
