import 'reflect-metadata';
import {
  CertificatePolicyExtension,
  CRLDistributionPointsExtension,
  Extension,
  IssuerAlternativeNameExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { X509Certificate as NodeCertificate, webcrypto } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extensionNames } from '../../../shared/x509/oids.ts';
import { corpora } from '../../../shared/testing/corpora.ts';
import { certificateDetails } from './details.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

async function certificateWith(...extensions: Extension[]): Promise<Uint8Array> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    { name: 'CN=details', keys, signingAlgorithm: algorithm, extensions },
    webcrypto as Crypto,
  );
  return new Uint8Array(certificate.rawData);
}

const raw = (oid: string, hex: string): Extension => new Extension(oid, true, Buffer.from(hex, 'hex'));
const uri = 'http://x.example/a';
const uriHex = `8612${Buffer.from(uri).toString('hex')}`;

describe('certificateDetails', () => {
  it.each<[what: string, extension: Extension, lines: string[]]>([
    [
      'subjectAltName, a line a name, a hostile character as it is',
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: '*.example.com' },
        { type: 'ip', value: '192.0.2.1' },
        { type: 'ip', value: '2001:db8::1' },
        { type: 'email', value: 'a@example.com' },
        { type: 'url', value: 'spiffe://prod/\u001b[31m' },
        { type: 'dn', value: 'O=Example, CN=name' },
        { type: 'id', value: '1.2.3.4' },
      ]),
      [
        'DNS:*.example.com',
        'IP:192.0.2.1',
        'IP:2001:db8::1',
        'email:a@example.com',
        'URI:spiffe://prod/\u001b[31m',
        'directoryName:CN=name,O=Example',
        'registeredID:1.2.3.4',
      ],
    ],
    ['issuerAltName', new IssuerAlternativeNameExtension([{ type: 'dns', value: 'ca.example' }]), ['DNS:ca.example']],
    [
      'keyUsage with its ninth bit',
      raw('2.5.29.15', '0303078880'),
      ['digitalSignature', 'keyAgreement', 'decipherOnly'],
    ],
    [
      'extKeyUsage, one of no known name',
      raw('2.5.29.37', '300f06082b0601050507030106032a0304'),
      ['serverAuth', '1.2.3.4'],
    ],
    ['basicConstraints of a CA', raw('2.5.29.19', '30060101ff020103'), ['cA:TRUE', 'pathLenConstraint:3']],
    ['basicConstraints, empty', raw('2.5.29.19', '3000'), ['cA:FALSE']],
    ['subjectKeyIdentifier', raw('2.5.29.14', '0403abcdef'), ['abcdef']],
    [
      'authorityKeyIdentifier with issuer and serial number',
      raw('2.5.29.35', '301a8002ab01a111a40f300d310b300906035504030c026361820200ff'),
      ['keyIdentifier:ab01', 'authorityCertIssuer directoryName:CN=ca', 'authorityCertSerialNumber:ff'],
    ],
    ['cRLDistributionPoints', new CRLDistributionPointsExtension([uri]), [`URI:${uri}`]],
    ['freshestCRL', raw('2.5.29.46', `301a3018a016a014${uriHex}`), [`URI:${uri}`]],
    ['authorityInfoAccess', raw('1.3.6.1.5.5.7.1.1', `3020301e06082b06010505073001${uriHex}`), [`ocsp URI:${uri}`]],
    ['certificatePolicies', new CertificatePolicyExtension(['2.5.29.32.0']), ['2.5.29.32.0 (anyPolicy)']],
    [
      'certificatePolicies with a practice statement',
      raw('2.5.29.32', '3019301706032a03043010300e06082b060105050702011602703a'),
      ['1.2.3.4', '  cPSuri:p:'],
    ],
    ['policyMappings', raw('2.5.29.33', '300c300a06032a030406032a0305'), ['1.2.3.4 = 1.2.3.5']],
    ['policyConstraints', raw('2.5.29.36', '3006800100810105'), ['requireExplicitPolicy:0', 'inhibitPolicyMapping:5']],
    ['inhibitAnyPolicy', raw('2.5.29.54', '020107'), ['skipCerts:7']],
    [
      'nameConstraints, an address range among them',
      raw('2.5.29.30', '301ba00b3009820765782e74657374a10c300a87080a000000ff000000'),
      ['permitted DNS:ex.test', 'excluded IP:10.0.0.0/8'],
    ],
    [
      'privateKeyUsagePeriod',
      raw('2.5.29.16', '3011800f32303236303130323033303430355a'),
      ['notBefore:2026-01-02T03:04:05.000Z'],
    ],
    ['an extension nobody knows', raw('1.2.3.4', '0500'), []],
    ['a SAN that is no DER', raw('2.5.29.17', '666f6f'), []],
    ['a SAN nested 200 levels deep', raw('2.5.29.17', nested(200)), []],
    ['a BOOLEAN where an INTEGER belongs', raw('2.5.29.54', '0101ff'), []],
    ['an empty value', raw('2.5.29.15', ''), []],
  ])('%s', async (_what, extension, lines) => {
    const { extensions } = await certificateDetails(await certificateWith(extension));
    expect(extensions).toEqual([
      {
        oid: extension.type,
        name: extensionNames.get(extension.type) ?? extension.type,
        critical: extension.critical,
        lines,
        hex: Buffer.from(extension.value).toString('hex'),
      },
    ]);
  });

  it('gives the hashes and the PEM that OpenSSL gives', async () => {
    const der = await certificateWith(raw('2.5.29.14', '0403abcdef'));
    const details = await certificateDetails(der);
    const node = new NodeCertificate(der);
    expect(details.sha256).toBe(node.fingerprint256.replaceAll(':', '').toLowerCase());
    expect(details.sha1).toBe(node.fingerprint.replaceAll(':', '').toLowerCase());
    expect(details.pem).toBe(node.toString());
  });

  it('answers for bytes that are no certificate, and for every beginning of one', async () => {
    const der = await certificateWith(raw('2.5.29.14', '0403abcdef'), raw('1.2.3.4', '0500'));
    for (let length = 0; length < der.length; length++) {
      expect(await certificateDetails(der.subarray(0, length))).toMatchObject({ extensions: [] });
    }
  });
});

/** SEQUENCE in SEQUENCE in SEQUENCE …, in hex. */
function nested(levels: number): string {
  let content = '';
  for (let level = 0; level < levels; level++) {
    const size = content.length / 2;
    const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
    content = `30${Buffer.from(length).toString('hex')}${content}`;
  }
  return content;
}

const hasCorpora = existsSync(`${corpora}/pkits/certs`) && existsSync(`${corpora}/limbo/limbo.json`);
if (!hasCorpora) console.warn(`SKIPPED: details against pkits and limbo, because ${corpora} is not there.`);

describe.skipIf(!hasCorpora)('certificateDetails on pkits and limbo', () => {
  it('finds the extensions @peculiar/x509 finds, and reads all that RFC 5280 defines but the broken ones', async () => {
    const unread: string[] = [];
    for (const der of corpusCertificates(corpora)) {
      const { extensions } = await certificateDetails(der);
      const peer = peculiarExtensions(der);
      const own = extensions.map(({ oid, critical, hex }) => ({ oid, critical, hex }));
      expect(own).toEqual(peer ?? own);
      for (const { name, lines, hex } of extensions) {
        if (lines.length === 0 && name !== 'signedCertificateTimestampList' && !/^\d/u.test(name)) {
          unread.push(`${name} ${hex}`);
        }
      }
    }
    expect(unread.sort()).toEqual([
      'authorityInfoAccess 6d616c666f726d6564',
      'authorityKeyIdentifier 3000',
      'extKeyUsage 3000',
      'keyUsage 030100',
      'nameConstraints 3000',
      'nameConstraints 3004a000a100',
      'subjectAltName 6578616d706c652e636f6d',
    ]);
  });
});

function* corpusCertificates(folder: string): Iterable<Uint8Array> {
  for (const file of readdirSync(`${folder}/pkits/certs`)) yield readFileSync(`${folder}/pkits/certs/${file}`);
  const { testcases } = JSON.parse(readFileSync(`${folder}/limbo/limbo.json`, 'utf8')) as {
    testcases: { trusted_certs: string[]; untrusted_intermediates: string[]; peer_certificate: string }[];
  };
  for (const { trusted_certs, untrusted_intermediates, peer_certificate } of testcases) {
    for (const pem of [...trusted_certs, ...untrusted_intermediates, peer_certificate]) {
      yield Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/gu, ''), 'base64');
    }
  }
}

/** @returns `undefined` for what @peculiar/x509 refuses to open */
function peculiarExtensions(der: Uint8Array): { oid: string; critical: boolean; hex: string }[] | undefined {
  try {
    return new X509Certificate(Uint8Array.from(der)).extensions.map(({ type, critical, value }) => ({
      oid: type,
      critical,
      hex: Buffer.from(value).toString('hex'),
    }));
  } catch {
    return undefined;
  }
}
