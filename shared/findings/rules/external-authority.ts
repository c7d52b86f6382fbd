import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { AssessedCertificate } from '../../pki/assessment.ts';
import type { FindingContext } from '../finding-context.ts';
import { isClusterAuthority } from '../cluster-authority.ts';
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
      (each) => each.isExternalCa && isClusterAuthority(context, each) && !isOfExternalEtcd(context, each),
    );
    if (external.length === 0) return [];
    return [
      {
        severity: 'notice',
        certificates: fingerprintsOf(external),
        places: placesOf(external),
        params: { authorities: external.map(context.nameOf) },
      },
    ];
  },
});

/** The CA of an etcd that is run elsewhere has its key there. */
function isOfExternalEtcd(context: FindingContext, { role, sightings }: AssessedCertificate): boolean {
  if (role !== 'etcd-ca') return false;
  return context.trees.some(
    (tree) =>
      sightings.some(({ place, path }) => place === tree.place && path.startsWith(`${tree.certificatesDir}/`)) &&
      isEtcdExternal(context, tree),
  );
}
