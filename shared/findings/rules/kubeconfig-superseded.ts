import { groupBy } from '../../pki/group-by.ts';
import { kubeconfigClients } from '../../pki/kubeconfig-fleet.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { subjectLabel } from '../../x509/name-label.ts';
import { staleAdminCopies } from '../admin-copies.ts';
import { fileLabels, maxPlaces, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface KubeconfigSupersededParams {
  readonly files: readonly string[];
  readonly user: string;
  /** Where the later certificate lies. */
  readonly newest: string;
  readonly endsAt: EpochMs | undefined;
}

/** A kubeconfig that somebody carries about holds an older certificate than its user has by now. */
export const kubeconfigSuperseded = rule({
  id: 'NA-F23',
  severities: ['notice'],
  source: 'kubernetes/kubeadm#581; k3s-io/k3s#10021',
  find: (context: FindingContext): readonly Verdict<KubeconfigSupersededParams>[] => {
    // Copies of an admin.conf that is there itself have a finding of their own.
    const told = new Set(
      staleAdminCopies(context).map(({ copy: { sighting } }) => `${sighting.place}\n${sighting.path}`),
    );
    const { superseded } = kubeconfigClients(context.assessment.inventory);
    const open = [...superseded.values()].filter(
      ({ entry: { kubeconfig } }) => !told.has(`${kubeconfig.place}\n${kubeconfig.path}`),
    );
    return [...groupBy(open, ({ newest }) => newest)].map(([newest, older]) => {
      const at = newest.sightings.find(({ medium }) => medium !== 'served');
      return {
        severity: 'notice',
        certificates: [...new Set([...older.map(({ entry }) => entry.related), newest])].map(
          ({ certificate }) => certificate.sha256,
        ),
        places: [
          ...older.slice(0, maxPlaces).map(({ entry }) => placeOf({ ...entry.kubeconfig, field: undefined })),
          ...(at === undefined ? [] : [placeOf(at)]),
        ],
        params: {
          files: fileLabels(older.map(({ entry }) => entry.kubeconfig)),
          user: subjectLabel(newest.certificate),
          newest: at?.path ?? '',
          endsAt: newest.certificate.notAfter,
        },
      };
    });
  },
});
