import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import { certificateLabel } from '../reports/certificate-label.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import { isCa } from '../x509/certificate.ts';
import { dayMs } from '../x509/milliseconds.ts';
import { noExpiry } from '../x509/no-expiry.ts';
import type { Deadline } from './plan.ts';

/** kubeadm and the CSR API both make a leaf for 365 plain days where nothing else is said; leap years do not count. */
export const defaultLeafValidityMs = 365 * dayMs;

/** What becomes of the certificates of a plan when it is carried out at the instant of the assessment. */
export interface Prediction {
  /** Soonest effective end first. */
  readonly certificates: readonly PredictedCertificate[];
  /** The first end after the renewal, CAs included. */
  readonly nextDeadline: Deadline | undefined;
}

export interface PredictedCertificate {
  readonly sha256: Sha256Hex;
  /** What people call it. Safe to show. */
  readonly name: string;
  /** Safe to show. */
  readonly node: string | undefined;
  readonly change: 'renewed' | 'renews-itself' | 'unchanged';
  readonly notAfter: EpochMs | undefined;
  /** What the new certificate says; the old one's where it is not renewed. */
  readonly newNotAfter: EpochMs | undefined;
  /** When it stops working after the renewal: its own end, or that of the CA above it. */
  readonly newEffectiveNotAfter: EpochMs | undefined;
  /** The CA that ends before the new certificate does. */
  readonly limitedBy: Sha256Hex | undefined;
}

/** How one certificate comes out of a plan. */
export interface Renewal {
  readonly assessed: AssessedCertificate;
  readonly node?: string | undefined;
  readonly change: PredictedCertificate['change'];
  /** How long the new one lives; {@link defaultLeafValidityMs} where it is left out. */
  readonly validityMs?: number | undefined;
  /**
   * Whoever signs never goes beyond the CA's own end: the controller manager for kubelets does not, kubeadm does.
   * @see kubernetes/kubernetes pkg/controller/certificates/signer/signer.go
   */
  readonly isClamped?: boolean | undefined;
}

/** Certificates with the same content are told once. */
export function predict(assessment: Assessment, renewals: readonly Renewal[]): Prediction {
  const once = new Map(renewals.map((renewal) => [renewal.assessed.certificate.sha256, renewal] as const));
  // A CA that is replaced too no longer holds back what it issues.
  const newCaEnds = new Map(
    renewals.flatMap(({ assessed: { certificate }, change, validityMs = defaultLeafValidityMs }) =>
      change === 'renewed' && isCa(certificate)
        ? [[certificate.sha256, (assessment.at + validityMs) as EpochMs] as const]
        : [],
    ),
  );
  const certificates = [...once.values()].map((renewal) => predictOne(assessment, renewal, newCaEnds));
  certificates.sort((a, b) => endOf(a) - endOf(b) || (a.name < b.name ? -1 : 1));
  const next = certificates.find((each) => endOf(each) >= assessment.at && endOf(each) < noExpiry);
  return {
    certificates,
    nextDeadline:
      next?.newEffectiveNotAfter === undefined
        ? undefined
        : { certificate: next.sha256, name: next.name, at: next.newEffectiveNotAfter },
  };
}

function predictOne(
  assessment: Assessment,
  renewal: Renewal,
  newCaEnds: ReadonlyMap<Sha256Hex, EpochMs>,
): PredictedCertificate {
  const { assessed, node, change, isClamped = false, validityMs = defaultLeafValidityMs } = renewal;
  const { certificate, effectiveNotAfter, limitedBy, path } = assessed;
  const told = {
    sha256: certificate.sha256,
    name: certificateLabel(assessed),
    node,
    change,
    notAfter: certificate.notAfter,
  };
  if (change === 'unchanged') {
    return { ...told, newNotAfter: certificate.notAfter, newEffectiveNotAfter: effectiveNotAfter, limitedBy };
  }
  const issuer = path[1] === undefined ? undefined : assessment.bySha256.get(path[1]);
  const caEnd = newCaEnds.get(path[1] ?? certificate.sha256) ?? issuer?.effectiveNotAfter;
  const asked = (assessment.at + validityMs) as EpochMs;
  const isCut = caEnd !== undefined && caEnd < asked;
  return {
    ...told,
    newNotAfter: isCut && isClamped ? caEnd : asked,
    newEffectiveNotAfter: isCut ? caEnd : asked,
    // What limits the CA limits all below it.
    limitedBy: isCut && !isClamped ? (issuer?.limitedBy ?? issuer?.certificate.sha256) : undefined,
  };
}

function endOf({ newEffectiveNotAfter }: PredictedCertificate): number {
  return newEffectiveNotAfter ?? Infinity;
}

/** Its own end is near or past, and nothing else sees to it: renewing helps. A CA needs more than a renewal. */
export function isLeafDue({ certificate, status, isReplaced, limitedBy }: AssessedCertificate): boolean {
  return !isCa(certificate) && !isReplaced && limitedBy === undefined && isNearEnd(status);
}

export function isCaDue({ certificate, status, isReplaced }: AssessedCertificate): boolean {
  return isCa(certificate) && !isReplaced && isNearEnd(status);
}

function isNearEnd(status: AssessedCertificate['status']): boolean {
  return status === 'expired' || status === 'critical' || status === 'soon';
}
