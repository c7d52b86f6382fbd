import type { Inventory, IssuerLink, IssuerProof, Sighting } from '../pki/inventory.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Name } from '../x509/name.ts';

export interface CertificateSketch {
  readonly subject: string;
  readonly issuer?: string;
  /** Certificates of one key share this word; its own word when left out. */
  readonly key?: string;
  readonly isCa?: boolean;
  readonly notBefore?: string | undefined;
  readonly notAfter?: string | undefined;
  readonly keyIdentifier?: string;
  /** What it says of its issuer's key. */
  readonly authorityKeyIdentifier?: string;
  readonly path?: string;
}

/** 64 hex digits that depend on nothing but the word. FNV-1a, repeated: not a hash of anything real. */
export function aFingerprint(word: string): Sha256Hex {
  let hex = '';
  for (let round = 0; hex.length < 64; round += 1) {
    let state = 0x811c9dc5 ^ round;
    for (const char of `${round}${word}`) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    hex += state.toString(16).padStart(8, '0');
  }
  return hex as Sha256Hex;
}

export function aName(commonName: string): Name {
  const attributes = [{ oid: '2.5.4.3', type: 'CN', value: commonName }];
  return { text: `CN=${commonName}`, attributes, comparable: `cn=${commonName.toLowerCase()}` };
}

/** Inventories drawn by hand for tests of what stands above the reader: who is there, and who signed whom. */
export function aPki(): {
  add(label: string, sketch: CertificateSketch): Sha256Hex;
  link(certificate: Sha256Hex, issuer: Sha256Hex, proof?: IssuerProof): void;
  inventory(order?: (certificates: Certificate[]) => Certificate[]): Inventory;
} {
  const certificates: Certificate[] = [];
  const links: IssuerLink[] = [];
  const sightings: Sighting[] = [];
  return {
    add(label, sketch) {
      const certificate = sketchedCertificate(label, sketch);
      certificates.push(certificate);
      sightings.push(sightingOf(certificate.sha256, sketch.path ?? `/pki/${label}.crt`));
      return certificate.sha256;
    },
    link(certificate, issuer, proof = 'signature') {
      links.push({ certificate, issuer, proof });
    },
    inventory: (order = (all) => all) => ({
      places: [{ place: '/pki', kind: 'folder' }],
      certificates: order([...certificates]),
      sightings,
      issuerLinks: links,
      keys: [],
      requests: [],
      kubeconfigs: [],
      kubeadmConfigs: [],
      staticPods: [],
      kubeletConfigs: [],
      revocationLists: [],
      endpoints: [],
      clusters: [],
      clusterObjects: [],
      problems: [],
      coverage: { files: certificates.length, read: certificates.length, ignored: 0, ignoredFiles: [] },
    }),
  };
}

function sketchedCertificate(label: string, sketch: CertificateSketch): Certificate {
  return {
    sha256: aFingerprint(`certificate ${label}`),
    sizeBytes: 1_000,
    version: 3,
    serialNumber: '01',
    subject: aName(sketch.subject),
    issuer: aName(sketch.issuer ?? sketch.subject),
    notBefore: instant('notBefore' in sketch ? sketch.notBefore : '2026-01-01T00:00:00Z'),
    notAfter: instant('notAfter' in sketch ? sketch.notAfter : '2027-01-01T00:00:00Z'),
    subjectAltName: { dns: [], ip: [], email: [], uri: [], other: [] },
    basicConstraints: { cA: sketch.isCa ?? false, pathLenConstraint: undefined },
    keyUsage: undefined,
    extKeyUsage: undefined,
    subjectKeyIdentifier: sketch.keyIdentifier,
    authorityKeyIdentifier:
      sketch.authorityKeyIdentifier === undefined
        ? undefined
        : {
            keyIdentifier: sketch.authorityKeyIdentifier,
            authorityCertIssuer: undefined,
            authorityCertSerialNumber: undefined,
          },
    publicKey: { algorithm: 'EC', bits: 256, curve: 'P-256' },
    spkiSha256: aFingerprint(`key ${sketch.key ?? label}`),
    signatureAlgorithm: 'ecdsa-with-SHA256',
    extensions: [],
    defects: [],
  };
}

function instant(iso: string | undefined): EpochMs | undefined {
  return iso === undefined ? undefined : (Date.parse(iso) as EpochMs);
}

function sightingOf(sha256: Sha256Hex, path: string): Sighting {
  return {
    sha256,
    place: '/pki',
    path,
    medium: 'file',
    field: undefined,
    entryName: undefined,
    position: 0,
    file: undefined,
    key: 'absent',
  };
}
