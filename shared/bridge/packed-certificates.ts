import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Name } from '../x509/name.ts';
import type { NameConstraints } from '../x509/name-constraints.ts';
import { optionalAt, sharedColumn, valueAt, type SharedColumn } from './shared-column.ts';

type Field<Key extends keyof Certificate> = SharedColumn<NonNullable<Certificate[Key]>>;
type NamesOf<Kind extends keyof Certificate['subjectAltName']> = SharedColumn<Certificate['subjectAltName'][Kind]>;

/** Certificates as columns. Almost everything but what names one of them is the same for many. */
export interface PackedCertificates {
  /** Positions among the fingerprints of the whole. */
  readonly sha256: readonly number[];
  readonly sizeBytes: readonly number[];
  readonly version: Field<'version'>;
  readonly serialNumber: readonly string[];
  /** {@link PackedName} of every subject and issuer. */
  readonly names: readonly PackedName[];
  readonly subject: readonly number[];
  readonly issuer: readonly number[];
  readonly notBefore: readonly (EpochMs | null)[];
  readonly notAfter: readonly (EpochMs | null)[];
  readonly dns: readonly (readonly string[])[];
  readonly ip: NamesOf<'ip'>;
  readonly email: NamesOf<'email'>;
  readonly uri: NamesOf<'uri'>;
  readonly other: NamesOf<'other'>;
  readonly basicConstraints: Field<'basicConstraints'>;
  readonly keyUsage: Field<'keyUsage'>;
  readonly extKeyUsage: Field<'extKeyUsage'>;
  readonly subjectKeyIdentifier: readonly (string | null)[];
  readonly authorityKeyIdentifier: Field<'authorityKeyIdentifier'>;
  readonly publicKey: Field<'publicKey'>;
  readonly spkiSha256: Field<'spkiSha256'>;
  readonly signatureAlgorithm: Field<'signatureAlgorithm'>;
  readonly extensions: Field<'extensions'>;
  readonly defects: Field<'defects'>;
  readonly nameConstraints: Rare<NameConstraints>;
  readonly policies: Rare<NonNullable<Certificate['policies']>>;
  readonly directoryNames: Rare<readonly Name[]>;
}

/** What few have, by the position of the certificate: nothing at all is carried for the others. */
type Rare<Value> = readonly (readonly [certificate: number, value: Value])[];

/** Text, comparable form, then OID, type and value of each attribute. */
type PackedName = readonly [text: string, comparable: string, ...attributes: string[]];

export function packCertificates(
  certificates: readonly Certificate[],
  positionOf: (sha256: Sha256Hex) => number,
): PackedCertificates {
  const shared = <Value>(valueOf: (certificate: Certificate) => Value | undefined): SharedColumn<Value> =>
    sharedColumn(certificates, valueOf);
  const names = sharedColumn(
    certificates.flatMap(({ subject, issuer }) => [subject, issuer]),
    (name) => name,
  );
  return {
    sha256: certificates.map(({ sha256 }) => positionOf(sha256)),
    sizeBytes: certificates.map(({ sizeBytes }) => sizeBytes),
    version: shared(({ version }) => version),
    serialNumber: certificates.map(({ serialNumber }) => serialNumber),
    names: names.values.map((name) => packName(name as Name)),
    subject: names.at.filter((_, index) => index % 2 === 0),
    issuer: names.at.filter((_, index) => index % 2 === 1),
    notBefore: certificates.map(({ notBefore }) => notBefore ?? null),
    notAfter: certificates.map(({ notAfter }) => notAfter ?? null),
    dns: certificates.map(({ subjectAltName }) => subjectAltName.dns),
    ip: shared(({ subjectAltName }) => subjectAltName.ip),
    email: shared(({ subjectAltName }) => subjectAltName.email),
    uri: shared(({ subjectAltName }) => subjectAltName.uri),
    other: shared(({ subjectAltName }) => subjectAltName.other),
    basicConstraints: shared(({ basicConstraints }) => basicConstraints),
    keyUsage: shared(({ keyUsage }) => keyUsage),
    extKeyUsage: shared(({ extKeyUsage }) => extKeyUsage),
    subjectKeyIdentifier: certificates.map(({ subjectKeyIdentifier }) => subjectKeyIdentifier ?? null),
    authorityKeyIdentifier: shared(({ authorityKeyIdentifier }) => authorityKeyIdentifier),
    publicKey: shared(({ publicKey }) => publicKey),
    spkiSha256: shared(({ spkiSha256 }) => spkiSha256),
    signatureAlgorithm: shared(({ signatureAlgorithm }) => signatureAlgorithm),
    extensions: shared(({ extensions }) => extensions),
    defects: shared(({ defects }) => defects),
    nameConstraints: rare(certificates, ({ nameConstraints }) => nameConstraints),
    policies: rare(certificates, ({ policies }) => policies),
    directoryNames: rare(certificates, ({ subjectAltName }) => subjectAltName.directoryNames),
  };
}

export function unpackCertificates(
  packed: PackedCertificates,
  fingerprints: readonly Sha256Hex[],
): readonly Certificate[] {
  const names = packed.names.map(unpackName);
  const nameAt = (position: number | undefined): Name => names[position ?? -1] as Name;
  const certificates = packed.sha256.map((sha256, index): Certificate => ({
    sha256: fingerprints[sha256] as Sha256Hex,
    sizeBytes: packed.sizeBytes[index] as number,
    version: valueAt(packed.version, index),
    serialNumber: packed.serialNumber[index] as string,
    subject: nameAt(packed.subject[index]),
    issuer: nameAt(packed.issuer[index]),
    notBefore: packed.notBefore[index] ?? undefined,
    notAfter: packed.notAfter[index] ?? undefined,
    subjectAltName: {
      dns: packed.dns[index] as readonly string[],
      ip: valueAt(packed.ip, index),
      email: valueAt(packed.email, index),
      uri: valueAt(packed.uri, index),
      other: valueAt(packed.other, index),
    },
    basicConstraints: optionalAt(packed.basicConstraints, index),
    keyUsage: optionalAt(packed.keyUsage, index),
    extKeyUsage: optionalAt(packed.extKeyUsage, index),
    subjectKeyIdentifier: packed.subjectKeyIdentifier[index] ?? undefined,
    authorityKeyIdentifier: optionalAt(packed.authorityKeyIdentifier, index),
    publicKey: valueAt(packed.publicKey, index),
    spkiSha256: valueAt(packed.spkiSha256, index),
    signatureAlgorithm: valueAt(packed.signatureAlgorithm, index),
    extensions: valueAt(packed.extensions, index),
    defects: valueAt(packed.defects, index),
  }));
  for (const [index, nameConstraints] of packed.nameConstraints) {
    certificates[index] = { ...(certificates[index] as Certificate), nameConstraints };
  }
  for (const [index, policies] of packed.policies) {
    certificates[index] = { ...(certificates[index] as Certificate), policies };
  }
  for (const [index, directoryNames] of packed.directoryNames) {
    const certificate = certificates[index] as Certificate;
    certificates[index] = { ...certificate, subjectAltName: { ...certificate.subjectAltName, directoryNames } };
  }
  return certificates;
}

function rare<Value>(
  certificates: readonly Certificate[],
  valueOf: (certificate: Certificate) => Value | undefined,
): Rare<Value> {
  const found: (readonly [number, Value])[] = [];
  for (const [index, certificate] of certificates.entries()) {
    const value = valueOf(certificate);
    if (value !== undefined) found.push([index, value]);
  }
  return found;
}

function packName({ text, comparable, attributes }: Name): PackedName {
  return [text, comparable, ...attributes.flatMap(({ oid, type, value }) => [oid, type, value])];
}

function unpackName([text, comparable, ...parts]: PackedName): Name {
  const attributes: Name['attributes'][number][] = [];
  for (let at = 0; at < parts.length; at += 3) {
    attributes.push({ oid: parts[at] ?? '', type: parts[at + 1] ?? '', value: parts[at + 2] ?? '' });
  }
  return { text, attributes, comparable };
}
