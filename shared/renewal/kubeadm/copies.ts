import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { visibleText } from '../../x509/visible-text.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import type { Step } from '../plan.ts';
import { lines, sh } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import type { KubeadmNode } from './kubeadm-node.ts';

/** A kubeconfig outside `/etc/kubernetes` that holds a certificate of this cluster. */
export interface KubeconfigCopy {
  readonly path: string;
  readonly assessed: AssessedCertificate;
}

/** Copies of what kubeadm renews: renewing the original does not reach them. */
export function copiesOf(assessment: Assessment, nodes: readonly KubeadmNode[]): readonly KubeconfigCopy[] {
  const authorities = new Set(
    nodes.flatMap((node) => node.authorities.map(({ assessed }) => assessed.certificate.sha256)),
  );
  const inTrees = (place: string, path: string): boolean =>
    nodes.some((node) => node.place === place && path.startsWith(`${node.tree.folder}/`));
  const copies = assessment.certificates.flatMap((assessed): KubeconfigCopy[] => {
    const isOurs = assessed.role === 'admin.conf' || assessed.role === 'super-admin.conf';
    if (!isOurs || !assessed.path.some((sha256) => authorities.has(sha256))) return [];
    return assessed.sightings
      .filter(({ medium, place, path }) => medium === 'kubeconfig' && !inTrees(place, path))
      .map(({ path }) => ({ path, assessed }));
  });
  return [...new Map(copies.map((copy) => [copy.path, copy])).values()];
}

export function replaceCopies(
  words: PlanWords,
  copies: readonly KubeconfigCopy[],
  adminConf: AssessedCertificate | undefined,
): Step {
  return step(words, copies.length > 0 ? 'kubeconfig-copies-found' : 'kubeconfig-copies', {
    where: { kind: 'copies' },
    commands: [
      changing(
        lines(
          sh`cp -p "$HOME/.kube/config" "$HOME/.kube/config.before"`,
          sh`(umask 077; cp /etc/kubernetes/admin.conf "$HOME/.kube/config")`,
        ),
      ),
      reading(sh`kubectl get --raw=/readyz`),
    ],
    values: { files: copies.map(({ path }) => visibleText(path)).join(', ') },
    minutes: 5,
    risk: 'low',
    source: sources.kubeadmCerts,
    certificates: [...copies.map(({ assessed }) => assessed), ...(adminConf === undefined ? [] : [adminConf])],
  });
}
