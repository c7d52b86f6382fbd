import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FileOfPlace, FindingContext, NodeTree } from '../finding-context.ts';
import { apiServerOf } from '../kubeadm-files.ts';
import { apiServerPodOf, configurationOf, serviceAddress } from '../kubeadm-network.ts';
import { rule } from '../rule.ts';

export interface ServiceAddressMissingParams {
  readonly name: string;
  readonly address: string;
}

/** Pods reach the API server by the first address of the service CIDR: of its manifest, else of the configuration. */
export const serviceAddressMissing = rule({
  id: 'NA-N02',
  severities: ['warning'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go GetAPIServerAltNames',
  find: (context: FindingContext): readonly Verdict<ServiceAddressMissingParams>[] =>
    context.trees.flatMap((tree) => {
      const apiServer = apiServerOf(context, tree);
      const range = serviceRangeOf(context, tree);
      const address = range === undefined ? undefined : serviceAddress(range.cidrs);
      if (apiServer === undefined || range === undefined || address === undefined) return [];
      const { ip, dns } = apiServer.assessed.certificate.subjectAltName;
      if (ip.includes(address) || ip.length + dns.length === 0) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: fingerprintsOf([apiServer.assessed]),
          places: [placeOf(apiServer.sighting), placeOf({ ...range.saidBy, field: undefined })],
          params: { name: context.nameOf(apiServer.assessed), address },
        },
      ];
    }),
});

interface ServiceRange {
  /** `undefined`: a configuration that leaves it to kubeadm. */
  readonly cidrs: string | undefined;
  readonly saidBy: FileOfPlace;
}

function serviceRangeOf(context: FindingContext, tree: NodeTree): ServiceRange | undefined {
  const pod = apiServerPodOf(context, tree);
  const flag = pod?.flags['service-cluster-ip-range'];
  if (pod !== undefined && flag !== undefined) {
    return { cidrs: flag, saidBy: { place: pod.place, path: pod.path } };
  }
  const configuration = configurationOf(context, tree);
  if (configuration === undefined) return undefined;
  const { serviceSubnet, place, path } = configuration;
  return { cidrs: serviceSubnet, saidBy: { place, path } };
}
