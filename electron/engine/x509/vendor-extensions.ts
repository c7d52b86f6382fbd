import { contextConstructed, DerReader, tags } from '../../../shared/x509/der.ts';
import { derString } from '../../../shared/x509/der-string.ts';
import { hexOf } from '../../../shared/x509/hex.ts';
import { objectIdentifierText } from '../../../shared/x509/object-identifier.ts';
import { utf8Text } from '../../../shared/x509/octet-text.ts';
import { integerHex } from '../../../shared/x509/serial-number.ts';
import { policiesLines } from './policy-lines.ts';

/** A decoder gives a line an item, or `undefined` where the value is not of its shape. */
interface VendorExtension {
  readonly name: string;
  readonly decode: (value: Uint8Array) => readonly string[] | undefined;
}

/**
 * Extensions outside the RFCs that certificates in and around a cluster carry. They are named for whoever reads them, and
 * count as unknown where one is critical: a verifier would refuse it.
 */
export const vendorExtensions: ReadonlyMap<string, VendorExtension> = new Map<string, VendorExtension>([
  // Kubernetes KEP-4317. @see kubernetes/kubernetes pkg/features PodCertificateRequest
  ['1.3.6.1.4.1.57683.1', { name: 'podIdentity', decode: podIdentity }],
  // OpenShift's service CA. @see openshift/service-ca-operator
  ['1.3.6.1.4.1.2312.17.100.2.1', { name: 'openshiftServiceUid', decode: oneString }],
  // @see smallstep/certificates authority/provisioner/extension.go
  ['1.3.6.1.4.1.37476.9000.64.1', { name: 'stepProvisioner', decode: stepProvisioner }],
  // Active Directory Certificate Services. @see [MS-WCCE] section 2.2.2.7
  ['1.3.6.1.4.1.311.20.2', { name: 'microsoftCertificateType', decode: oneString }],
  ['1.3.6.1.4.1.311.21.1', { name: 'microsoftCaVersion', decode: microsoftCaVersion }],
  ['1.3.6.1.4.1.311.21.2', { name: 'microsoftPreviousCaCertificateHash', decode: oneOctetString }],
  // Of the shape of certificate policies.
  ['1.3.6.1.4.1.311.21.10', { name: 'microsoftApplicationPolicies', decode: policiesLines }],
  ['1.3.6.1.4.1.311.21.7', { name: 'microsoftCertificateTemplate', decode: microsoftTemplate }],
  ['1.3.6.1.4.1.311.25.2', { name: 'microsoftSecurityIdentifier', decode: microsoftSecurityIdentifier }],
  // @see Netscape Certificate Extensions, Communicator 4.0
  ['2.16.840.1.113730.1.1', { name: 'netscapeCertType', decode: netscapeCertType }],
  ['2.16.840.1.113730.1.2', { name: 'netscapeBaseUrl', decode: oneString }],
  ['2.16.840.1.113730.1.3', { name: 'netscapeRevocationUrl', decode: oneString }],
  ['2.16.840.1.113730.1.4', { name: 'netscapeCaRevocationUrl', decode: oneString }],
  ['2.16.840.1.113730.1.7', { name: 'netscapeRenewalUrl', decode: oneString }],
  ['2.16.840.1.113730.1.8', { name: 'netscapeCaPolicyUrl', decode: oneString }],
  ['2.16.840.1.113730.1.12', { name: 'netscapeSslServerName', decode: oneString }],
  ['2.16.840.1.113730.1.13', { name: 'netscapeComment', decode: oneString }],
]);

function oneString(value: Uint8Array): readonly string[] | undefined {
  const reader = new DerReader(value);
  if (!reader.next()) return undefined;
  const string = derString(value, reader.tag, reader.from, reader.to);
  return string && [string.text];
}

function oneOctetString(value: Uint8Array): readonly string[] | undefined {
  const reader = new DerReader(value);
  return reader.nextIs(tags.octetString) ? [hexOf(value, reader.from, reader.to)] : undefined;
}

const podFields = ['namespace', 'serviceAccountName', 'podName', 'podUID', 'nodeName'] as const;

function podIdentity(value: Uint8Array): readonly string[] | undefined {
  const fields = new DerReader(value);
  if (!fields.nextIs(tags.sequence)) return undefined;
  fields.enter();
  const lines: string[] = [];
  for (const field of podFields) {
    if (!fields.nextIs(tags.utf8String)) return undefined;
    lines.push(`${field}:${utf8Text(value, fields.from, fields.to).text}`);
  }
  return lines;
}

/** In the order of their numbers. @see smallstep/certificates authority/provisioner/provisioner.go */
const stepProvisioners = [
  'none',
  'JWK',
  'OIDC',
  'GCP',
  'AWS',
  'Azure',
  'ACME',
  'X5C',
  'K8sSA',
  'SSHPOP',
  'SCEP',
  'Nebula',
] as const;

function stepProvisioner(value: Uint8Array): readonly string[] | undefined {
  const fields = new DerReader(value);
  if (!fields.nextIs(tags.sequence)) return undefined;
  fields.enter();
  if (!fields.nextIs(tags.integer)) return undefined;
  const type = smallInteger(fields);
  if (!fields.nextIs(tags.octetString)) return undefined;
  const name = utf8Text(value, fields.from, fields.to).text;
  if (!fields.nextIs(tags.octetString)) return undefined;
  const credential = utf8Text(value, fields.from, fields.to).text;
  const lines = [`type:${stepProvisioners[type] ?? type}`, `name:${name}`];
  if (credential !== '') lines.push(`credentialID:${credential}`);
  if (!fields.nextIs(tags.sequence)) return lines;
  const pairs = fields.inside();
  const texts: string[] = [];
  while (pairs.next()) texts.push(derString(value, pairs.tag, pairs.from, pairs.to)?.text ?? '');
  for (let index = 0; index < texts.length; index += 2) lines.push(`${texts[index]}:${texts[index + 1] ?? ''}`);
  return lines;
}

/** The low half counts the CA's certificates, the high half its keys. */
function microsoftCaVersion(value: Uint8Array): readonly string[] | undefined {
  const reader = new DerReader(value);
  if (!reader.nextIs(tags.integer) || reader.length > 5) return undefined;
  const version = Number.parseInt(integerHex(value, reader.from, reader.to), 16);
  return [`certificateIndex:${version & 0xffff}`, `keyIndex:${Math.floor(version / 0x1_0000)}`];
}

function microsoftTemplate(value: Uint8Array): readonly string[] | undefined {
  const fields = new DerReader(value);
  if (!fields.nextIs(tags.sequence)) return undefined;
  fields.enter();
  if (!fields.nextIs(tags.objectIdentifier)) return undefined;
  const lines = [`template:${objectIdentifierText(value, fields.from, fields.to)}`];
  if (fields.nextIs(tags.integer)) lines.push(`majorVersion:${smallInteger(fields)}`);
  if (fields.nextIs(tags.integer)) lines.push(`minorVersion:${smallInteger(fields)}`);
  return lines;
}

/** GeneralNames with one otherName, whose value is the SID as text. @see [MS-WCCE] section 2.2.2.7.7.4 */
function microsoftSecurityIdentifier(value: Uint8Array): readonly string[] | undefined {
  const names = new DerReader(value);
  if (!names.nextIs(tags.sequence)) return undefined;
  names.enter();
  if (!names.nextIs(contextConstructed(0))) return undefined;
  names.enter();
  if (!names.nextIs(tags.objectIdentifier) || !names.nextIs(contextConstructed(0))) return undefined;
  names.enter();
  return names.nextIs(tags.octetString) ? [utf8Text(value, names.from, names.to).text] : undefined;
}

/** In bit order, the first bit the highest. */
const netscapeTypes = ['sslClient', 'sslServer', 'smime', 'objectSigning', '', 'sslCA', 'smimeCA', 'objectSigningCA'];

function netscapeCertType(value: Uint8Array): readonly string[] | undefined {
  const reader = new DerReader(value);
  if (!reader.nextIs(tags.bitString) || reader.length < 2) return undefined;
  const bits = value[reader.from + 1] ?? 0;
  return netscapeTypes.filter((name, index) => name !== '' && (bits & (0x80 >> index)) !== 0);
}

function smallInteger({ bytes, from, to }: DerReader): number {
  return to - from > 6 ? Number.NaN : Number.parseInt(integerHex(bytes, from, to), 16);
}
