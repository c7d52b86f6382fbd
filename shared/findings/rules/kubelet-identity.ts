import { attributeValues } from '../../kubernetes/name-attributes.ts';
import type { DistributionId } from '../../kubernetes/distributions/distribution.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface KubeletIdentityParams {
  readonly subject: string;
  readonly lacks: 'node-name' | 'group';
}

/** These give all their nodes one name, and use no node authorizer. */
const oneNameForAll: ReadonlySet<DistributionId | undefined> = new Set<DistributionId>(['rke1', 'kube-aws']);

/** The node authorizer knows a kubelet by `CN=system:node:<name>` and `O=system:nodes`, and by nothing else. */
export const kubeletIdentity = rule({
  id: 'NA-N07',
  severities: ['critical'],
  source: 'kubernetes/kubernetes pkg/auth/nodeidentifier/default.go',
  find: ({ assessment: { certificates }, distributionAt }: FindingContext): readonly Verdict<KubeletIdentityParams>[] =>
    certificates.flatMap((assessed) => {
      const { role, certificate, isReplaced } = assessed;
      if (role !== 'kubelet-client' || isReplaced) return [];
      if (assessed.sightings.some((sighting) => oneNameForAll.has(distributionAt(sighting)))) return [];
      const isNamed = attributeValues(certificate.subject, 'CN').at(-1)?.startsWith('system:node:') === true;
      const isGrouped = attributeValues(certificate.subject, 'O').includes('system:nodes');
      if (isNamed && isGrouped) return [];
      return [
        {
          severity: 'critical' as const,
          certificates: fingerprintsOf([assessed]),
          places: placesOf([assessed]),
          params: { subject: certificate.subject.text, lacks: isNamed ? 'group' : 'node-name' },
        },
      ];
    }),
});
