import 'reflect-metadata';
import { createHash, type KeyObject, webcrypto, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as peculiar from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { corpora, fixtureTrees } from '../../../shared/testing/corpora.ts';
import { corpusCertificates } from '../../../shared/testing/corpus-certificates.ts';
import { type Certificate, isCa, keyUsages } from '../../../shared/x509/certificate.ts';
import { readCertificate } from '../../../shared/x509/read-certificate.ts';
import { sha256 } from './sha256.ts';

/**
 * The reader against two readers nobody here wrote: OpenSSL through node:crypto, and @peculiar/x509. Both are asked for
 * every field they know; what they do not know is left out on both sides.
 */

interface Sample {
  readonly file: string;
  readonly der: Uint8Array;
}

const hasCorpora = existsSync(corpora);
if (!hasCorpora) console.warn(`SKIPPED: the reader is not compared on the corpora, since ${corpora} is not there.`);

/** @peculiar/x509 takes seconds for the certificates of x509-limbo that are made to be slow. */
const maxPeculiarBytes = 50_000;
/** The whole of the corpora through @peculiar/x509 is 6 s of work on a free machine. */
const timeout = 120_000;

function ours(der: Uint8Array): Certificate {
  const certificate = readCertificate(der, sha256);
  if (certificate === undefined) throw new Error('not even the shape of a certificate');
  return certificate;
}

/** A number in hex, whatever its leading zeros. */
const numberOf = (hex: string): bigint =>
  hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex === '' ? '0' : hex}`);

// --- node:crypto -----------------------------------------------------------------------------------------------

const curveNames: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
  secp224r1: 'P-224',
  prime192v1: 'P-192',
};
const keyTypes: Readonly<Record<string, string>> = {
  rsa: 'RSA',
  'rsa-pss': 'RSASSA-PSS',
  ec: 'EC',
  dsa: 'DSA',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
  x25519: 'X25519',
  x448: 'X448',
};

const curveName = (name: string): string => curveNames[name] ?? name;

/** `undefined` where OpenSSL does not take the key. */
function nodeKey(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch {
    return undefined;
  }
}

function nodeView(der: Uint8Array): object {
  const certificate = new X509Certificate(der);
  const legacy = certificate.toLegacyObject();
  const key = nodeKey(certificate);
  const details = key?.asymmetricKeyDetails;
  return {
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    serialNumber: numberOf(certificate.serialNumber),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    subject: values(legacy.subject),
    issuer: values(legacy.issuer),
    isCa: certificate.ca,
    extKeyUsage: certificate.keyUsage?.toSorted(),
    key: key && keyTypes[key.asymmetricKeyType ?? ''],
    bits: details?.modulusLength,
    curve: details?.namedCurve && curveName(details.namedCurve),
    spkiSha256:
      key &&
      createHash('sha256')
        .update(key.export({ type: 'spki', format: 'der' }))
        .digest('hex'),
  };
}

const sorted = (texts: readonly string[]): string[] => texts.toSorted();

function values(name: object | undefined): string[] {
  return sorted(Object.values(name ?? {}).flat());
}

function ourNodeView(der: Uint8Array): object {
  const certificate = ours(der);
  const key = nodeKey(new X509Certificate(der));
  const namedCurve = key?.asymmetricKeyDetails?.namedCurve;
  const { algorithm, bits, curve } = certificate.publicKey;
  return {
    sha256: certificate.sha256,
    serialNumber: numberOf(certificate.serialNumber),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    subject: certificate.subject.attributes.map(({ value }) => value).toSorted(),
    issuer: certificate.issuer.attributes.map(({ value }) => value).toSorted(),
    // OpenSSL takes back what basicConstraints says where keyUsage forbids it.
    isCa: isCa(certificate) && certificate.keyUsage?.includes('keyCertSign') !== false,
    extKeyUsage: certificate.extKeyUsage?.map(purposeOid).toSorted(),
    key: key && algorithm,
    bits: key && (algorithm.startsWith('RS') || algorithm === 'DSA') ? bits : undefined,
    // OpenSSL finds out which curve it is when the certificate spells it out; RFC 5480 forbids that.
    curve: certificate.defects.some(({ code }) => code === 'public-key-malformed')
      ? namedCurve && curveName(namedCurve)
      : key && curve,
    spkiSha256: key && certificate.spkiSha256,
  };
}

const purposeOids: Readonly<Record<string, string>> = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  OCSPSigning: '1.3.6.1.5.5.7.3.9',
  anyExtendedKeyUsage: '2.5.29.37.0',
};
const purposeOid = (name: string): string => purposeOids[name] ?? name;

// --- @peculiar/x509 --------------------------------------------------------------------------------------------

const peculiarKeys: Readonly<Record<string, string>> = {
  'RSASSA-PKCS1-v1_5': 'RSA',
  'RSA-PSS': 'RSASSA-PSS',
  ECDSA: 'EC',
  '1.2.840.10045.2.1': 'EC',
  '1.2.840.10040.4.1': 'DSA',
};

function peculiarView(der: Uint8Array): object {
  const certificate = new peculiar.X509Certificate(new Uint8Array(der));
  const names = certificate.getExtension(peculiar.SubjectAlternativeNameExtension)?.names.items ?? [];
  const constraints = certificate.getExtension(peculiar.BasicConstraintsExtension);
  const usages = certificate.getExtension(peculiar.KeyUsagesExtension)?.usages;
  const purposes = certificate.getExtension(peculiar.ExtendedKeyUsageExtension)?.usages;
  const authority = certificate.getExtension(peculiar.AuthorityKeyIdentifierExtension);
  return {
    serialNumber: certificate.serialNumber,
    notBefore: certificate.notBefore.getTime(),
    notAfter: certificate.notAfter.getTime(),
    subject: peculiarName(certificate.subjectName),
    issuer: peculiarName(certificate.issuerName),
    dns: of('dns', names),
    email: of('email', names),
    uri: of('url', names),
    ipCount: of('ip', names).length,
    cA: constraints?.ca,
    pathLenConstraint: constraints?.pathLength,
    keyUsage: usages === undefined ? undefined : keyUsages.filter((_, bit) => (usages & (1 << bit)) !== 0),
    extKeyUsage: purposes && [...purposes].map(String),
    subjectKeyIdentifier: certificate.getExtension(peculiar.SubjectKeyIdentifierExtension)?.keyId,
    keyIdentifier: authority?.keyId,
    key: peculiarKeys[certificate.publicKey.algorithm.name] ?? certificate.publicKey.algorithm.name,
    extensions: [...certificate.extensions].map(({ type, critical }) => ({ oid: type, critical })),
    spkiSha256: sha256(new Uint8Array(certificate.publicKey.rawData)),
  };
}

/** @peculiar/x509 gives the octets of a negative number as if it were none. */
function octetsOfInteger(serialNumber: string): string {
  if (!serialNumber.startsWith('-')) return serialNumber;
  const value = numberOf(serialNumber);
  let bits = 8;
  while (value < -(2n ** BigInt(bits - 1))) bits += 8;
  return BigInt.asUintN(bits, value).toString(16);
}

const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text);

function of(type: string, names: readonly peculiar.GeneralName[]): string[] {
  // It takes UTF-8 where ASCII must be for ISO 8859-1; nobody is right there.
  return names.filter((name) => name.type === type).map(({ value }) => (isAscii(value) ? value : 'not ASCII'));
}

function peculiarName(name: peculiar.Name): string[] {
  return name
    .toJSON()
    .flatMap((rdn) => Object.values(rdn).flat())
    .toSorted();
}

function ourPeculiarView(der: Uint8Array): object {
  const certificate = ours(der);
  const { subjectAltName: names, basicConstraints, authorityKeyIdentifier } = certificate;
  return {
    serialNumber: octetsOfInteger(certificate.serialNumber),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    subject: certificate.subject.attributes.map(({ value }) => value).toSorted(),
    issuer: certificate.issuer.attributes.map(({ value }) => value).toSorted(),
    dns: names.dns.map((name) => (isAscii(name) ? name : 'not ASCII')),
    email: names.email,
    uri: names.uri,
    ipCount: names.ip.length,
    cA: basicConstraints?.cA,
    pathLenConstraint: basicConstraints?.pathLenConstraint,
    keyUsage: certificate.keyUsage,
    extKeyUsage: certificate.extKeyUsage?.map(purposeOid),
    subjectKeyIdentifier: certificate.subjectKeyIdentifier,
    keyIdentifier: authorityKeyIdentifier?.keyIdentifier,
    key: certificate.publicKey.algorithm,
    extensions: certificate.extensions,
    spkiSha256: certificate.spkiSha256,
  };
}

/** Every sample the other reader takes gives the same view; the files where it does not, with both views. */
function differences(
  samples: readonly Sample[],
  theirs: (der: Uint8Array) => object,
  mine: (der: Uint8Array) => object,
): { compared: number; differing: unknown[] } {
  const differing: unknown[] = [];
  let compared = 0;
  for (const { file, der } of samples) {
    let expected: object;
    try {
      expected = theirs(der);
    } catch {
      continue;
    }
    compared++;
    const actual = mine(der);
    for (const [field, value] of Object.entries(expected)) {
      const own = (actual as Record<string, unknown>)[field];
      if (!isDeepStrictEqual(own, value)) differing.push({ file, field, ours: own, theirs: value });
    }
  }
  return { compared, differing };
}

describe.each([
  ['the fixture trees', fixtureTrees, 26],
  ['the kubeadm trees', join(corpora, 'kubeadm'), 99],
  ['PKITS', join(corpora, 'pkits/certs'), 405],
  ['x509-limbo', join(corpora, 'limbo'), 910],
  ['the cluster API recordings', join(corpora, 'cluster-api'), 1_282],
] as const)('every certificate of %s', (_name, folder, atLeast) => {
  const samples = corpusCertificates(folder);

  it.skipIf(samples.length === 0)('reads the same as OpenSSL through node:crypto', { timeout }, () => {
    const { compared, differing } = differences(samples, nodeView, ourNodeView);
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(atLeast);
  });

  it.skipIf(samples.length === 0)('reads the same as @peculiar/x509', { timeout }, () => {
    const sane = samples.filter(({ der }) => der.length < maxPeculiarBytes);
    const { compared, differing } = differences(sane, peculiarView, ourPeculiarView);
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(atLeast);
  });
});

// --- a set made here, with what the corpora do not have ----------------------------------------------------------

peculiar.cryptoProvider.set(webcrypto as Crypto);

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: Uint8Array.of(1, 0, 1), modulusLength: 2048 };
const rsaPss = { ...rsa, name: 'RSA-PSS', hash: 'SHA-384', saltLength: 48 };
const ec = (namedCurve: string, hash: string): EcKeyGenParams & EcdsaParams => ({ name: 'ECDSA', namedCurve, hash });

const { KeyUsageFlags: flag } = peculiar;
/** In the bit order of RFC 5280. */
const allUsages: peculiar.KeyUsageFlags =
  flag.digitalSignature |
  flag.nonRepudiation |
  flag.keyEncipherment |
  flag.dataEncipherment |
  flag.keyAgreement |
  flag.keyCertSign |
  flag.cRLSign |
  flag.encipherOnly |
  flag.decipherOnly;

type Making = Partial<peculiar.X509CertificateCreateSelfSignedParams>;

async function made(
  algorithm: RsaHashedKeyGenParams | EcKeyGenParams | Algorithm,
  making: Making,
): Promise<Uint8Array> {
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const certificate = await peculiar.X509CertificateGenerator.createSelfSigned({
    serialNumber: '1f2e3d',
    name: 'CN=kubernetes',
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2036-01-01T00:00:00Z'),
    keys,
    signingAlgorithm: algorithm,
    ...making,
  });
  return new Uint8Array(certificate.rawData);
}

const everyKindOfName = new peculiar.SubjectAlternativeNameExtension([
  { type: 'dns', value: 'kubernetes.default.svc' },
  { type: 'ip', value: '10.96.0.1' },
  { type: 'ip', value: '2001:db8::1' },
  { type: 'email', value: 'a@example.test' },
  { type: 'url', value: 'spiffe://cluster.local/ns/a/sa/b' },
  { type: 'dn', value: 'CN=directory' },
  { type: 'upn', value: 'admin@corp' },
  { type: 'guid', value: '4e5c4ae8-2b2e-4b4b-8d5c-3b1d2d9a7b11' },
  { type: 'id', value: '1.2.3.4' },
]);

describe.each<[string, () => Promise<Uint8Array>, string]>([
  ['RSA', () => made(rsa, {}), 'sha256WithRSAEncryption'],
  ['RSASSA-PSS', () => made(rsaPss, {}), 'rsassaPss'],
  ['P-256', () => made(ec('P-256', 'SHA-256'), {}), 'ecdsa-with-SHA256'],
  ['P-384', () => made(ec('P-384', 'SHA-384'), {}), 'ecdsa-with-SHA384'],
  ['P-521', () => made(ec('P-521', 'SHA-512'), {}), 'ecdsa-with-SHA512'],
  ['Ed25519', () => made({ name: 'Ed25519' }, {}), 'ED25519'],
  [
    'a name with everything in it',
    () =>
      made(ec('P-256', 'SHA-256'), {
        name: 'C=JP, O="株式会社, 例 + <x>;", OU=a+OU=b, CN=  spaced  , E=a@example.test, DC=example, 1.2.3.4=odd',
      }),
    'ecdsa-with-SHA256',
  ],
  [
    'no end and every kind of alternative name',
    () => made(ec('P-256', 'SHA-256'), { notAfter: new Date('9999-12-31T23:59:59Z'), extensions: [everyKindOfName] }),
    'ecdsa-with-SHA256',
  ],
  [
    'a date before 1970 and all usages',
    () =>
      made(ec('P-256', 'SHA-256'), {
        notBefore: new Date('1960-02-29T00:00:00Z'),
        serialNumber: 'ff00000000000000000000000000000001',
        extensions: [
          new peculiar.KeyUsagesExtension(allUsages, true),
          new peculiar.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1', '1.2.3.4'], true),
          new peculiar.BasicConstraintsExtension(true, 3, true),
        ],
      }),
    'ecdsa-with-SHA256',
  ],
])('a certificate made with %s', (_what, make, signatureAlgorithm) => {
  it('reads the same as both others', async () => {
    const samples = [{ file: 'made here', der: await make() }];
    expect(differences(samples, nodeView, ourNodeView)).toEqual({ compared: 1, differing: [] });
    expect(differences(samples, peculiarView, ourPeculiarView)).toEqual({ compared: 1, differing: [] });
    expect(samples.map(({ der }) => ours(der).signatureAlgorithm)).toEqual([signatureAlgorithm]);
    expect(samples.flatMap(({ der }) => ours(der).defects)).toEqual([]);
  });
});

it('reads every kind of alternative name that @peculiar/x509 writes', async () => {
  const certificate = ours(await made(ec('P-256', 'SHA-256'), { extensions: [everyKindOfName] }));
  expect(certificate.subjectAltName).toMatchObject({
    ip: ['10.96.0.1', '2001:db8::1'],
    other: [
      'directoryName:CN=directory',
      'otherName:1.3.6.1.4.1.311.20.2.3=admin@corp',
      expect.stringMatching(/^otherName:1\.3\.6\.1\.4\.1\.311\.25\.1=#0410/u),
      'registeredID:1.2.3.4',
    ],
  });
});
