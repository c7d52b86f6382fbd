import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certificationPaths } from '../../../shared/pki/certification-path.ts';
import { pathFaults } from '../../../shared/pki/path-faults.ts';
import type { RevocationListSighting } from '../../../shared/pki/inventory.ts';
import { revocationFaults } from '../../../shared/pki/revocation-faults.ts';
import { coversHost } from '../../../shared/pki/server-host.ts';
import { aRevocationList } from '../../../shared/testing/a-revocation-list.ts';
import { anInventory } from '../../../shared/testing/an-inventory.ts';
import { corpora } from '../../../shared/testing/corpora.ts';
import type { EpochMs, Sha256Hex } from '../../../shared/x509/brand.ts';
import type { Certificate } from '../../../shared/x509/certificate.ts';
import type { PolicyDemands } from '../../../shared/x509/policies-check.ts';
import { readRevocationList } from '../../../shared/x509/read-revocation-list.ts';
import { readCertificate } from '../../../shared/x509/read-certificate.ts';
import { timeSlices } from '../sources/time-slices.ts';
import { checkRevocations } from './check-revocations.ts';
import { sha256 } from './sha256.ts';
import { checkIssuerLinks } from './signatures.ts';

/**
 * Our verdict on every case of NIST PKITS and x509-limbo, beside the one they expect, as docs/path-verdicts.md. After a
 * change of the check: `npm run fix:verdicts`, and read the difference.
 */
const hasCorpora = existsSync(join(corpora, 'pkits')) && existsSync(join(corpora, 'limbo'));
if (!hasCorpora) console.warn(`SKIPPED: no verdict on PKITS and x509-limbo, since ${corpora} does not hold them.`);

/** Faults that leave open whether a verifier refuses. */
const unjudged: ReadonlySet<string> = new Set(['name-constraints-unchecked', 'revocation-unchecked']);

type Verdict = 'accepted' | 'refused' | 'open';
interface Judged {
  readonly suite: string;
  readonly id: string;
  readonly expected: 'accepted' | 'refused';
  readonly ours: Verdict;
  readonly because: string;
}
interface Question {
  readonly leaf: Uint8Array;
  readonly others: readonly Uint8Array[];
  readonly anchors: readonly Uint8Array[];
  readonly at: EpochMs;
  readonly host: string | undefined;
  readonly usage: string | undefined;
  readonly revocationLists: readonly Uint8Array[];
  readonly demands: PolicyDemands;
}

/** By the signatures and paths of a look, from the leaf to an anchor, then the check of that path. */
async function judge(question: Question): Promise<{ ours: Verdict; because: string }> {
  const bySha256 = new Map<Sha256Hex, { certificate: Certificate; der: Uint8Array }>();
  const read = (der: Uint8Array): Sha256Hex | undefined => {
    const certificate = readCertificate(der, sha256);
    if (certificate !== undefined) bySha256.set(certificate.sha256, { certificate, der });
    return certificate?.sha256;
  };
  const leaf = read(question.leaf);
  const anchors = new Set(question.anchors.map(read));
  question.others.forEach(read);
  const certificates = [...bySha256.values()].map(({ certificate }) => certificate);
  const links = await checkIssuerLinks(certificates, (fingerprint) => bySha256.get(fingerprint)?.der);
  // An anchor ends a path, whoever signed it.
  const upTo = links.filter(({ certificate, issuer }) => certificate === issuer || !anchors.has(certificate));
  const found = certificationPaths({ ...anInventory({ files: {} }), certificates, issuerLinks: upTo })[
    certificates.findIndex((one) => one.sha256 === leaf)
  ];
  const path = (found?.path ?? []).flatMap((fingerprint) => bySha256.get(fingerprint)?.certificate ?? []);
  const [first] = path;
  if (first === undefined) return { ours: 'refused', because: 'unreadable' };
  const last = path.at(-1);
  if (last === undefined || !anchors.has(last.sha256)) return { ours: 'refused', because: 'no path to a trust anchor' };
  const certificateOf = (fingerprint: Sha256Hex) => bySha256.get(fingerprint)?.certificate;
  const lists = await readLists(
    question.revocationLists,
    certificates,
    (fingerprint) => bySha256.get(fingerprint)?.der,
  );
  const faults = [
    ...pathFaults(path, question.at, question.demands),
    ...revocationFaults(path, lists, certificateOf, question.at),
  ].map(({ code }) => code);
  const refusing = faults.filter((code) => !unjudged.has(code));
  if (refusing.length > 0) return { ours: 'refused', because: [...new Set(refusing)].join(', ') };
  if (question.usage !== undefined && first.extKeyUsage?.includes(question.usage) === false) {
    return { ours: 'refused', because: 'usage not allowed' };
  }
  if (question.host !== undefined && !coversHost(first.subjectAltName, question.host)) {
    return { ours: 'refused', because: 'host not named' };
  }
  return faults.length > 0 ? { ours: 'open', because: faults.join(', ') } : { ours: 'accepted', because: '' };
}

/** As a look holds them against the certificates that it found. */
async function readLists(
  ders: readonly Uint8Array[],
  certificates: readonly Certificate[],
  derOf: (fingerprint: Sha256Hex) => Uint8Array | undefined,
): Promise<readonly RevocationListSighting[]> {
  const lists = new Map(
    ders.flatMap((der) => {
      const list = readRevocationList(der, sha256);
      return list === undefined ? [] : [[list.sha256, { list, der }] as const];
    }),
  );
  const sightings = [...lists.values()].map(({ list }) => ({ ...aRevocationList(), list }));
  return checkRevocations(sightings, {
    certificates: new Map(certificates.map((certificate) => [certificate.sha256, certificate])),
    derOf,
    listDerOf: (fingerprint) => lists.get(fingerprint)?.der,
    slices: timeSlices(() => undefined),
  });
}

/** `NIST-test-policy-3` and the like. @see PKITS section 2 */
function demandsOf(settings: ReadonlyMap<string, string>): PolicyDemands {
  const set = settings.get('SetInitialPolicySet')?.replaceAll('"', '').split(',');
  return {
    initialPolicySet: set?.map((name) => name.replace('NIST-test-policy-', '2.16.840.1.101.3.2.1.48.')),
    initialExplicitPolicy: settings.has('SetInitialExplicitPolicy'),
    initialPolicyMappingInhibit: settings.has('SetInitialPolicyMappingInhibit'),
    initialAnyPolicyInhibit: settings.has('SetInitialInhibitAnyPolicy'),
  };
}

async function pkits(): Promise<Judged[]> {
  const folder = join(corpora, 'pkits');
  const cases = JSON.parse(readFileSync(join(folder, 'tests.json'), 'utf8')) as {
    number: string;
    name: string;
    certs: string[];
    crls: string[];
    settings: [string, string][];
    should_validate: boolean;
  }[];
  const derOf = (name: string) => new Uint8Array(readFileSync(join(folder, 'certs', `${name}.crt`)));
  const judged: Judged[] = [];
  for (const { number, name, certs, crls, settings, should_validate: isGood } of cases) {
    const [anchor = '', ...rest] = certs;
    const leaf = derOf(rest.at(-1) ?? '');
    const others = rest.slice(0, -1).map(derOf);
    const at = Date.parse('2026-11-27T00:00:00Z') as EpochMs;
    const revocationLists = crls.map((crl) => new Uint8Array(readFileSync(join(folder, 'crls', `${crl}.crl`))));
    const question = {
      leaf,
      others,
      anchors: [derOf(anchor)],
      at,
      host: undefined,
      usage: undefined,
      revocationLists,
      demands: demandsOf(new Map(settings)),
    };
    const verdict = await judge(question);
    judged.push({ suite: 'PKITS', id: `${number} ${name}`, expected: isGood ? 'accepted' : 'refused', ...verdict });
  }
  return judged;
}

interface LimboCase {
  id: string;
  trusted_certs: string[];
  untrusted_intermediates: string[];
  peer_certificate: string;
  crls: string[];
  validation_time: string | null;
  validation_kind: 'SERVER' | 'CLIENT';
  expected_result: 'SUCCESS' | 'FAILURE';
  expected_peer_name: { kind: string; value: string } | null;
}

async function limbo(): Promise<Judged[]> {
  const { testcases } = JSON.parse(readFileSync(join(corpora, 'limbo', 'limbo.json'), 'utf8')) as {
    testcases: LimboCase[];
  };
  const derOf = (pem: string) => new Uint8Array(Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/gu, ''), 'base64'));
  const judged: Judged[] = [];
  for (const one of testcases) {
    const verdict = await judge({
      leaf: derOf(one.peer_certificate),
      others: one.untrusted_intermediates.map(derOf),
      anchors: one.trusted_certs.map(derOf),
      at: Date.parse(one.validation_time ?? '2024-01-01T00:00:00Z') as EpochMs,
      host: one.expected_peer_name?.value,
      revocationLists: one.crls.map(derOf),
      demands: {},
      usage: one.validation_kind === 'SERVER' ? 'serverAuth' : 'clientAuth',
    });
    const expected = one.expected_result === 'SUCCESS' ? 'accepted' : 'refused';
    judged.push({ suite: 'x509-limbo', id: one.id, expected, ...verdict });
  }
  return judged;
}

type Outcome = 'agreed' | 'stricter' | 'laxer' | 'not judged';

/** Why a case is not agreed on, by its name: the first that fits. A case that none fits fails the test. */
const reasons: readonly (readonly [RegExp, Exclude<Outcome, 'agreed'>, string])[] = [
  [
    /^4\.1\.5 /u,
    'stricter',
    'DSA parameters that are inherited from the issuer are not read: its signature cannot be checked.',
  ],
  [
    /^4\.4\.(?:1|5|6) |^4\.14\.27 /u,
    'not judged',
    'Revocation, and no list of the CA is among those given. The test demands one; here nothing is said then, since Kubernetes asks for none.',
  ],
  [
    /^4\.4\.2[01] |^4\.5\.[2-7] /u,
    'not judged',
    'Revocation by a list that the CA signed with another key than the certificate: not followed.',
  ],
  [
    /^4\.14\./u,
    'not judged',
    'Revocation by lists for some distribution points or reasons, or of another issuer: what they revoke counts, what they leave out is not judged.',
  ],
  [
    /^4\.15\./u,
    'not judged',
    'Revocation by changes to a list (delta): what they revoke counts, they are not joined with their base.',
  ],
  [/^crl::crlnumber-/u, 'laxer', 'A rule for whoever issues revocation lists (RFC 5280 section 5.2.3).'],
  [
    /max-chain-depth/u,
    'not judged',
    'A limit on the depth that each verifier sets for itself; a client of Kubernetes sets none.',
  ],
  [
    /::nc-dos/u,
    'not judged',
    'The path is good; a verifier may refuse so many names and constraints as a defence. Here their comparison costs what their sum does, and is bounded.',
  ],
  [
    /^rfc5280::nc::invalid-dnsname-leading-period$/u,
    'laxer',
    'A leading dot in a constraint on DNS names: RFC 5280 has none, OpenSSL and Go take it for "only what is below", and so does the check.',
  ],
  [
    /^rfc5280::serial::negative$/u,
    'laxer',
    'PKITS asks that a negative serial number is accepted (4.4.14). Go refuses it since 1.23, and it is told as a defect of the certificate.',
  ],
  [
    /^rfc5280::/u,
    'laxer',
    'A rule for whoever issues (RFC 5280 section 4), which the validation of section 6 does not ask for, nor does Go.',
  ],
  [
    /^webpki::cn::/u,
    'laxer',
    'A rule of the public web PKI for common names. Go takes no host from a common name, and neither does the check.',
  ],
  [
    /^webpki::forbidden-(?:dsa|weak-rsa|rsa-)/u,
    'laxer',
    'An algorithm or key size that the public web PKI forbids. RFC 3279 allows it, and PKITS asks for DSA, which Go does not verify; weak keys are a finding of their own (NA-K02).',
  ],
  [
    /^webpki::/u,
    'laxer',
    'A rule of the public web PKI (CA/Browser Forum), which cluster CAs are not held to, neither here nor by Go.',
  ],
];

function outcomeOf({ id, expected, ours }: Judged): { outcome: Outcome; why: string } {
  if (ours === expected) return { outcome: 'agreed', why: '' };
  const reason = reasons.find(([pattern]) => pattern.test(id));
  if (reason === undefined) throw new Error(`${id} is ${ours} here, ${expected} is expected, and nothing says why.`);
  const [, outcome, why] = reason;
  const isPossible =
    outcome === (ours === 'refused' ? 'stricter' : 'laxer') || (outcome === 'not judged' && ours !== 'refused');
  if (!isPossible) throw new Error(`${id} is ${ours} here, which is not what "${why}" explains.`);
  return { outcome, why };
}

function asDocument(all: readonly Judged[]): string {
  const rows = all.map((judged) => ({ ...judged, ...outcomeOf(judged) }));
  const outcomes = ['agreed', 'stricter', 'laxer', 'not judged'] as const;
  const suites = ['PKITS', 'x509-limbo'];
  const count = (suite: string, outcome: Outcome) =>
    rows.filter((row) => row.suite === suite && row.outcome === outcome).length;
  const differing = rows.filter(({ outcome }) => outcome !== 'agreed');
  const whys = new Map<string, (typeof rows)[number][]>();
  for (const row of differing) whys.set(row.why, [...(whys.get(row.why) ?? []), row]);
  const agreed = (suite: string) =>
    rows.filter((row) => row.suite === suite && row.outcome === 'agreed').map(({ id }) => `\`${id}\``);
  return `# Verdicts on certification paths

What NotAfter says of every case of [NIST PKITS](https://csrc.nist.gov/projects/pki-testing) 1.0.1 and
[x509-limbo](https://x509-limbo.com) (without BetterTLS), beside what they expect. The path is the one a look finds by checked
signatures; \`shared/pki/path-faults.ts\` judges it, and \`shared/pki/revocation-faults.ts\` by the revocation lists of the case, as if they lay
beside the certificates. What is said of Go is from its own list,
[x509limbo_test.go](https://github.com/golang/go/blob/master/src/crypto/x509/x509limbo_test.go). Written by \`npm run fix:verdicts\`; a test holds it to
the corpora.

| | ${outcomes.join(' | ')} | cases |
|---|${'--:|'.repeat(outcomes.length + 1)}
${suites.map((suite) => `| ${suite} | ${outcomes.map((outcome) => count(suite, outcome)).join(' | ')} | ${rows.filter((row) => row.suite === suite).length} |`).join('\n')}

*Stricter* refuses what is expected to be accepted, *laxer* accepts what is expected to be refused, *not judged* is left open and said to be.

## Where it differs, and why

| why | outcome | cases |
|---|---|--:|
${[...whys].map(([why, members]) => `| ${why} | ${members[0]?.outcome} | ${members.length} |`).join('\n')}

| case | expected | here | outcome |
|---|---|---|---|
${differing.map(({ id, expected, ours, outcome }) => `| \`${id}\` | ${expected} | ${ours} | ${outcome} |`).join('\n')}

## Where it agrees

${suites.map((suite) => `**${suite}**: ${agreed(suite).join(', ')}`).join('\n\n')}
`;
}

describe.skipIf(!hasCorpora)('the check of certification paths', () => {
  it('says of PKITS and x509-limbo what is published', { timeout: 120_000 }, async () => {
    const all = [...(await pkits()), ...(await limbo())];
    expect(all).toHaveLength(247 + 208);
    await expect(asDocument(all)).toMatchFileSnapshot('../../../docs/path-verdicts.md');
  });
});
