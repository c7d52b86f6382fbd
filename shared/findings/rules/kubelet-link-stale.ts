import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { kubeletCurrents } from '../kubelet-currents.ts';
import { rule } from '../rule.ts';

export interface KubeletLinkStaleParams {
  readonly file: string;
  readonly newest: string;
}

/** The kubelet uses an older pair than the newest that lies beside it: a rotation broke off, or a backup was put back. */
export const kubeletLinkStale = rule({
  id: 'NA-F04',
  severities: ['warning'],
  source: 'kubernetes/client-go util/certificate/certificate_store.go',
  find: (context: FindingContext): readonly Verdict<KubeletLinkStaleParams>[] =>
    kubeletCurrents(context).flatMap(({ current, dated }) => {
      const ownEnd = current.assessed.certificate.notAfter ?? -Infinity;
      const newer = dated
        .filter(({ assessed: { certificate } }) => (certificate.notAfter ?? -Infinity) > ownEnd)
        .toSorted((a, b) => (b.assessed.certificate.notAfter ?? 0) - (a.assessed.certificate.notAfter ?? 0));
      const [newest] = newer;
      if (newest === undefined) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: fingerprintsOf([current.assessed, newest.assessed]),
          places: [placeOf(current.sighting), placeOf(newest.sighting)],
          params: { file: context.fileOf(current), newest: fileLabel(newest.sighting.path) },
        },
      ];
    }),
});
