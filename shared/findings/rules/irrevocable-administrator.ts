import { commonNameOf } from '../../x509/common-name.ts';
import { attributeValues } from '../../kubernetes/name-attributes.ts';
import type { Role } from '../../kubernetes/role.ts';
import { isExpiredAt } from '../expiry.ts';
import { evidenceOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import type { NamesParams } from './no-names.ts';

/** Made so by their distribution; kubeadm's kept the group when they were renewed from before 1.29. */
const usualRoles: ReadonlySet<Role | undefined> = new Set<Role>([
  'admin.conf',
  'super-admin.conf',
  'apiserver',
  'apiserver-kubelet-client',
  'apiserver-etcd-client',
  'etcd-healthcheck-client',
  'front-proxy-client',
]);
/** k3s and OpenShift · Talos and MicroK8s · RKE1 · minikube · k3s · k0s */
const usualNames = new Set([
  'system:admin',
  'admin',
  'kube-admin',
  'minikube-user',
  'minikube',
  'aggregator',
  'system:k3s-supervisor',
  'system:rke2-supervisor',
  'system:apiserver',
  'kubernetes-admin',
  'kubernetes-super-admin',
  'konnectivity',
]);

/** A person's certificate in the group that no RBAC rule can take anything from. */
export const irrevocableAdministrator = rule({
  id: 'NA-N08',
  severities: ['notice'],
  source: 'kubernetes/enhancements keps/sig-cluster-lifecycle/kubeadm/4214-separate-super-user-kubeconfig',
  find: ({ assessment: { certificates, at }, nameOf }: FindingContext): readonly Verdict<NamesParams>[] => {
    const found = certificates.filter(
      ({ certificate, role }) =>
        attributeValues(certificate.subject, 'O').includes('system:masters') &&
        !usualRoles.has(role) &&
        !usualNames.has(commonNameOf(certificate.subject) ?? '') &&
        certificate.extKeyUsage?.includes('serverAuth') !== true &&
        !isExpiredAt(certificate, at),
    );
    if (found.length === 0) return [];
    return [
      {
        severity: 'notice',
        ...evidenceOf(found),
        params: { names: found.map(nameOf) },
      },
    ];
  },
});
