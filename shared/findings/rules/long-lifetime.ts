import type { AssessedCertificate } from '../../pki/assessment.ts';
import { isCa } from '../../x509/certificate.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { noExpiry } from '../../x509/no-expiry.ts';
import { isClusterAuthority } from '../cluster-authority.ts';
import { evidenceOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface LongLifetimeParams {
  readonly names: readonly string[];
  /** The longest of their lifetimes; `undefined` where one has no end (RFC 5280 section 4.1.2.5). */
  readonly lifetimeMs: number | undefined;
}

const yearMs = 365 * dayMs;
/** Ten years and the leap days and back-dating that come with them. */
const longestCaMs = 10 * yearMs + 10 * dayMs;
const longestMs = 50 * yearMs;

/** Kubernetes cannot revoke a certificate: what leaks works until it ends. */
export const longLifetime = rule({
  id: 'NA-T13',
  severities: ['notice'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/apis/kubeadm/validation/validation.go ValidateCertValidity',
  find: (context: FindingContext): readonly Verdict<LongLifetimeParams>[] => {
    const long = context.assessment.certificates.filter(
      (each) => isLong(context, each) && !each.sightings.some(context.isManaged),
    );
    if (long.length === 0) return [];
    return [
      {
        severity: 'notice',
        ...evidenceOf(long),
        params: { names: long.map(context.nameOf), lifetimeMs: long.some(isEndless) ? undefined : longestOf(long) },
      },
    ];
  },
});

function isLong(context: FindingContext, assessed: AssessedCertificate): boolean {
  const lifetimeMs = lifetimeOf(assessed);
  if (!isCa(assessed.certificate)) return lifetimeMs >= longestMs;
  return lifetimeMs > longestCaMs && isClusterAuthority(context, assessed);
}

function isEndless({ certificate: { notAfter } }: AssessedCertificate): boolean {
  return notAfter !== undefined && notAfter >= noExpiry;
}

function longestOf(certificates: readonly AssessedCertificate[]): number {
  return certificates.reduce((most, each) => Math.max(most, lifetimeOf(each)), 0);
}

function lifetimeOf({ certificate: { notBefore, notAfter } }: AssessedCertificate): number {
  return notBefore === undefined || notAfter === undefined ? 0 : notAfter - notBefore;
}
