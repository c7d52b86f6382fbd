import type { Verdict } from '../../findings/finding.ts';
import type { SigningRequestNotIssuedParams } from '../../findings/rules/signing-request-not-issued.ts';
import type { SigningRequestUnfitParams } from '../../findings/rules/signing-request-unfit.ts';
import type { SigningRequestWaitingParams } from '../../findings/rules/signing-request-waiting.ts';
import { listOf } from '../../words/renewal/list-of.ts';
import type { Step } from '../plan.ts';
import { lines, sh } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import type { ClusterParts } from './kubectl-of.ts';

/** More requests than this are looked at one by one by nobody; the rest is there at the next look. */
const maxRequests = 20;

export interface RequestVerdicts {
  readonly unfit: readonly Verdict<SigningRequestUnfitParams>[];
  readonly waiting: readonly Verdict<SigningRequestWaitingParams>[];
  readonly notIssued: readonly Verdict<SigningRequestNotIssuedParams>[];
}

export function requestSteps({ words, kubectl }: ClusterParts, verdicts: RequestVerdicts): readonly Step[] {
  const unfit = verdicts.unfit.map(({ params }) => params.request).slice(0, maxRequests);
  // Of other signers nobody here can say whether a request fits: those are left to who runs the signer.
  const fit = verdicts.waiting
    .filter(({ params: { isChecked } }) => isChecked)
    .flatMap(({ params }) => params.requests)
    .slice(0, maxRequests);
  const steps: Step[] = [];
  const where = { kind: 'kubectl' } as const;
  if (unfit.length > 0) {
    steps.push(
      step(words, 'cluster-unfit', {
        where,
        commands: [reading(lines(...unfit.map((name) => sh`${kubectl} get csr ${name} -o yaml`)))],
        values: { requests: listOf(unfit, words) },
        minutes: 5,
        risk: 'none',
        source: sources.csr,
      }),
    );
  }
  if (fit.length > 0) {
    const values = { requests: listOf(fit, words) };
    steps.push(
      step(words, 'cluster-check-requests', {
        where,
        commands: [
          reading(
            lines(
              ...fit.map(
                (name) =>
                  sh`${kubectl} get csr ${name} -o jsonpath='{.spec.request}' | base64 --decode | openssl req -noout -text -nameopt RFC2253 | grep -E 'Subject:|DNS:|IP Address:'`,
              ),
            ),
          ),
        ],
        values,
        minutes: 5,
        risk: 'none',
        source: sources.kubeletTls,
      }),
      step(words, 'cluster-approve', {
        where,
        commands: [changing(sh`${kubectl} certificate approve ${fit}`), reading(sh`${kubectl} get csr ${fit}`)],
        values,
        minutes: 1,
        risk: 'low',
        source: sources.csr,
      }),
    );
  }
  for (const { params } of verdicts.notIssued) {
    steps.push(
      step(words, 'cluster-signing-ca', {
        of: params.signerName,
        where: { kind: 'node', node: undefined, part: 'any-control-plane' },
        commands: [
          reading(
            lines(
              sh`grep -E -e '--cluster-signing-[a-z-]*(cert|key)-file' /etc/kubernetes/manifests/kube-controller-manager.yaml`,
              sh`grep -c 'BEGIN CERTIFICATE' ${params.authorityFile ?? '/etc/kubernetes/pki/ca.crt'}`,
            ),
          ),
          reading(
            sh`${kubectl} logs --namespace=kube-system --selector=component=kube-controller-manager --tail=500 | grep -i 'certificate'`,
          ),
        ],
        values: { signer: params.signerName },
        minutes: 5,
        risk: 'none',
        source: sources.caRotation,
      }),
    );
  }
  return steps;
}
