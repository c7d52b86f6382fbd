import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { kubeletCurrents } from '../kubelet-currents.ts';
import { rule } from '../rule.ts';
import type { FileParams } from './kubelet-link-broken.ts';

/** A regular file where the kubelet keeps a symlink: it refuses to rotate then, for good. */
export const kubeletLinkReplaced = rule({
  id: 'NA-F03',
  severities: ['warning'],
  source: 'kubernetes/client-go util/certificate/certificate_store.go updateSymlink',
  find: (context: FindingContext): readonly Verdict<FileParams>[] =>
    kubeletCurrents(context)
      .filter(({ current }) => current.sighting.file !== undefined && current.sighting.file.symlinkTarget === undefined)
      .map(({ current }) => ({
        severity: 'warning',
        certificates: fingerprintsOf([current.assessed]),
        places: [placeOf(current.sighting)],
        params: { file: context.fileOf(current) },
      })),
});
