import { evidenceOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { AssessedCertificate } from '../../pki/assessment.ts';
import type { FindingContext, NodeTree } from '../finding-context.ts';
import { isEtcdExternal } from '../kubeadm-files.ts';
import { rule } from '../rule.ts';

export interface ExternalAuthorityParams {
  readonly authorities: readonly string[];
}

/** Certificates lie with their keys and the CA that issued them lies without its own: kubeadm cannot renew them here. */
export const externalAuthority = rule({
  id: 'NA-C15',
  severities: ['notice'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certs.go UsingExternalCA',
  find: (context: FindingContext): readonly Verdict<ExternalAuthorityParams>[] => {
    const external = context.authorities.filter(
      (each) => each.isExternalCa && context.trees.some((tree) => isExternalIn(context, tree, each)),
    );
    if (external.length === 0) return [];
    return [
      {
        severity: 'notice',
        ...evidenceOf(external),
        params: { authorities: external.map(context.nameOf) },
      },
    ];
  },
});

/** The CA of an etcd that is run elsewhere has its key there. */
function isExternalIn(context: FindingContext, tree: NodeTree, { role, sightings }: AssessedCertificate): boolean {
  const liesThere = sightings.some(
    ({ place, path }) => place === tree.place && path.startsWith(`${tree.certificatesDir}/`),
  );
  return liesThere && !(role === 'etcd-ca' && isEtcdExternal(context, tree));
}
