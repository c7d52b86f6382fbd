import type { EpochMs } from '../x509/brand.ts';
import { isCa, isSelfIssued, type Certificate } from '../x509/certificate.ts';
import { nameFault, pathBudget } from '../x509/name-constraints-check.ts';
import { hasDemandedPolicy, type PolicyDemands } from '../x509/policies-check.ts';

export const pathFaultCodes = [
  'expired',
  'not-yet-valid',
  /** A date could not be read, or the certificate is so broken that its extensions could not. */
  'unreadable',
  'no-ca',
  'no-key-cert-sign',
  'path-too-long',
  'unknown-critical-extension',
  /** RFC 5280 forbids to mark it critical. A verifier may pass over that, Go's reader refuses. */
  'wrongly-critical-extension',
  /** An EC key on a curve that Go's reader does not know. */
  'unknown-curve',
  /** A name is outside what a CA above permits, or within what it excludes. */
  'name-not-permitted',
  'name-excluded',
  /** A CA constrains a kind of name, and demands that to be heeded, for which RFC 5280 says not how; and there is such a name. */
  'name-unsupported',
  /** More names and constraints than are compared: such a path is neither good nor bad by this check. */
  'name-constraints-unchecked',
  /** A CA on the path asks for a policy, and none is valid for all of it. Go looks at that since 1.24. */
  'no-valid-policy',
  'revoked',
  /** Lists of its CA were given, and none that a verifier may go by: out of date, not proven, or with what nobody knows. */
  'revocation-list-useless',
  /** Lists of its CA were given, and those that count speak for a part only, or are changes to another. */
  'revocation-unchecked',
] as const;
export type PathFaultCode = (typeof pathFaultCodes)[number];

/** Why a verifier refuses a path whose signatures are right, or what of it this check cannot say. */
export interface PathFault {
  readonly code: PathFaultCode;
  /** The certificate that is to blame; for `path-too-long` the CA whose limit is exceeded. */
  readonly certificate: Certificate;
  /** Of a fault of names: the name, and the CA that does not allow it. */
  readonly name?: { readonly text: string; readonly constrainedBy: Certificate };
}

/** Broken in a way that leaves open what the certificate allows. */
const unreadableDefects: ReadonlySet<string> = new Set([
  'extension-malformed',
  'extension-duplicated',
  'public-key-malformed',
  'signature-algorithm-mismatch',
]);

/** authorityKeyIdentifier, subjectKeyIdentifier, authorityInfoAccess. @see RFC 5280 sections 4.2.1.1, 4.2.1.2, 4.2.2.1 */
const neverCritical: ReadonlySet<string> = new Set(['2.5.29.35', '2.5.29.14', '1.3.6.1.5.5.7.1.1']);
/** @see golang/go src/crypto/x509/x509.go namedCurveFromOID */
const usualCurves: ReadonlySet<string> = new Set(['P-224', 'P-256', 'P-384', 'P-521']);

/**
 * The checks of a certification path, but for signatures and revocation lists, which are known by other means. Where RFC 5280 leaves it open, what Go refuses to read is a fault: all of
 * Kubernetes is written in it. The constraints of a trust anchor count like those of any CA.
 *
 * @param path  the certificate first, then its issuers up to the trust anchor
 * @param demands  what the verifier asks of policies: Go and Kubernetes nothing
 * @see RFC 5280 sections 6.1.3 (a)-(c), 6.1.4 (g) and (k)-(o) and 6.1.5 (f)
 */
export function pathFaults(
  path: readonly Certificate[],
  at: EpochMs,
  demands: PolicyDemands = {},
): readonly PathFault[] {
  const [certificate, ...issuers] = path;
  if (certificate === undefined) return [];
  return [
    ...path.flatMap((certificate) => validityFaults(certificate, at)),
    ...path.flatMap(contentFaults),
    ...issuers.flatMap(entitlementFaults),
    ...lengthFaults(issuers),
    ...nameFaults(path),
    ...(hasDemandedPolicy(path, demands) ? [] : [{ code: 'no-valid-policy' as const, certificate }]),
  ];
}

function validityFaults(certificate: Certificate, at: EpochMs): readonly PathFault[] {
  const { notBefore, notAfter } = certificate;
  if (notBefore === undefined || notAfter === undefined) return [{ code: 'unreadable', certificate }];
  if (at < notBefore) return [{ code: 'not-yet-valid', certificate }];
  // X.509 counts whole seconds, and the last one is valid to its end.
  return at >= notAfter + 1_000 ? [{ code: 'expired', certificate }] : [];
}

function contentFaults(certificate: Certificate): readonly PathFault[] {
  const { defects, extensions, publicKey } = certificate;
  const codes: PathFaultCode[] = [];
  if (defects.some(({ code }) => unreadableDefects.has(code))) codes.push('unreadable');
  if (defects.some(({ code }) => code === 'unknown-critical-extension')) codes.push('unknown-critical-extension');
  if (extensions.some(({ oid, critical }) => critical && neverCritical.has(oid)))
    codes.push('wrongly-critical-extension');
  if (publicKey.curve !== undefined && !usualCurves.has(publicKey.curve)) codes.push('unknown-curve');
  return codes.map((code) => ({ code, certificate }));
}

/** Versions 1 and 2 have no extensions to say it with; verifiers accept such roots. */
export function entitlementFaults(certificate: Certificate): readonly PathFault[] {
  if (certificate.version >= 3 && !isCa(certificate)) return [{ code: 'no-ca', certificate }];
  const maySign = certificate.keyUsage === undefined || certificate.keyUsage.includes('keyCertSign');
  return maySign ? [] : [{ code: 'no-key-cert-sign', certificate }];
}

/**
 * The nearest CA whose pathLenConstraint is exceeded. Self-issued certificates between do not count.
 *
 * @param issuers  of one certificate, nearest first
 */
export function lengthFaults(issuers: readonly Certificate[]): readonly PathFault[] {
  let intermediates = 0;
  for (const certificate of issuers) {
    const limit = certificate.basicConstraints?.pathLenConstraint;
    if (limit !== undefined && intermediates > limit) return [{ code: 'path-too-long', certificate }];
    if (!isSelfIssued(certificate)) intermediates++;
  }
  return [];
}

/**
 * The first name of each certificate that a CA above it does not allow. Self-issued ones between are let pass, since by them
 * a CA only changes its key.
 *
 * @see RFC 5280 section 6.1.3 (b) and (c)
 */
function nameFaults(path: readonly Certificate[]): readonly PathFault[] {
  const budget = { left: pathBudget };
  return path.flatMap((authority, height): readonly PathFault[] => {
    if (authority.nameConstraints === undefined) return [];
    const below = path.slice(0, height).filter((certificate, depth) => depth === 0 || !isSelfIssued(certificate));
    const faults = below.flatMap((certificate): readonly PathFault[] => {
      const fault = nameFault(certificate, authority, budget);
      if (fault === undefined) return [];
      return [{ code: `name-${fault.why}`, certificate, name: { text: fault.name, constrainedBy: authority } }];
    });
    const isWhole = budget.left >= 0 && !below.some(hasUnreadNames);
    return isWhole ? faults : [...faults, { code: 'name-constraints-unchecked', certificate: authority }];
  });
}

function hasUnreadNames({ defects }: Certificate): boolean {
  return defects.some(({ code }) => code === 'san-too-many');
}
