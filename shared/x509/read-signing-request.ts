import type { SubjectAltName } from './certificate.ts';
import { contextConstructed, DerReader, tags } from './der.ts';
import { DefectList } from './defect-list.ts';
import { distinguishedName } from './distinguished-name.ts';
import { readExtensions } from './extensions.ts';
import { objectIdentifierText } from './object-identifier.ts';
import { readPublicKey } from './public-key.ts';
import type { Sha256 } from './read-certificate.ts';
import { signatureAlgorithmName } from './signature-algorithm.ts';
import type { SigningRequest } from './signing-request.ts';
import { noSubjectAltName } from './subject-alt-name.ts';

/** @see RFC 2985 section 5.4.2 */
const extensionRequestOid = '1.2.840.113549.1.9.14';

/**
 * Reads a PKCS#10 request by the same rules as readCertificate: never throws, notes `defects`.
 *
 * @returns `undefined` only for bytes that have not even the shape of a request
 * @see RFC 2986 section 4
 */
export function readSigningRequest(der: Uint8Array, sha256: Sha256): SigningRequest | undefined {
  const outer = new DerReader(der);
  if (!outer.nextIs(tags.sequence)) return undefined;
  const end = outer.to;
  outer.enter();
  if (!outer.nextIs(tags.sequence)) return undefined;
  const info = outer.inside();
  if (!outer.nextIs(tags.sequence)) return undefined;
  const signatureAlgorithm = signatureAlgorithmName(der, outer.from, outer.to);
  if (!outer.nextIs(tags.bitString)) return undefined;

  if (!info.nextIs(tags.integer) || !info.nextIs(tags.sequence)) return undefined;
  const subject = distinguishedName(der, info.from, info.to);
  if (!info.nextIs(tags.sequence)) return undefined;
  const defects = new DefectList();
  const publicKey = readPublicKey(der, info.from, info.to, defects);
  const spkiSha256 = sha256(der.subarray(info.start, info.to));
  // A CRL or a certificate has more SEQUENCEs here, a request only [0].
  if (info.next() && info.tag !== contextConstructed(0)) return undefined;
  const subjectAltName = info.tag === contextConstructed(0) ? requestedNames(info.inside(), defects) : noSubjectAltName;

  if (end < der.length) defects.add('trailing-data', `${der.length - end} bytes follow the request.`);
  if (subject.problem !== undefined) defects.add('name-malformed', `The subject ${subject.problem}.`);
  return {
    sha256: sha256(der.subarray(0, end)),
    subject: subject.name,
    subjectAltName,
    publicKey,
    spkiSha256,
    signatureAlgorithm,
    defects: defects.list,
  };
}

/** Attribute ::= SEQUENCE { type OID, values SET OF ANY }; the value of extensionRequest is an Extensions SEQUENCE. */
function requestedNames(attributes: DerReader, defects: DefectList): SubjectAltName {
  while (attributes.next()) {
    const parts = attributes.inside();
    if (attributes.tag !== tags.sequence || !parts.nextIs(tags.objectIdentifier)) {
      defects.add('malformed-certificate', 'The request has an attribute without a type.');
      continue;
    }
    if (objectIdentifierText(parts.bytes, parts.from, parts.to) !== extensionRequestOid) continue;
    const values = parts.nextIs(tags.set) ? parts.inside() : undefined;
    if (values === undefined || !values.nextIs(tags.sequence)) {
      defects.add('extension-malformed', 'The requested extensions cannot be read.');
      continue;
    }
    return readExtensions(values.bytes, values.from, values.to, defects).subjectAltName;
  }
  if (attributes.broken) defects.add('malformed-certificate', 'The attributes of the request are cut off.');
  return noSubjectAltName;
}
