import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { apiServerOf } from '../kubeadm-files.ts';
import { configurationOf, serviceAddress } from '../kubeadm-network.ts';
import { rule } from '../rule.ts';

export interface ServiceAddressMissingParams {
  readonly name: string;
  readonly address: string;
}

/** Pods reach the API server by the first address of the service CIDR, as the kubeadm configuration beside says it. */
export const serviceAddressMissing = rule({
  id: 'NA-N02',
  severities: ['warning'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go GetAPIServerAltNames',
  find: (context: FindingContext): readonly Verdict<ServiceAddressMissingParams>[] =>
    context.trees.flatMap((tree) => {
      const apiServer = apiServerOf(context, tree);
      const configuration = configurationOf(context, tree);
      const address = configuration === undefined ? undefined : serviceAddress(configuration);
      if (apiServer === undefined || configuration === undefined || address === undefined) return [];
      const { ip, dns } = apiServer.assessed.certificate.subjectAltName;
      if (ip.includes(address) || ip.length + dns.length === 0) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: fingerprintsOf([apiServer.assessed]),
          places: [
            placeOf(apiServer.sighting),
            placeOf({ place: configuration.place, path: configuration.path, field: undefined }),
          ],
          params: { name: context.nameOf(apiServer.assessed), address },
        },
      ];
    }),
});
