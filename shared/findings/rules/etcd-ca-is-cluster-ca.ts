import { sameKeyIn } from '../authority-posts.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import type { SameAuthorityParams } from './request-header-ca-is-client-ca.ts';

/** Every client certificate of the cluster is then one for etcd, which has all data and asks no RBAC. */
export const etcdCaIsClusterCa = rule({
  id: 'NA-C07',
  severities: ['warning', 'notice'],
  source: 'kubernetes/website content/en/docs/setup/best-practices/certificates.md',
  find: (context: FindingContext): readonly Verdict<SameAuthorityParams>[] =>
    sameKeyIn(context, 'etcd-ca', 'ca').map(({ one, other }) => ({
      severity: context.isByDesign(one.sighting, 'etcd-ca-is-cluster-ca') ? 'notice' : 'warning',
      certificates: [...new Set(fingerprintsOf([one.assessed, other.assessed]))],
      places: [placeOf(one.sighting), placeOf(other.sighting)],
      params: { file: fileLabel(one.sighting.path), otherFile: fileLabel(other.sighting.path) },
    })),
});
