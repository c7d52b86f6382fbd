import type { Verdict } from '../../findings/finding.ts';
import type { RootCaCopiesDifferParams } from '../../findings/rules/root-ca-copies-differ.ts';
import { listOf } from '../../words/renewal/list-of.ts';
import type { Step } from '../plan.ts';
import { lines, sh } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import type { ClusterParts } from './kubectl-of.ts';

export function rootCaSteps(
  { words, kubectl }: ClusterParts,
  verdicts: readonly Verdict<RootCaCopiesDifferParams>[],
): readonly Step[] {
  return verdicts.map(({ params: { namespaces } }) =>
    step(words, 'cluster-root-ca', {
      where: { kind: 'kubectl' },
      commands: [
        changing(
          lines(...namespaces.map((name) => sh`${kubectl} delete configmap kube-root-ca.crt --namespace=${name}`)),
        ),
        reading(
          lines(
            ...['kube-system', ...namespaces].map(
              (name) =>
                sh`${kubectl} get configmap kube-root-ca.crt --namespace=${name} -o jsonpath='{.data.ca\\.crt}' | openssl x509 -noout -fingerprint -sha256`,
            ),
          ),
        ),
      ],
      values: { namespaces: listOf(namespaces, words) },
      minutes: 2,
      risk: 'low',
      source: sources.caRotation,
    }),
  );
}
