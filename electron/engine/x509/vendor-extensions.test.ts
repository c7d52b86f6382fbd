import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CertificateDetails } from '../../../shared/bridge/certificate-details.ts';
import {
  aCertificateDer,
  element,
  explicit,
  extension,
  hex,
  integer,
  octets,
  octetString,
  oid,
  printableString,
  sequence,
  utf8String,
  type Der,
} from '../../../shared/testing/der-builder.ts';
import { certificateDetails } from './details.ts';

async function linesOf(identifier: string, value: Der): Promise<readonly string[]> {
  const { extensions } = await certificateDetails(aCertificateDer({ extensions: [extension(identifier, value)] }));
  return extensions[0]?.lines ?? [];
}

describe('extensions beyond the RFCs, built by hand after their definitions', () => {
  it.each<[what: string, identifier: string, value: Der, lines: string[]]>([
    [
      'the pod of a certificate that the kubelet asked for',
      '1.3.6.1.4.1.57683.1',
      sequence(...['ns', 'sa', 'pod-1', 'uid-1', 'node-1'].map(utf8String)),
      ['namespace:ns', 'serviceAccountName:sa', 'podName:pod-1', 'podUID:uid-1', 'nodeName:node-1'],
    ],
    ['the service of OpenShift', '1.3.6.1.4.1.2312.17.100.2.1', utf8String('b6edc787'), ['b6edc787']],
    [
      'who issued through step-ca',
      '1.3.6.1.4.1.37476.9000.64.1',
      sequence(
        integer('06'),
        octetString(octets('acme')),
        octetString(octets('')),
        sequence(utf8String('k'), utf8String('v')),
      ),
      ['type:ACME', 'name:acme', 'k:v'],
    ],
    [
      'the template of a Windows CA',
      '1.3.6.1.4.1.311.21.7',
      sequence(oid('1.3.6.1.4.1.311.21.8.1'), integer('64'), integer('03')),
      ['template:1.3.6.1.4.1.311.21.8.1', 'majorVersion:100', 'minorVersion:3'],
    ],
    ['the version of a Windows CA', '1.3.6.1.4.1.311.21.1', integer('020003'), ['certificateIndex:3', 'keyIndex:2']],
    ['the CA before it', '1.3.6.1.4.1.311.21.2', octetString(hex('abcd')), ['abcd']],
    [
      'the security identifier of an account',
      '1.3.6.1.4.1.311.25.2',
      sequence(explicit(0, oid('1.3.6.1.4.1.311.25.2.1'), explicit(0, octetString(octets('S-1-5-21-1'))))),
      ['S-1-5-21-1'],
    ],
    [
      'application policies',
      '1.3.6.1.4.1.311.21.10',
      sequence(sequence(oid('1.3.6.1.5.5.7.3.1'))),
      ['1.3.6.1.5.5.7.3.1'],
    ],
    [
      'subjectDirectoryAttributes',
      '2.5.29.9',
      sequence(sequence(oid('1.3.6.1.5.5.7.9.4'), element(0x31, printableString('JP'), printableString('DE')))),
      ['countryOfCitizenship=JP', 'countryOfCitizenship=DE'],
    ],
    [
      'two signed certificate timestamps',
      '1.3.6.1.4.1.11129.2.4.2',
      // A list of 102 octets: each entry 49 long, version 0, log, 2026-01-02T03:04:05.678Z, no extensions, ecdsa with sha256.
      octetString(
        hex(`0066${['11', '22'].map((log) => `003100${log.repeat(32)}0000019b7ca98f2e000004030002aabb`).join('')}`),
      ),
      [
        `v1 log:${'11'.repeat(32)} 2026-01-02T03:04:05.678Z ecdsa with sha256`,
        `v1 log:${'22'.repeat(32)} 2026-01-02T03:04:05.678Z ecdsa with sha256`,
      ],
    ],
    ['a pod identity with a field missing', '1.3.6.1.4.1.57683.1', sequence(utf8String('ns')), []],
    ['a template that is no SEQUENCE', '1.3.6.1.4.1.311.21.7', octets('x'), []],
    ['timestamps whose length lies', '1.3.6.1.4.1.11129.2.4.2', octetString(hex('00ff0000')), []],
    ['timestamps that end in the middle of one', '1.3.6.1.4.1.11129.2.4.2', octetString(hex('00050003000000')), []],
  ])('%s', async (_what, identifier, value, lines) => {
    expect(await linesOf(identifier, value)).toEqual(lines);
  });

  it('never throws and never hangs on any beginning of a value, or on random bytes', async () => {
    const whole = sequence(integer('06'), octetString(octets('acme')), octetString(octets('')), sequence());
    const identifiers = ['1.3.6.1.4.1.37476.9000.64.1', '1.3.6.1.4.1.11129.2.4.2', '1.3.6.1.4.1.311.25.2', '2.5.29.9'];
    for (const identifier of identifiers) {
      for (let length = 0; length < whole.length; length++) {
        expect(await linesOf(identifier, whole.subarray(0, length))).toBeInstanceOf(Array);
      }
      for (let seed = 0; seed < 64; seed++) {
        const bytes = Uint8Array.from({ length: 48 }, (_, index) => (seed * 31 + index * index * 7) & 0xff);
        expect(await linesOf(identifier, bytes)).toBeInstanceOf(Array);
      }
    }
  });
});

describe('extensions that the openssl program made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'notafter-extensions-'));
  let details: CertificateDetails;
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(async () => {
    writeFileSync(
      join(folder, 'x.cnf'),
      `[req]
distinguished_name = dn
x509_extensions = all
prompt = no
[dn]
CN = exotic
[all]
tlsfeature = status_request
nsCertType = client, server, sslCA
nsComment = "made by hand"
noCheck = ignored
1.3.6.1.4.1.11129.2.4.3 = critical, ASN1:NULL
subjectInfoAccess = caRepository;URI:http://repo.example/
issuerAltName = email:ca@example.com, RID:1.2.3.4
subjectAltName = @san
nameConstraints = permitted;DNS:example.com, excluded;IP:10.0.0.0/255.0.0.0, excluded;email:.example.org
policyConstraints = requireExplicitPolicy:3
inhibitAnyPolicy = 2
crlDistributionPoints = point
certificatePolicies = 1.2.3.4, @policy
1.3.6.1.4.1.311.20.2 = ASN1:BMPSTRING:WebServer
[san]
DNS.1 = a.example
IP.1 = 2001:db8::1
URI.1 = spiffe://cluster.local/ns/default/sa/app
otherName.1 = 1.3.6.1.4.1.311.20.2.3;UTF8:admin@corp
dirName.1 = other
[other]
O = Example
CN = inner
[point]
fullname = URI:http://crl.example/1.crl
reasons = keyCompromise, CACompromise
[policy]
policyIdentifier = 1.3.5.8
CPS.1 = http://cps.example/
userNotice.1 = @notice
[notice]
explicitText = "read me"
organization = "Example"
noticeNumbers = 1, 2
`,
    );
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', join(folder, 'x.key')];
    const out = ['-outform', 'DER', '-out', join(folder, 'x.der')];
    execFileSync('openssl', ['req', '-x509', '-config', join(folder, 'x.cnf'), ...key, ...out], { stdio: 'pipe' });
    details = await certificateDetails(readFileSync(join(folder, 'x.der')));
  });

  it.each<[name: string, lines: string[]]>([
    ['tlsFeature', ['status_request']],
    ['netscapeCertType', ['sslClient', 'sslServer', 'sslCA']],
    ['netscapeComment', ['made by hand']],
    ['ocspNoCheck', ['NULL']],
    ['precertificatePoison', ['NULL']],
    ['subjectInfoAccess', ['caRepository URI:http://repo.example/']],
    ['issuerAltName', ['email:ca@example.com', 'registeredID:1.2.3.4']],
    ['nameConstraints', ['permitted DNS:example.com', 'excluded IP:10.0.0.0/8', 'excluded email:.example.org']],
    ['policyConstraints', ['requireExplicitPolicy:3']],
    ['inhibitAnyPolicy', ['skipCerts:2']],
    ['cRLDistributionPoints', ['URI:http://crl.example/1.crl', 'reasons:cACompromise,keyCompromise']],
    [
      'certificatePolicies',
      ['1.2.3.4', '1.3.5.8', '  cPSuri:http://cps.example/', '  userNotice:Example 1,2: read me'],
    ],
    ['microsoftCertificateType', ['WebServer']],
  ])('%s', (name, lines) => {
    expect(details.extensions.find((each) => each.name === name)?.lines).toEqual(lines);
  });

  it('subjectAltName with a SPIFFE identity, a user principal name and a directory name', () => {
    const lines = details.extensions.find(({ name }) => name === 'subjectAltName')?.lines ?? [];
    expect(lines.toSorted()).toEqual(
      [
        'DNS:a.example',
        'IP:2001:db8::1',
        'URI:spiffe://cluster.local/ns/default/sa/app',
        'otherName:1.3.6.1.4.1.311.20.2.3=admin@corp',
        'directoryName:CN=inner,O=Example',
      ].toSorted(),
    );
  });

  it('leaves no extension undecoded, and says which is critical', () => {
    expect(details.extensions.filter(({ lines }) => lines.length === 0)).toEqual([]);
    expect(details.extensions.filter(({ critical }) => critical).map(({ name }) => name)).toEqual([
      'precertificatePoison',
    ]);
  });
});
