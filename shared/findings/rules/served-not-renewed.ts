import type { DistributionId } from '../../kubernetes/distributions/distribution.ts';
import { distributionOf } from '../../kubernetes/distributions/registry.ts';
import { restartCommands } from '../../renewal/distributions/restart-commands.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { fileLabel, placeOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { renewedNotServed } from '../renewed-not-served.ts';
import { rule } from '../rule.ts';

export interface ServedNotRenewedParams {
  readonly component: string;
  readonly endpoints: readonly string[];
  readonly file: string;
  /** Of what is presented. */
  readonly endsAt: EpochMs | undefined;
  readonly hasExpired: boolean;
  /** When the file was written. */
  readonly writtenAt: EpochMs | undefined;
  /** The distribution's own commands that start it again, one after the other. */
  readonly restart: readonly string[];
  /** What a version of the component was seen to do by itself, which this one has not done. */
  readonly reload: { readonly withinSeconds: number | undefined; readonly measuredWith: string } | undefined;
}

/** Renewed on disk, and the process goes on with the old one: everything looks well until that one ends. */
export const servedNotRenewed = rule({
  id: 'NA-F01',
  severities: ['critical', 'warning'],
  source:
    'kubernetes/kubernetes#98310; kubernetes/kubernetes staging/src/k8s.io/apiserver/pkg/server/dynamiccertificates',
  find: (context: FindingContext): readonly Verdict<ServedNotRenewedParams>[] =>
    renewedNotServed(context).map(({ component, served, onDisk, endpoints, reload }) => {
      const isUrgent = served.status === 'expired' || served.status === 'critical';
      const reloads = reload !== undefined && (reload.how === 'reloads' || reload.how === 'next-connection');
      return {
        severity: isUrgent ? 'critical' : 'warning',
        certificates: [served.certificate.sha256, onDisk.related.certificate.sha256],
        places: [...endpoints.map((each) => placeOf({ ...each, field: undefined })), placeOf(onDisk.sighting)],
        params: {
          component,
          endpoints: [...new Set(endpoints.map(({ path }) => path))],
          file: fileLabel(onDisk.sighting.path),
          endsAt: served.certificate.notAfter,
          hasExpired: isExpiredAt(served.certificate, context.assessment.at),
          restart: restartOf(component, onDisk.related.nodes[0], context.distributionAt(onDisk.sighting)),
          writtenAt: onDisk.sighting.file?.modifiedAt,
          reload:
            reloads && reload.measuredWith !== undefined
              ? { withinSeconds: reload.withinSeconds, measuredWith: reload.measuredWith }
              : undefined,
        },
      };
    }),
});

function restartOf(component: string, node: string | undefined, id: DistributionId | undefined): readonly string[] {
  if (id === undefined) return [];
  const part = component === 'kubelet' ? 'worker' : 'control-plane';
  return restartCommands(distributionOf(id), part, { node, component }).map(({ text }) => text);
}
