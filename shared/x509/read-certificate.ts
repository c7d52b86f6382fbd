import type { Sha256Hex } from './brand.ts';
import type { Certificate } from './certificate.ts';
import { type CertificateShape, certificateShape } from './certificate-shape.ts';
import { contextConstructed, contextPrimitive, DerReader, tags } from './der.ts';
import { DefectList } from './defect-list.ts';
import { type DecodedName, distinguishedName } from './distinguished-name.ts';
import { ExtensionValues, readExtensions } from './extensions.ts';
import { readPublicKey } from './public-key.ts';
import { serialNumber } from './serial-number.ts';
import { signatureAlgorithmName } from './signature-algorithm.ts';
import { readValidity } from './validity.ts';

/** SHA-256 of bytes, by the means of the host. */
export type Sha256 = (bytes: Uint8Array) => Sha256Hex;

/**
 * Reads everything a list needs of one certificate. Never throws: what cannot be read is `undefined` or empty and has
 * its reason in `defects`. Bytes behind the certificate are noted and do not count for its SHA-256.
 *
 * @returns `undefined` only for bytes that have not even the shape of a certificate
 * @see RFC 5280 section 4.1
 */
export function readCertificate(der: Uint8Array, sha256: Sha256): Certificate | undefined {
  const shape = certificateShape(der);
  if (shape === undefined) return undefined;
  const defects = new DefectList();
  const signatureAlgorithm = signatureAlgorithmName(der, shape.algorithmFrom, shape.algorithmTo);
  noteOuterDefects(der, shape, signatureAlgorithm, defects);
  const version = readVersion(der, shape, defects);
  const serial = serialNumber(der, shape.serialFrom, shape.serialTo, defects);
  const issuer = distinguishedName(der, shape.issuerFrom, shape.issuerTo);
  const subject = distinguishedName(der, shape.subjectFrom, shape.subjectTo);
  noteNameDefects(issuer, 'issuer', defects);
  noteNameDefects(subject, 'subject', defects);
  const { notBefore, notAfter } = readValidity(der, shape.validityFrom, shape.validityTo, defects);
  const publicKey = readPublicKey(der, shape.spkiFrom, shape.spkiTo, defects);
  const extensions = readTail(der, shape, version, defects);
  if (issuer.name.attributes.length === 0 && issuer.problem === undefined) {
    defects.add('name-malformed', 'The issuer is empty.');
  }
  const certificate: Certificate = {
    sha256: sha256(shape.end === der.length ? der : der.subarray(0, shape.end)),
    sizeBytes: shape.end,
    version,
    serialNumber: serial,
    subject: subject.name,
    issuer: issuer.name,
    notBefore,
    notAfter,
    subjectAltName: extensions.subjectAltName,
    basicConstraints: extensions.basicConstraints,
    keyUsage: extensions.keyUsage,
    extKeyUsage: extensions.extKeyUsage,
    subjectKeyIdentifier: extensions.subjectKeyIdentifier,
    authorityKeyIdentifier: extensions.authorityKeyIdentifier,
    publicKey,
    spkiSha256: sha256(der.subarray(shape.spkiStart, shape.spkiTo)),
    signatureAlgorithm,
    extensions: extensions.present,
    defects: defects.list,
  };
  const { nameConstraints, policies } = extensions;
  if (nameConstraints === undefined && policies === undefined) return certificate;
  return {
    ...certificate,
    ...(nameConstraints === undefined ? {} : { nameConstraints }),
    ...(policies === undefined ? {} : { policies }),
  };
}

function noteOuterDefects(
  der: Uint8Array,
  shape: CertificateShape,
  signatureAlgorithm: string,
  defects: DefectList,
): void {
  const behind = der.length - shape.end;
  if (behind > 0) defects.add('trailing-data', `${behind} bytes follow the certificate.`);
  if (shape.hasMore) defects.add('trailing-data', 'Something follows the signature inside the certificate.');
  if (shape.nonMinimal) defects.add('not-der', 'A length is written with more octets than it needs.');
  if (der[shape.signatureFrom] !== 0 || shape.signatureTo - shape.signatureFrom < 2) {
    defects.add('malformed-certificate', 'The signature is empty or not a whole number of octets.');
  }
  if (signatureAlgorithm === '') {
    defects.add('malformed-certificate', 'The signature algorithm cannot be read.');
  }
  if (!sameContent(der, shape)) {
    defects.add('signature-algorithm-mismatch', 'The signature algorithm differs inside and outside the signed part.');
  }
}

/** @see RFC 5280 section 4.1.1.2 */
function sameContent(der: Uint8Array, shape: CertificateShape): boolean {
  const { innerAlgorithmFrom, innerAlgorithmTo, algorithmFrom, algorithmTo } = shape;
  if (innerAlgorithmTo - innerAlgorithmFrom !== algorithmTo - algorithmFrom) return false;
  for (let i = 0; i < algorithmTo - algorithmFrom; i++) {
    if (der[innerAlgorithmFrom + i] !== der[algorithmFrom + i]) return false;
  }
  return true;
}

/** 1, 2 or 3; what is neither is read as 3, the only version with extensions. */
function readVersion(der: Uint8Array, { versionFrom, versionTo }: CertificateShape, defects: DefectList): number {
  if (versionFrom === 0) return 1;
  const value = versionTo - versionFrom === 1 ? (der[versionFrom] as number) : -1;
  if (value >= 0 && value <= 2) return value + 1;
  defects.add('version-invalid', 'The version is none of 1, 2 and 3.');
  return 3;
}

function noteNameDefects({ problem }: DecodedName, field: string, defects: DefectList): void {
  if (problem !== undefined) defects.add('name-malformed', `The ${field} ${problem}.`);
}

/** What follows the public key: unique identifiers, which nobody uses, and the extensions. */
function readTail(der: Uint8Array, shape: CertificateShape, version: number, defects: DefectList): ExtensionValues {
  const tail = new DerReader(der, shape.spkiTo, shape.tbsTo);
  let values: ExtensionValues | undefined;
  while (tail.next()) {
    if (tail.tag === contextPrimitive(1) || tail.tag === contextPrimitive(2)) continue;
    const extensions = tail.inside();
    if (tail.tag !== contextConstructed(3) || values !== undefined || !extensions.nextIs(tags.sequence)) {
      defects.add('malformed-certificate', 'Something that does not belong there follows the public key.');
      continue;
    }
    if (version < 3) {
      defects.add('extensions-in-old-version', `It has extensions, but calls itself version ${version}.`);
    }
    values = readExtensions(der, extensions.from, extensions.to, defects);
    if (extensions.at !== extensions.end) defects.add('trailing-data', 'Something follows the list of extensions.');
  }
  if (tail.broken) defects.add('malformed-certificate', 'What follows the public key is cut off.');
  return values ?? new ExtensionValues();
}
