import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { Trust } from '../../../../shared/pki/served-chain.ts';

/**
 * Where Linux keeps what it trusts; the first that is there counts, as in Go, which kubectl is written in.
 * @see golang/go src/crypto/x509/root_linux.go
 */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** By subject, as OpenSSL prints it. */
type Roots = ReadonlyMap<string, readonly X509Certificate[]>;

/** Says whether a client that names no CA verifies a chain here: signatures and names alone, no dates. */
export type JudgeBySystemRoots = (chain: readonly Uint8Array[]) => Trust;

/** The roots are read with the first chain: most looks have none. */
export function judgeBySystemRoots(environment: Readonly<Record<string, string | undefined>>): JudgeBySystemRoots {
  let roots: Roots | undefined;
  return (chain) => {
    roots ??= bySubject(systemRoots(environment).flatMap(certificateOf));
    return roots.size === 0 ? 'unknown' : trustIn(roots, chain.flatMap(certificateOf));
  };
}

/** Of the system: SSL_CERT_FILE, its bundle, or what Node asks macOS and Windows for; else those that Node brings along. */
function systemRoots({ SSL_CERT_FILE: named }: Readonly<Record<string, string | undefined>>): readonly string[] {
  for (const path of named === undefined || named === '' ? bundles : [named]) {
    try {
      return readFileSync(path, 'utf8').match(pemBlock) ?? [];
    } catch {
      // Not of this distribution.
    }
  }
  // Since Node 22.15.
  const ask: unknown = Reflect.get(tls, 'getCACertificates');
  const asked: unknown = typeof ask === 'function' ? Reflect.apply(ask, tls, ['system']) : undefined;
  const own = Array.isArray(asked) ? asked.filter((each) => typeof each === 'string') : [];
  return own.length > 0 ? own : tls.rootCertificates;
}

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu;

function certificateOf(encoded: string | Uint8Array): readonly X509Certificate[] {
  try {
    return [new X509Certificate(encoded)];
  } catch {
    return [];
  }
}

function bySubject(certificates: readonly X509Certificate[]): Roots {
  const found = new Map<string, X509Certificate[]>();
  for (const each of certificates) found.set(each.subject, [...(found.get(each.subject) ?? []), each]);
  return found;
}

function trustIn(roots: Roots, chain: readonly X509Certificate[]): Trust {
  const [leaf] = chain;
  if (leaf === undefined) return 'unknown';
  const isRoot = (each: X509Certificate): boolean =>
    roots.get(each.subject)?.some(({ fingerprint256 }) => fingerprint256 === each.fingerprint256) === true;
  const seen = new Set([leaf]);
  for (const each of seen) {
    if (isRoot(each)) return 'trusted';
    if (roots.get(each.issuer)?.some((root) => hasSigned(root, each)) === true) return 'trusted';
    for (const above of chain) if (hasSigned(above, each)) seen.add(above);
  }
  return 'not-trusted';
}

function hasSigned(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}
