import type { Verdict } from '../../findings/finding.ts';
import type { CertManagerLateParams } from '../../findings/rules/cert-manager-late.ts';
import type { Step } from '../plan.ts';
import { sh } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import type { ClusterParts } from './kubectl-of.ts';

export function certManagerSteps(
  { words, kubectl, context }: ClusterParts,
  verdicts: readonly Verdict<CertManagerLateParams>[],
): readonly Step[] {
  return verdicts.map(({ params: { name, namespace, certificate }, certificates }) =>
    step(words, 'cluster-cert-manager', {
      of: name,
      where: { kind: 'kubectl' },
      commands: [
        reading(sh`${kubectl} describe certificate --namespace=${namespace} ${certificate}`),
        reading(
          sh`${kubectl} get certificaterequests,orders,challenges --namespace=${namespace} --sort-by=.metadata.creationTimestamp`,
        ),
        changing(sh`cmctl renew --namespace=${namespace} ${certificate}`),
        reading(
          sh`${kubectl} get certificate --namespace=${namespace} ${certificate} -o jsonpath='{.status.conditions[?(@.type=="Ready")].status} {.status.renewalTime}'`,
        ),
      ],
      values: { name },
      minutes: 10,
      risk: 'low',
      source: sources.certManagerTroubleshooting,
      certificates: certificates.flatMap((sha256) => context.assessment.bySha256.get(sha256) ?? []),
    }),
  );
}
