import { attributeValues } from '../../kubernetes/name-attributes.ts';
import { evidenceOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { usagesOf } from '../usages.ts';
import type { NamesParams } from './no-names.ts';

/** A server's certificate that is a cluster administrator's as well: whoever takes the node takes the cluster. */
export const serverMayAdminister = rule({
  id: 'NA-N06',
  severities: ['notice'],
  source: 'kubernetes/website content/en/docs/reference/access-authn-authz/rbac.md system:masters',
  find: ({ assessment: { certificates }, nameOf, isByDesign }: FindingContext): readonly Verdict<NamesParams>[] => {
    const found = certificates.filter(
      ({ certificate, role, sightings }) =>
        (role === 'server' || usagesOf(role).includes('serverAuth')) &&
        certificate.extKeyUsage?.includes('clientAuth') === true &&
        attributeValues(certificate.subject, 'O').includes('system:masters') &&
        !sightings.some((sighting) => isByDesign(sighting, 'apiserver-in-system-masters')),
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
