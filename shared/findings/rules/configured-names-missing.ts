import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FileOfPlace, FindingContext, NodeTree } from '../finding-context.ts';
import { apiServerOf } from '../kubeadm-files.ts';
import { apiServerPodOf, configurationOf, endpointHost } from '../kubeadm-network.ts';
import { rule } from '../rule.ts';
import { coversHost } from '../../pki/server-host.ts';

export interface ConfiguredNamesMissingParams {
  readonly name: string;
  readonly missing: readonly string[];
  readonly askedBy: 'configuration' | 'manifest';
}

/** An endpoint, extra SANs or an advertised address that the certificate, made before, does not have. */
export const configuredNamesMissing = rule({
  id: 'NA-N09',
  severities: ['warning'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go GetAPIServerAltNames',
  find: (context: FindingContext): readonly Verdict<ConfiguredNamesMissingParams>[] =>
    context.trees.flatMap((tree) => {
      const apiServer = apiServerOf(context, tree);
      const names = apiServer?.assessed.certificate.subjectAltName;
      // Without any name it is told as that.
      if (apiServer === undefined || names === undefined || names.dns.length + names.ip.length === 0) return [];
      const told = new Set<string>();
      return asksOf(context, tree).flatMap(({ askedBy, file, hosts }) => {
        const missing = [...new Set(hosts)].filter((host) => !coversHost(names, host) && !told.has(host));
        if (missing.length === 0) return [];
        for (const host of missing) told.add(host);
        return [
          {
            severity: 'warning' as const,
            certificates: fingerprintsOf([apiServer.assessed]),
            places: [placeOf(apiServer.sighting), placeOf({ ...file, field: undefined })],
            params: { name: context.nameOf(apiServer.assessed), missing, askedBy },
          },
        ];
      });
    }),
});

interface Ask {
  readonly askedBy: ConfiguredNamesMissingParams['askedBy'];
  readonly file: FileOfPlace;
  readonly hosts: readonly string[];
}

function asksOf(context: FindingContext, tree: NodeTree): readonly Ask[] {
  const asks: Ask[] = [];
  const configuration = configurationOf(context, tree);
  if (configuration !== undefined) {
    const { controlPlaneEndpoint, certSANs, place, path } = configuration;
    const endpoint = controlPlaneEndpoint === undefined ? undefined : endpointHost(controlPlaneEndpoint);
    const hosts = [...(endpoint === undefined ? [] : [endpoint]), ...certSANs];
    asks.push({ askedBy: 'configuration', file: { place, path }, hosts });
  }
  const pod = apiServerPodOf(context, tree);
  const advertised = pod?.flags['advertise-address'];
  if (pod !== undefined && advertised !== undefined) {
    asks.push({ askedBy: 'manifest', file: { place: pod.place, path: pod.path }, hosts: [advertised] });
  }
  return asks;
}
