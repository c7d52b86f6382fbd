import type { AssessedCertificate } from '../../pki/assessment.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { effectOf, type EndingEffect } from '../effect-of.ts';
import { endingTogether } from '../ending-together.ts';
import { evidenceOf } from '../evidence.ts';
import type { Severity, Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { isClusterAuthority } from '../cluster-authority.ts';
import { rule } from '../rule.ts';

export interface AuthorityHorizonParams {
  readonly names: readonly string[];
  readonly endsAt: EpochMs;
  readonly leftMs: number;
  readonly effect: EndingEffect | undefined;
}

/** Time to plan a replacement; of a CA that lives for less than four years, half of its life. */
const horizonMs = 2 * 365 * dayMs;

/** A CA that ends within sight: replacing one takes months and touches every node and kubeconfig. */
export const authorityHorizon = rule({
  id: 'NA-T03',
  severities: ['critical', 'warning', 'notice'],
  source: 'kubernetes/website content/en/docs/tasks/tls/manual-rotation-of-ca-certificates.md',
  find: (context: FindingContext): readonly Verdict<AuthorityHorizonParams>[] => {
    const { at } = context.assessment;
    const near = context.authorities.filter(
      (each) => each.limitedBy === undefined && isClusterAuthority(context, each) && severityOf(each, at) !== undefined,
    );
    return endingTogether(near, ({ certificate }) => certificate.notAfter).map(({ members, endsAt }) => {
      const found = new Set(members.map((each) => severityOf(each, at)));
      return {
        severity: found.has('critical') ? 'critical' : found.has('warning') ? 'warning' : 'notice',
        ...evidenceOf(members),
        params: {
          names: members.map(context.nameOf),
          endsAt,
          leftMs: endsAt - at,
          effect: effectOf(context.assessment, members),
        },
      };
    });
  },
});

function severityOf({ certificate, status }: AssessedCertificate, at: EpochMs): Severity | undefined {
  const { notBefore, notAfter } = certificate;
  if (status === 'critical') return 'critical';
  if (status === 'soon') return 'warning';
  if (status !== 'ok' || notBefore === undefined || notAfter === undefined) return undefined;
  return notAfter - at <= Math.min(horizonMs, (notAfter - notBefore) / 2) ? 'notice' : undefined;
}
