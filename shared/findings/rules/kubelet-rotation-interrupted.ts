import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { kubeletFile } from '../kubelet-folder.ts';
import { rule } from '../rule.ts';
import type { FileParams } from './kubelet-link-broken.ts';

/** The link that a kubelet makes and renames within one rotation is still there. */
export const kubeletRotationInterrupted = rule({
  id: 'NA-F05',
  severities: ['warning'],
  source: 'kubernetes/client-go util/certificate/certificate_store.go recover',
  find: ({ assessment: { certificates }, fileOf }: FindingContext): readonly Verdict<FileParams>[] =>
    certificates
      .filter(({ role }) => role === 'kubelet-client' || role === 'kubelet-server')
      .flatMap((assessed) =>
        assessed.sightings
          .filter(({ path, medium }) => medium === 'file' && kubeletFile(path)?.kind === 'updated')
          .map((sighting) => ({
            severity: 'warning' as const,
            certificates: fingerprintsOf([assessed]),
            places: [placeOf(sighting)],
            params: { file: fileOf({ assessed, sighting }) },
          })),
      ),
});
