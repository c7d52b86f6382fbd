import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import type { Certificate } from '../x509/certificate.ts';
import { isCa } from '../x509/certificate.ts';
import { visibleText } from '../x509/visible-text.ts';
import { certificateLabel } from './certificate-label.ts';
import { isoInstant } from './iso-instant.ts';
import { safeJson } from './json-text.ts';
import type { ReportOptions } from './report-format.ts';

const certificateRef = (sha256: string): string => `certificate:${sha256}`;
const keyRef = (spkiSha256: string): string => `key:${spkiSha256}`;
const signatureRef = (name: string): string => `algorithm:${name}`;
/** Apart from signature algorithms: `ED25519` is both. */
const keyAlgorithmRef = (name: string): string => `key-algorithm:${name}`;

/**
 * A CycloneDX 1.6 inventory of cryptography: each certificate, each public key once, each algorithm once, and which
 * certificate was issued by which, as far as signatures prove it.
 *
 * @see CycloneDX 1.6, cryptoProperties
 */
export function* cyclonedx(assessment: Assessment, { toolVersion, evidenceSha256 }: ReportOptions): Generator<string> {
  const { certificates, at } = assessment;
  const listed = new Set(certificates.map(({ certificate }) => certificate.sha256));
  const head = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    ...(evidenceSha256 === undefined ? {} : { serialNumber: `urn:uuid:${uuidOf(evidenceSha256)}` }),
    version: 1,
    metadata: {
      timestamp: isoInstant(at),
      tools: { components: [{ type: 'application', name: 'NotAfter', version: toolVersion }] },
    },
  };
  yield `${safeJson(head).slice(0, -1)},\n"components":[`;
  let before = '\n';
  for (const component of components(certificates)) {
    yield before + safeJson(component);
    before = ',\n';
  }
  yield '\n],\n"dependencies":[';
  before = '\n';
  for (const { certificate, issuers } of certificates) {
    const dependsOn = issuers
      .filter(({ issuer, proof }) => proof === 'signature' && listed.has(issuer))
      .map(({ issuer }) => certificateRef(issuer));
    if (dependsOn.length === 0) continue;
    yield before + safeJson({ ref: certificateRef(certificate.sha256), dependsOn: [...new Set(dependsOn)] });
    before = ',\n';
  }
  yield '\n]}\n';
}

function* components(certificates: readonly AssessedCertificate[]): Generator<object> {
  const seen = new Set<string>();
  const isNew = (ref: string): boolean => !seen.has(ref) && seen.add(ref).size > 0;
  for (const assessed of certificates) {
    const { certificate } = assessed;
    const { publicKey, signatureAlgorithm, spkiSha256 } = certificate;
    yield certificateComponent(assessed);
    if (isNew(signatureRef(signatureAlgorithm))) yield signatureComponent(signatureAlgorithm);
    const keyAlgorithm = keyAlgorithmName(publicKey);
    if (isNew(keyAlgorithmRef(keyAlgorithm))) yield keyAlgorithmComponent(publicKey, keyAlgorithm);
    if (isNew(keyRef(spkiSha256))) yield keyComponent(certificate, keyAlgorithm);
  }
}

function certificateComponent(assessed: AssessedCertificate): object {
  const { certificate, sightings, status, role } = assessed;
  const { sha256, notBefore, notAfter, signatureAlgorithm, spkiSha256 } = certificate;
  const properties = [
    { name: 'notafter:status', value: status },
    { name: 'notafter:isCa', value: String(isCa(certificate)) },
    { name: 'notafter:serialNumber', value: certificate.serialNumber },
    ...(role === undefined ? [] : [{ name: 'notafter:role', value: role }]),
    ...(assessed.effectiveNotAfter === undefined
      ? []
      : [{ name: 'notafter:effectiveNotAfter', value: isoInstant(assessed.effectiveNotAfter) }]),
  ];
  return {
    type: 'cryptographic-asset',
    'bom-ref': certificateRef(sha256),
    name: certificateLabel(assessed),
    hashes: [{ alg: 'SHA-256', content: sha256 }],
    cryptoProperties: {
      assetType: 'certificate',
      certificateProperties: {
        subjectName: visibleText(certificate.subject.text),
        issuerName: visibleText(certificate.issuer.text),
        ...(notBefore === undefined ? {} : { notValidBefore: isoInstant(notBefore) }),
        ...(notAfter === undefined ? {} : { notValidAfter: isoInstant(notAfter) }),
        signatureAlgorithmRef: signatureRef(signatureAlgorithm),
        subjectPublicKeyRef: keyRef(spkiSha256),
        certificateFormat: 'X.509',
      },
    },
    properties,
    evidence: {
      occurrences: sightings.map(({ path, field }) => ({
        location: visibleText(path),
        ...(field === undefined ? {} : { additionalContext: visibleText(field) }),
      })),
    },
  };
}

function signatureComponent(name: string): object {
  return {
    type: 'cryptographic-asset',
    'bom-ref': signatureRef(name),
    name,
    cryptoProperties: {
      assetType: 'algorithm',
      algorithmProperties: { primitive: 'signature', cryptoFunctions: ['verify'] },
      ...(isOid(name) ? { oid: name } : {}),
    },
  };
}

function keyAlgorithmComponent({ algorithm, curve, bits }: Certificate['publicKey'], name: string): object {
  const parameter = curve ?? (bits === undefined ? undefined : String(bits));
  return {
    type: 'cryptographic-asset',
    'bom-ref': keyAlgorithmRef(name),
    name,
    cryptoProperties: {
      assetType: 'algorithm',
      algorithmProperties: {
        primitive: 'unknown',
        ...(parameter === undefined ? {} : { parameterSetIdentifier: parameter }),
        ...(curve === undefined ? {} : { curve }),
      },
      ...(isOid(algorithm) ? { oid: algorithm } : {}),
    },
  };
}

function keyComponent({ publicKey, spkiSha256 }: Certificate, keyAlgorithm: string): object {
  return {
    type: 'cryptographic-asset',
    'bom-ref': keyRef(spkiSha256),
    name: `${keyAlgorithm} public key ${spkiSha256.slice(0, 16)}`,
    cryptoProperties: {
      assetType: 'related-crypto-material',
      relatedCryptoMaterialProperties: {
        type: 'public-key',
        id: spkiSha256,
        algorithmRef: keyAlgorithmRef(keyAlgorithm),
        ...(publicKey.bits === undefined ? {} : { size: publicKey.bits }),
      },
    },
  };
}

function keyAlgorithmName({ algorithm, curve, bits }: Certificate['publicKey']): string {
  return [algorithm, curve ?? bits ?? ''].join(' ').trimEnd();
}

function isOid(text: string): boolean {
  return /^[0-2](?:\.\d+)+$/u.test(text);
}

/** The same evidence is the same document: a UUID of our own making. @see RFC 9562 section 5.8 */
function uuidOf(sha256: string): string {
  const hex = `${sha256.slice(0, 12)}8${sha256.slice(13, 16)}a${sha256.slice(17, 32)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
