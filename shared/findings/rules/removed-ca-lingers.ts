import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { isExpiredAt } from '../expiry.ts';
import { kubeadmAuthority } from '../kubeadm-files.ts';
import { rule } from '../rule.ts';
import { isCa } from '../../x509/certificate.ts';

export interface RemovedCaLingersParams {
  readonly authorities: readonly string[];
  readonly authorityFile: string;
  readonly field: string;
}

const path = 'ConfigMap kube-system/extension-apiserver-authentication';
const fields = [
  ['client-ca-file', 'ca'],
  ['requestheader-client-ca-file', 'front-proxy-ca'],
] as const;

/** The running API servers merge their CAs into a ConfigMap that only grows: who was removed is believed elsewhere still. */
export const removedCaLingers = rule({
  id: 'NA-C23',
  severities: ['warning'],
  source:
    'kubernetes/kubernetes pkg/controlplane/controller/clusterauthenticationtrust/cluster_authentication_trust_controller.go',
  find: (context: FindingContext): readonly Verdict<RemovedCaLingersParams>[] =>
    context.assessment.inventory.clusters.flatMap(({ place }) =>
      fields.flatMap(([field, role]) => {
        const stored = context
          .inFile(place, path)
          .filter(({ sighting, assessed }) => sighting.field === field && isCa(assessed.certificate));
        for (const tree of context.trees) {
          const onDisk = kubeadmAuthority(context, tree, role);
          const keys = new Set(onDisk.certificates.map(({ assessed }) => assessed.certificate.spkiSha256));
          // Of another cluster, where they have nothing in common.
          if (!stored.some(({ assessed }) => keys.has(assessed.certificate.spkiSha256))) continue;
          const lingering = stored.filter(
            ({ assessed }) =>
              !keys.has(assessed.certificate.spkiSha256) && !isExpiredAt(assessed.certificate, context.assessment.at),
          );
          if (lingering.length === 0) return [];
          return [
            {
              severity: 'warning' as const,
              certificates: fingerprintsOf(lingering.map(({ assessed }) => assessed)),
              places: [
                placeOf({ place, path, field }),
                ...onDisk.certificates.slice(0, 1).map(({ sighting }) => placeOf(sighting)),
              ],
              params: {
                authorities: lingering.map(({ assessed }) => context.nameOf(assessed)),
                authorityFile: onDisk.path,
                field,
              },
            },
          ];
        }
        return [];
      }),
    ),
});
