import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpora, fixtureTrees } from '../../../shared/testing/corpora.ts';
import { corpusCertificates } from '../../../shared/testing/corpus-certificates.ts';
import type { Certificate, SubjectAltName } from '../../../shared/x509/certificate.ts';
import { readCertificate } from '../../../shared/x509/read-certificate.ts';
import { readSigningRequest } from '../../../shared/x509/read-signing-request.ts';
import { sha256 } from './sha256.ts';

/** The reader against what the openssl program printed for the kubeadm trees: `expected/truth.json`. */

interface Truth {
  readonly certificates: readonly TruthCertificate[];
  readonly certificateRequests: readonly TruthRequest[];
}
interface TruthKey {
  readonly signatureAlgorithm: string;
  readonly publicKeyAlgorithm: string;
  readonly publicKeyBits: number;
  readonly spkiSha256: string;
}
interface TruthName {
  readonly type: 'dns' | 'ip';
  readonly value: string;
}
interface TruthCertificate extends TruthKey {
  readonly source: { readonly file: string };
  readonly subject: string;
  readonly issuer: string;
  readonly serialHex: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly sha256: string;
  readonly sans: readonly TruthName[];
  readonly extensions: Readonly<Record<string, { readonly critical: boolean; readonly text: string } | undefined>>;
}
interface TruthRequest extends TruthKey {
  readonly subject: string;
  readonly sans: readonly TruthName[];
  readonly derSha256: string;
}

const keyAlgorithms: Readonly<Record<string, string>> = { RSA: 'rsaEncryption', EC: 'id-ecPublicKey' };
const usageWords: Readonly<Record<string, string>> = {
  digitalSignature: 'Digital Signature',
  keyEncipherment: 'Key Encipherment',
  keyCertSign: 'Certificate Sign',
  serverAuth: 'TLS Web Server Authentication',
  clientAuth: 'TLS Web Client Authentication',
};
const inWords = (usages: readonly string[] | undefined): string | undefined =>
  usages?.map((usage) => usageWords[usage] ?? usage).join(', ');
const colons = (hex: string | undefined): string | undefined => hex?.toUpperCase().match(/../gu)?.join(':');
/** openssl writes IPv6 out in full; WHATWG URLs shorten it as RFC 5952 does. */
const shortest = ({ type, value }: TruthName): string =>
  type === 'ip' && value.includes(':') ? new URL(`http://[${value}]`).hostname.slice(1, -1) : value;
const names = ({ dns, ip }: SubjectAltName): string[] => [...dns, ...ip].toSorted();

function asOpenssl(certificate: Certificate): object {
  const { publicKey, basicConstraints } = certificate;
  return {
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    serial: certificate.serialNumber.toUpperCase(),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    sans: names(certificate.subjectAltName),
    signatureAlgorithm: certificate.signatureAlgorithm,
    publicKeyAlgorithm: keyAlgorithms[publicKey.algorithm],
    publicKeyBits: publicKey.bits,
    spkiSha256: certificate.spkiSha256,
    basicConstraints: basicConstraints && `CA:${basicConstraints.cA ? 'TRUE' : 'FALSE'}`,
    keyUsage: inWords(certificate.keyUsage),
    extKeyUsage: inWords(certificate.extKeyUsage),
    subjectKeyIdentifier: colons(certificate.subjectKeyIdentifier),
    authorityKeyIdentifier: colons(certificate.authorityKeyIdentifier?.keyIdentifier),
    criticalCount: certificate.extensions.filter(({ critical }) => critical).length,
    defects: certificate.defects,
  };
}

function opensslSays(truth: TruthCertificate): object {
  const { extensions } = truth;
  return {
    subject: truth.subject,
    issuer: truth.issuer,
    serial: truth.serialHex,
    notBefore: Date.parse(truth.notBefore),
    notAfter: Date.parse(truth.notAfter),
    sans: truth.sans.map(shortest).toSorted(),
    signatureAlgorithm: truth.signatureAlgorithm,
    publicKeyAlgorithm: truth.publicKeyAlgorithm,
    publicKeyBits: truth.publicKeyBits,
    spkiSha256: truth.spkiSha256,
    basicConstraints: extensions['basicConstraints']?.text,
    keyUsage: extensions['keyUsage']?.text,
    extKeyUsage: extensions['extendedKeyUsage']?.text,
    subjectKeyIdentifier: extensions['subjectKeyIdentifier']?.text,
    authorityKeyIdentifier: extensions['authorityKeyIdentifier']?.text,
    criticalCount: Object.values(extensions).filter((extension) => extension?.critical).length,
    defects: [],
  };
}

const parent = join(corpora, 'kubeadm');
if (!existsSync(parent)) console.warn(`SKIPPED: only three kubeadm trees are compared, since ${parent} is not there.`);
const folder = existsSync(parent) ? parent : fixtureTrees;
const trees = readdirSync(folder).filter((tree) => existsSync(join(folder, tree, 'expected/truth.json')));

describe.each(trees)('the kubeadm tree %s', (tree) => {
  const truth = JSON.parse(readFileSync(join(folder, tree, 'expected/truth.json'), 'utf8')) as Truth;

  it('reads every certificate as openssl does', () => {
    const found = corpusCertificates(join(folder, tree)).map(({ der }) => readCertificate(der, sha256));
    const bySha256 = new Map(found.map((certificate) => [certificate?.sha256 as string | undefined, certificate]));
    const own = truth.certificates.map(({ source, sha256: fingerprint }) => {
      const certificate = bySha256.get(fingerprint.replaceAll(':', '').toLowerCase());
      return { file: source.file, ...(certificate && asOpenssl(certificate)) };
    });
    expect(own).toEqual(truth.certificates.map((each) => ({ file: each.source.file, ...opensslSays(each) })));
  });

  it('reads every signing request as openssl does', () => {
    const found = corpusCertificates(join(folder, tree), 'CERTIFICATE REQUEST');
    const own = found.map(({ der }) => readSigningRequest(der, sha256));
    expect(new Set(own.map((request) => request?.sha256 ?? ''))).toEqual(
      new Set(truth.certificateRequests.map(({ derSha256 }) => derSha256)),
    );
    for (const request of truth.certificateRequests) {
      expect(own.find((each) => each?.sha256 === request.derSha256)).toMatchObject({
        subject: { text: request.subject },
        publicKey: { bits: request.publicKeyBits },
        spkiSha256: request.spkiSha256,
        signatureAlgorithm: request.signatureAlgorithm,
        defects: [],
      });
      const requested = own.find((each) => each?.sha256 === request.derSha256)?.subjectAltName;
      expect(requested && names(requested)).toEqual(request.sans.map(shortest).toSorted());
    }
  });
});
