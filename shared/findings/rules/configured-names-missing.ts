import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { apiServerOf } from '../kubeadm-files.ts';
import { configurationOf, endpointHost } from '../kubeadm-network.ts';
import { rule } from '../rule.ts';
import { coversHost } from '../server-host.ts';

export interface ConfiguredNamesMissingParams {
  readonly name: string;
  readonly missing: readonly string[];
}

/** The kubeadm configuration names an endpoint or extra SANs that the certificate, made before, does not have. */
export const configuredNamesMissing = rule({
  id: 'NA-N09',
  severities: ['warning'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go GetAPIServerAltNames',
  find: (context: FindingContext): readonly Verdict<ConfiguredNamesMissingParams>[] =>
    context.trees.flatMap((tree) => {
      const apiServer = apiServerOf(context, tree);
      const configuration = configurationOf(context, tree);
      if (apiServer === undefined || configuration === undefined) return [];
      const { controlPlaneEndpoint, certSANs } = configuration;
      const endpoint = controlPlaneEndpoint === undefined ? undefined : endpointHost(controlPlaneEndpoint);
      const names = apiServer.assessed.certificate.subjectAltName;
      const missing = [...new Set([...(endpoint === undefined ? [] : [endpoint]), ...certSANs])].filter(
        (host) => !coversHost(names, host),
      );
      if (missing.length === 0 || names.dns.length + names.ip.length === 0) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: fingerprintsOf([apiServer.assessed]),
          places: [
            placeOf(apiServer.sighting),
            placeOf({ place: configuration.place, path: configuration.path, field: undefined }),
          ],
          params: { name: context.nameOf(apiServer.assessed), missing },
        },
      ];
    }),
});
