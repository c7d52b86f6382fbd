import type { Inventory, KeyBeside, KeyFact, Sighting } from '../pki/inventory.ts';
import type { Problem } from '../pki/problem.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import type { Certificate, SubjectAltName } from '../x509/certificate.ts';
import type { Name } from '../x509/name.ts';
import { aCertificate, type CertificateWish } from './a-certificate.ts';
import { aFingerprint } from './a-pki.ts';
import { anInventory, type DrawnFile } from './an-inventory.ts';

/** Drawn certificates know who issued them, and have serial numbers of their own. */
export interface Drawn {
  readonly certificate: Certificate;
  readonly issuer: Drawn | undefined;
}

let serial = 16;

export function drawnCa(subject: string, wish: CertificateWish = {}): Drawn {
  const defaults = { isCa: true, notBefore: '2025-01-01T00:00:00Z', notAfter: '2034-12-30T00:00:00Z' };
  return { certificate: numbered({ subject, ...defaults, ...wish }), issuer: undefined };
}

export function drawnLeaf(subject: string, issuer: Drawn, wish: CertificateWish = {}): Drawn {
  const name = issuer.certificate.subject.attributes.at(-1)?.value ?? '';
  return { certificate: numbered({ subject, issuer: name, ...wish }), issuer };
}

function numbered(wish: CertificateWish): Certificate {
  serial += 1;
  return aCertificate({ serialNumber: serial.toString(16), ...wish });
}

export function san(dns: readonly string[], ip: readonly string[] = []): { readonly subjectAltName: SubjectAltName } {
  return { subjectAltName: { dns, ip, email: [], uri: [], other: [] } };
}

/** `O=system:masters, CN=someone` and the like; common name last, as in the DER. */
export function nameOf(commonName: string, organization: string): Name {
  const attributes = [
    { oid: '2.5.4.10', type: 'O', value: organization },
    { oid: '2.5.4.3', type: 'CN', value: commonName },
  ];
  const text = `CN=${commonName},O=${organization}`;
  return { text, attributes, comparable: text.toLowerCase() };
}

export interface Drawing {
  readonly files: Readonly<Record<string, Drawn | readonly Drawn[] | DrawnFile>>;
  /** What the private key beside a certificate is to it; `matches` where left out. */
  readonly key?: KeyBeside;
  /** Certificates that carry the name of an issuer and were not signed by it. */
  readonly strangers?: readonly (readonly [certificate: Drawn, notItsIssuer: Drawn])[];
  readonly change?: (inventory: Inventory) => Partial<Inventory>;
}

/** An inventory in which every drawn certificate is proven to be its issuer's. */
export function drawn({ files, key = 'matches', strangers = [], change = () => ({}) }: Drawing): Inventory {
  const all = new Map<Sha256Hex, Drawn>();
  const plain: Record<string, DrawnFile> = {};
  for (const [path, file] of Object.entries(files)) {
    const members = membersOf(file);
    if (members === undefined) {
      plain[path] = file as DrawnFile;
      continue;
    }
    for (const member of members) all.set(member.certificate.sha256, member);
    plain[path] = { certificates: members.map(({ certificate }) => certificate), key };
  }
  // Issuers that are added on the way are visited too.
  for (const { issuer } of all.values()) if (issuer !== undefined) all.set(issuer.certificate.sha256, issuer);
  const inventory = anInventory({
    files: plain,
    links: [
      ...[...all.values()].map(
        ({ certificate, issuer }) => [certificate, (issuer ?? { certificate }).certificate] as const,
      ),
      ...strangers.map(([one, other]) => [one.certificate, other.certificate, 'signature-mismatch'] as const),
    ],
  });
  return { ...inventory, ...change(inventory) };
}

function membersOf(file: Drawing['files'][string]): readonly Drawn[] | undefined {
  if (Array.isArray(file)) return file as readonly Drawn[];
  return typeof file === 'object' && 'issuer' in file ? [file] : undefined;
}

export function aProblem(path: string, code: Problem['code'], target?: string): Problem {
  return { path, code, message: `${path}: ${code}.`, ...(target === undefined ? {} : { target }) };
}

export function aKeyFact(path: string, rest: Partial<KeyFact> = {}): KeyFact {
  return {
    place: '/etc/kubernetes',
    path,
    field: undefined,
    kind: 'private',
    pemLabel: 'PRIVATE KEY',
    encrypted: false,
    spkiSha256: aFingerprint(path),
    file: undefined,
    ...rest,
  };
}

/** The sightings with some of them changed. */
export function seenOtherwise(
  inventory: Inventory,
  path: string,
  change: Partial<Sighting>,
): { readonly sightings: readonly Sighting[] } {
  return { sightings: inventory.sightings.map((each) => (each.path === path ? { ...each, ...change } : each)) };
}
